package org.backline.codes;

/** Why a program ended before it was completed. */
public enum StopReason {
    PHYSICIAN_DECISION,
    CAUSE_REVISED,
    NEW_RED_FLAG,
    CASE_CLOSED,
    ATHLETE_WITHDREW
}
