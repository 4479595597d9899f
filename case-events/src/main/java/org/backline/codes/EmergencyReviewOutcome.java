package org.backline.codes;

/** What the privacy officer found of an emergency access. */
public enum EmergencyReviewOutcome {
    JUSTIFIED,
    NOT_JUSTIFIED
}
