package org.backline.codes;

/** Why a referral was taken back before a physician answered. */
public enum CancellationReason {
    ATHLETE_DECLINED,
    SEEN_ELSEWHERE,
    DUPLICATE,
    NO_LONGER_NEEDED,
    ENTERED_IN_ERROR
}
