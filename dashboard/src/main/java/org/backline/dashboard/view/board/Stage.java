package org.backline.dashboard.view.board;

/** Where a case stands; every open case is in exactly one of them. */
public enum Stage {
    NEW,
    ASSESSING,
    IN_PROGRAM,
    WITH_PHYSICIAN,
    READY_TO_CLOSE,
    CLOSED
}
