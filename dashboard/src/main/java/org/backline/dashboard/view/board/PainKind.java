package org.backline.dashboard.view.board;

/** When an athlete was asked for the pain. */
public enum PainKind {
    INTAKE,
    VISIT,
    BEFORE_SESSION,
    DURING_SESSION
}
