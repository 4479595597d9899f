package org.backline.codes;

/** Why somebody opened a record that is not theirs in an emergency. */
public enum EmergencyReason {
    LIFE_OR_LIMB,
    URGENT_TREATMENT,
    INJURED_AWAY_FROM_HOME,
    RESPONSIBLE_STAFF_UNREACHABLE
}
