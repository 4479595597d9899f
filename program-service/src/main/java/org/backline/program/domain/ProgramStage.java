package org.backline.program.domain;

/** Where a program stands. */
public enum ProgramStage {
    /** No program was ever drafted for the case. */
    NONE,
    DRAFTED,
    ASSIGNED,
    HELD,
    COMPLETED,
    STOPPED;

    /** Whether there is a program that has not ended. */
    public boolean isOpen() {
        return this == DRAFTED || this == ASSIGNED || this == HELD;
    }
}
