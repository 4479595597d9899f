package org.backline.referral.fhir;

/** What somebody does in a clinic. */
public enum StaffRole {
    ATHLETIC_TRAINER,
    PHYSICIAN
}
