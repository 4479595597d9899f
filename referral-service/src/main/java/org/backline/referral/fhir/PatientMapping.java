package org.backline.referral.fhir;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.backline.codes.Sex;
import org.backline.events.AthleteErased;
import org.backline.events.IntakeRecorded;
import org.backline.referral.domain.ReferralEvent;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName.NameUse;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/** The athlete as a number; who it is stays in the register of intake-service, and is added for those who may know. */
public final class PatientMapping {

    private PatientMapping() {}

    static List<Patient> of(Dossier dossier) {
        return dossier.athlete().map(athlete -> of(dossier, athlete)).stream().toList();
    }

    private static Patient of(Dossier dossier, UUID athleteId) {
        Patient patient = new Patient();
        patient.setId(athleteId.toString());
        patient.addIdentifier().setSystem(Codes.ATHLETE_NUMBER).setValue(AthleteNumber.of(athleteId));
        patient.setActive(dossier.last(AthleteErased.class).isEmpty());
        dossier.last(IntakeRecorded.class)
                .map(IntakeRecorded::sex)
                .or(() -> dossier.last(ReferralEvent.Opened.class)
                        .map(opened -> opened.summary().sex()))
                .ifPresent(sex -> patient.setGender(gender(sex)));
        return patient;
    }

    /** Says who it is. The name is one text: what of it is a family's name is not for us to guess. */
    public static void identify(Patient patient, String name, @Nullable LocalDate birthDate, @Nullable Sex sex) {
        patient.addName().setUse(NameUse.OFFICIAL).setText(name);
        if (birthDate != null) {
            patient.setBirthDateElement(new DateType(birthDate.toString()));
        }
        if (sex != null) {
            patient.setGender(gender(sex));
        }
    }

    private static AdministrativeGender gender(Sex sex) {
        return switch (sex) {
            case FEMALE -> AdministrativeGender.FEMALE;
            case MALE -> AdministrativeGender.MALE;
            case OTHER -> AdministrativeGender.OTHER;
        };
    }
}
