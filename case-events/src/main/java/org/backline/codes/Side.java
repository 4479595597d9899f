package org.backline.codes;

/** Side of the body. */
public enum Side {
    LEFT,
    RIGHT,
    BILATERAL,
    MIDLINE,
    NONE
}
