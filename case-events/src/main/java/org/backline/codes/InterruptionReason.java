package org.backline.codes;

/** Why a referral rests. */
public enum InterruptionReason {
    ATHLETE_AWAY,
    ATHLETE_ILL,
    ATHLETE_UNREACHABLE,
    AWAITING_APPROVAL,
    PHYSICIAN_AWAY
}
