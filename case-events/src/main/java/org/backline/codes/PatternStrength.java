package org.backline.codes;

/** How firmly the findings support a pattern. */
public enum PatternStrength {
    LIKELY,
    POSSIBLE
}
