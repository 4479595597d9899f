package org.backline.support.access;

/** Why a record was looked at or changed. */
public enum Purpose {
    /** Care of the athlete by those who treat. */
    TREATMENT,
    /** Running the department: registration, participation lists, the accounting itself. */
    OPERATIONS,
    /** Access that was taken in an emergency; each is reviewed. */
    EMERGENCY,
    /** The athlete asked for it. */
    ATHLETE_REQUEST,
    /** Given to somebody outside the department. */
    OUTSIDE_DISCLOSURE;

    /** Whether a treatment record stays one: it does not once it is used for anything but treatment. */
    public boolean keepsTreatmentRecord() {
        return this == TREATMENT || this == EMERGENCY || this == ATHLETE_REQUEST;
    }
}
