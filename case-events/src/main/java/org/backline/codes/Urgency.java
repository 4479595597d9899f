package org.backline.codes;

/** How soon a physician must see the athlete, most urgent first. */
public enum Urgency {
    /** Now, same day. */
    EMERGENCY,
    /** 24 h for a motor deficit or suspected infection, otherwise 72 h. */
    URGENT,
    /** 14 days; 7 days when bone stress is suspected. */
    ROUTINE
}
