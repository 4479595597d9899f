package org.backline.referral.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import org.hl7.fhir.r4.model.Reference;

/** The ids of resources. Each is a UUID that follows from what the resource is about, so that a replay finds the same. */
public final class ResourceIds {

    private ResourceIds() {}

    /** The one condition of a case. */
    public static UUID condition(UUID caseId) {
        return named("Condition", caseId.toString());
    }

    static UUID observation(String eventId, String part) {
        return named("Observation", eventId + "/" + part);
    }

    /** A role that somebody has in a clinic. */
    public static UUID practitionerRole(String clinicId, StaffRole role, String subject) {
        return named("PractitionerRole", clinicId + "/" + role + "/" + subject);
    }

    private static UUID named(String type, String what) {
        return UUID.nameUUIDFromBytes((type + "/" + what).getBytes(UTF_8));
    }

    static Reference to(String type, UUID id) {
        return new Reference(type + "/" + id);
    }

    static Reference trainer(String clinicId, String subject) {
        return to("PractitionerRole", practitionerRole(clinicId, StaffRole.ATHLETIC_TRAINER, subject));
    }

    static Reference physician(String clinicId, String subject) {
        return to("PractitionerRole", practitionerRole(clinicId, StaffRole.PHYSICIAN, subject));
    }
}
