package org.backline.referral.domain.roster;

/** What a physician is trained in, as far as back pain needs it. */
public enum Specialty {
    SPORTS_MEDICINE,
    ORTHOPAEDICS,
    SPINE_SURGERY,
    NEUROLOGY,
    PHYSICAL_MEDICINE,
    RHEUMATOLOGY,
    INTERNAL_MEDICINE,
    EMERGENCY_MEDICINE
}
