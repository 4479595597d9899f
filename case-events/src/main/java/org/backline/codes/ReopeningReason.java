package org.backline.codes;

/** Why a closed case is open again. */
public enum ReopeningReason {
    RECURRENCE,
    NEW_INFORMATION,
    CLOSED_IN_ERROR
}
