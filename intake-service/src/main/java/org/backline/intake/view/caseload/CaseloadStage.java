package org.backline.intake.view.caseload;

/** Where a case stands, as far as this service knows. */
public enum CaseloadStage {
    OPEN,
    WITH_PHYSICIAN,
    /** The program is completed and no physician is asked: the trainer closes the case. */
    READY_TO_CLOSE,
    CLOSED
}
