package org.backline.codes;

/** Where the cause is thought to lie. */
public enum CauseCategory {
    MUSCULAR,
    /** Sacroiliac joint, mechanical. */
    SIJ,
    BONY,
    DISC,
    NERVE,
    /** Infection, malignancy, cauda equina, vascular, visceral or exertional emergency. */
    SERIOUS,
    UNDETERMINED
}
