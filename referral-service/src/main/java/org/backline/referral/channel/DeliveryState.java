package org.backline.referral.channel;

/** How far a delivery is. */
public enum DeliveryState {
    /** It will be tried, for the first time or again. */
    WAITING,
    /** The other side has confirmed it. */
    DELIVERED,
    /** It was tried until the end; only an operator starts it again. */
    DEAD
}
