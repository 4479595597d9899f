package org.backline.codes;

/** What asked for a referral. */
public enum ReferralOrigin {
    /** An emergency or urgent flag at the door. */
    INTAKE,
    /** The trainer, after an assessment. */
    ASSESSMENT,
    /** No progress in spite of the program. */
    PROGRAM
}
