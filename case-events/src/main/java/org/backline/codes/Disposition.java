package org.backline.codes;

/** What the rules propose for a case, most urgent first. */
public enum Disposition {
    /** Emergency department now, same day; only a physician lowers it. */
    EMERGENCY,
    /** Physician within 24 h (deficit, infection) or 72 h. */
    URGENT,
    /** Physician within 14 days, 7 when bone stress is suspected. */
    ROUTINE,
    /** The trainer manages within standing orders. */
    MANAGE,
    /** Nothing at or above ROUTINE fires and the screen has gaps. */
    INCOMPLETE
}
