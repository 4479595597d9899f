package org.backline.referral.fhir;

/** What somebody does besides the role. */
public enum Duty {
    /** Emergencies are asked of this physician. */
    ON_CALL
}
