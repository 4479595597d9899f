package org.backline.intake.domain;

/** Why a record must not be erased, whatever its age. */
public enum LegalHoldReason {
    LITIGATION,
    INVESTIGATION,
    AUDIT,
    COMPLAINT
}
