package org.backline.program.domain;

/** Who said what was done in a session. */
public enum LoggedBy {
    TRAINER,
    /** The athlete, through a signed link. */
    ATHLETE
}
