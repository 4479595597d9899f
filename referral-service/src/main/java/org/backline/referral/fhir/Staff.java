package org.backline.referral.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.backline.events.IntakeRecorded;
import org.backline.events.ResponsibilityTransferred;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.roster.OpeningDay;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Roster;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.PractitionerRole.DaysOfWeek;
import org.hl7.fhir.r4.model.PractitionerRole.PractitionerRoleAvailableTimeComponent;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in a clinic, as far as a case or a referral names them.
 *
 * @param subject id of the person with the sign-in provider, never a name
 * @param since when they were first named
 */
public record Staff(UUID id, String clinicId, StaffRole role, String subject, Instant since) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

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
        return of(fact.clinicId(), role, subject, fact.at());
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

    /**
     * A physician whom the clinic's roster names, as a resource: what they are trained in, when they may be asked, and
     * whether emergencies are asked of them.
     *
     * @param version of the roster, 1 for the first
     */
    public static PractitionerRole rostered(
            String clinicId, Physician physician, Roster roster, long version, Instant since) {
        PractitionerRole resource = of(clinicId, StaffRole.PHYSICIAN, physician.physicianId(), since)
                .resource();
        resource.getMeta().setVersionId(String.valueOf(version));
        if (physician.onCall()) {
            resource.addCode(Codes.concept(Duty.ON_CALL));
        }
        physician.specialties().forEach(specialty -> resource.addSpecialty(Codes.concept(specialty)));
        for (OpeningDay day : roster.hours()) {
            PractitionerRoleAvailableTimeComponent open = resource.addAvailableTime();
            open.addDaysOfWeek(
                    DaysOfWeek.fromCode(day.day().name().substring(0, 3).toLowerCase(Locale.ROOT)));
            open.setAvailableStartTime(TIME.format(day.opens()));
            open.setAvailableEndTime(TIME.format(day.closes()));
        }
        roster.holidays()
                .forEach(holiday -> resource.addNotAvailable()
                        .setDescription("The clinic is closed")
                        .setDuring(days(holiday, holiday)));
        LocalDate awayUntil = physician.awayUntil();
        if (awayUntil != null) {
            resource.addNotAvailable().setDescription("Away").setDuring(days(null, awayUntil));
        }
        resource.setAvailabilityExceptions("Times are those of " + roster.zone());
        return resource;
    }

    private static Period days(@Nullable LocalDate first, LocalDate last) {
        Period days = new Period();
        if (first != null) {
            days.setStartElement(new DateTimeType(first.toString()));
        }
        return days.setEndElement(new DateTimeType(last.toString()));
    }

    /** Somebody of a clinic's roster, or of a case. */
    private static Staff of(String clinicId, StaffRole role, String subject, Instant since) {
        return new Staff(ResourceIds.practitionerRole(clinicId, role, subject), clinicId, role, subject, since);
    }

    /** The same person, no longer of the roster that the clinic has since. */
    public PractitionerRole former(Instant rosterSince) {
        PractitionerRole resource = resource();
        resource.setActive(false);
        if (rosterSince.isAfter(since)) {
            resource.getMeta().setVersionId("2").setLastUpdated(Date.from(rosterSince));
        }
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
