package org.backline.codes;

/** The way by which a referral reached a physician. */
public enum DeliveryChannel {
    INBOX,
    FEED,
    WEBHOOK,
    EMAIL,
    LINK,
    FHIR
}
