package org.backline.codes;

/** Why a program rests. */
public enum HoldReason {
    REFERRAL_OPEN,
    PAIN_RESPONSE,
    ILLNESS,
    ATHLETE_AWAY
}
