package org.backline.intake.view.caseload;

/** Where a case stands, as far as this service knows. */
public enum CaseloadStage {
    OPEN,
    WITH_PHYSICIAN,
    CLOSED
}
