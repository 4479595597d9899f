package org.backline.intake.domain;

/** Why an athlete is erased. */
public enum ErasureReason {
    RETENTION_ENDED,
    ATHLETE_REQUEST,
    LEGAL_OBLIGATION,
    REGISTERED_IN_ERROR
}
