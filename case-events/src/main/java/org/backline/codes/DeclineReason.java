package org.backline.codes;

/** Why a physician does not take a referral. */
public enum DeclineReason {
    NOT_MY_SPECIALTY,
    NO_CAPACITY,
    INSUFFICIENT_INFORMATION,
    NOT_INDICATED,
    SEND_TO_EMERGENCY
}
