package org.backline.codes;

/** Pain, tingling or weakness in a leg. */
public enum LegSymptoms {
    NONE,
    LEFT,
    RIGHT,
    BILATERAL
}
