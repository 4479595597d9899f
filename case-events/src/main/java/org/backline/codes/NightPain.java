package org.backline.codes;

/** Pain at night. */
public enum NightPain {
    /** No pain at night. */
    NONE,
    /** Pain that eases with a change of position. */
    POSITIONAL,
    /** Pain that no position eases. */
    CONSTANT
}
