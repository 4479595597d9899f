package org.backline.program.domain;

/** A sign after a session that sends a program back. */
public enum SessionSign {
    /** Pain newly woke the athlete at night. */
    NIGHT_WAKING,
    /** Symptoms spread down the leg. */
    SYMPTOMS_SPREAD
}
