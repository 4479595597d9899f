package org.backline.codes;

/** What a referral is taken up again after. */
public enum ReopenedFrom {
    INTERRUPTED,
    CANCELLED,
    CLOSED
}
