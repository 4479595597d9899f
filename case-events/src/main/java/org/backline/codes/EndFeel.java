package org.backline.codes;

/** What stops a stretch test. */
public enum EndFeel {
    MUSCLE,
    NEURAL
}
