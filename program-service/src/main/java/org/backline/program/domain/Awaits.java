package org.backline.program.domain;

/** What a program on hold waits for once no referral is open. */
public enum Awaits {
    NOTHING,
    /** The trainer changes the plan and lets it go on. */
    CHANGE,
    /** The cause is looked for anew. */
    ASSESSMENT
}
