package org.backline.support.access;

import org.jspecify.annotations.Nullable;

/** Whose record an operation is about, and how a request says so. */
public enum Scope {
    /** One case, by the path variable {@code caseId}. */
    CASE("caseId"),
    /** One referral, by {@code referralId}. */
    REFERRAL("referralId"),
    /** One athlete, by {@code athleteId}. */
    ATHLETE("athleteId"),
    /** The case in {@code caseId}, for those of the clinic that it is offered to. */
    TRANSFER("caseId"),
    /** A resource of the FHIR face, by {@code resourceId}; the service that serves it knows whose it is. */
    RESOURCE("resourceId"),
    /** Emergency access {@code accessId} to an athlete. */
    EMERGENCY_ACCESS("accessId"),
    /** What the body names; the handler holds it to the caller's clinics. */
    BODY(null),
    /** Many records; the handler shows those of the caller's clinics. */
    LIST(null),
    /** Nobody's record. */
    NOTHING(null);

    private final @Nullable String variable;

    Scope(@Nullable String variable) {
        this.variable = variable;
    }

    /** The path variable that names the record; absent when the path names none. */
    public @Nullable String variable() {
        return variable;
    }
}
