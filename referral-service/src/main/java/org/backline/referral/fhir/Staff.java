package org.backline.referral.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.backline.events.IntakeRecorded;
import org.backline.events.ResponsibilityTransferred;
import org.backline.referral.domain.ReferralEvent;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/**
 * Somebody in a clinic, as far as a case or a referral names them.
 *
 * @param subject id of the person with the sign-in provider, never a name
 * @param since when they were first named
 */
public record Staff(UUID id, String clinicId, StaffRole role, String subject, Instant since) {

    /** Those whom an event names. */
    public static List<Staff> named(Fact fact) {
        List<Staff> staff = new ArrayList<>();
        switch (fact.event()) {
            case IntakeRecorded intake -> staff.add(of(fact, StaffRole.ATHLETIC_TRAINER, intake.trainerId()));
            case ResponsibilityTransferred transfer ->
                staff.add(of(fact, StaffRole.ATHLETIC_TRAINER, transfer.toTrainerId()));
            case ReferralEvent.Opened opened -> staff.add(of(fact, StaffRole.ATHLETIC_TRAINER, opened.trainerId()));
            case ReferralEvent event ->
                Loop.physician(event).ifPresent(subject -> staff.add(of(fact, StaffRole.PHYSICIAN, subject)));
            default -> {}
        }
        return staff;
    }

    private static Staff of(Fact fact, StaffRole role, String subject) {
        return new Staff(
                ResourceIds.practitionerRole(fact.clinicId(), role, subject),
                fact.clinicId(),
                role,
                subject,
                fact.at());
    }

    /** The role as a resource; who it is, only the sign-in provider knows. */
    public PractitionerRole resource() {
        PractitionerRole resource = new PractitionerRole();
        resource.setId(id.toString());
        resource.getMeta().setVersionId("1").setLastUpdated(Date.from(since));
        resource.addIdentifier().setSystem(Codes.SUBJECT).setValue(subject);
        resource.setActive(true);
        Reference practitioner = new Reference();
        practitioner.getIdentifier().setSystem(Codes.SUBJECT).setValue(subject);
        resource.setPractitioner(practitioner);
        resource.setOrganization(new Reference("Organization/" + clinicId));
        resource.addCode(Codes.concept(role));
        return resource;
    }

    /** A clinic as a resource. */
    public static Organization clinic(String clinicId, Instant since) {
        Organization resource = new Organization();
        resource.setId(clinicId);
        resource.getMeta().setVersionId("1").setLastUpdated(Date.from(since));
        resource.setActive(true);
        resource.addType(Codes.concept(
                "http://terminology.hl7.org/CodeSystem/organization-type", "prov", "Healthcare Provider"));
        resource.setName(clinicId);
        return resource;
    }
}
