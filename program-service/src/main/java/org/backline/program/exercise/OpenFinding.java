package org.backline.program.exercise;

/** A finding that decides about the order of a session while it is open. */
public enum OpenFinding {
    /** The modified Thomas test is positive with the pelvis controlled. */
    HIP_FLEXORS_TIGHT,
    /** The slump test is positive. */
    SLUMP_POSITIVE,
    /** An acute spasm with pain of 6 or more within the last 24 hours. */
    ACUTE_SPASM
}
