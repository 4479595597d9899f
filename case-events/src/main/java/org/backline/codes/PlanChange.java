package org.backline.codes;

/** What changed the plan of a running program. */
public enum PlanChange {
    /** The trainer changed it by hand. */
    EDITED,
    /** A physician's restriction, or a finding, took something out. */
    RESTRICTED,
    /** It went on to the next phase. */
    PROGRESSED,
    /** It went back to the phase before, or to lower doses. */
    REGRESSED
}
