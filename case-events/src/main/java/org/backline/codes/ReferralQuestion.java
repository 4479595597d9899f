package org.backline.codes;

/** What the trainer asks the physician. */
public enum ReferralQuestion {
    DIAGNOSIS,
    IMAGING_NEEDED,
    EMERGENCY_EVALUATION,
    CLEARANCE_TO_PARTICIPATE,
    MANAGEMENT_ADVICE
}
