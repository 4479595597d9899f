package org.backline.dashboard.view.board;

/** How far a program has come. */
public enum ProgramState {
    DRAFTED,
    ASSIGNED,
    HELD,
    COMPLETED,
    STOPPED
}
