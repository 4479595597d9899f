package org.backline.intake.roster;

/** What became of a line. */
public enum LineState {
    /** Without a fault. */
    READY,
    /** Not taken; its problems say why. */
    REFUSED,
    /** In the register. */
    REGISTERED
}
