package org.backline.program.domain;

/** Why the plan of a program changed. */
public enum RevisionCause {
    TRAINER_EDIT,
    /** A physician's restriction took something away. */
    RESTRICTION,
    /** A finding closed a door that an order rule watches. */
    FINDING
}
