package org.backline.codes;

/** What the trainer does with the physician's answer. */
public enum ReconciliationChoice {
    RETURN_TO_ASSESSMENT,
    RESUME_PROGRAM,
    CHANGE_PROGRAM,
    STOP_PROGRAM
}
