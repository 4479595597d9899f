package org.backline.intake.domain;

/** How far the program of a case is, as far as the case has heard. */
public enum ProgramCourse {
    /** None was assigned since the case was opened, or it was stopped. */
    NONE,
    RUNNING,
    /** Nothing is left to do but to close the case. */
    COMPLETED
}
