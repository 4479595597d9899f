package org.backline.assessment.domain;

/** Where an assessment stands. */
public enum AssessmentStage {
    /** Nothing is decided. */
    OPEN,
    /** A muscular cause was identified and stands. */
    CAUSE_IDENTIFIED,
    /** A physician has been asked, and the answer is not yet reconciled. */
    REFERRED,
    /** The case is closed. */
    CLOSED
}
