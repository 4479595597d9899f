package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.backline.codes.Role;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.testing.Tokens;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/** Who an athlete is: told to those whom the register tells it, and nobody else. */
class FhirNamesTest extends FhirService {

    private static final String PATIENT = "/fhir/Patient/" + ReferralSamples.ATHLETE;

    private String may;
    private String mayNot;

    private void seenByTwo() {
        seenAndRequested();
        may = Tokens.bearer("physician-may", Role.PHYSICIAN, clinic);
        mayNot = Tokens.bearer("physician-may-not", Role.PHYSICIAN, clinic);
        REGISTER.knows(ReferralSamples.ATHLETE, "Ines Duarte", "2005-03-14", "FEMALE");
        REGISTER.lets(may);
    }

    @Test
    void isNamedToThoseWhomTheRegisterTells() {
        seenByTwo();

        Patient patient = patient(get(PATIENT, may));

        assertThat(patient.getNameFirstRep().getText()).isEqualTo("Ines Duarte");
        assertThat(patient.getBirthDateElement().getValueAsString()).isEqualTo("2005-03-14");
        assertThat(patient.getGender().toCode()).isEqualTo("female");
        assertThat(FhirTexts.faults(patient)).isEmpty();
    }

    @Test
    void staysANumberToEverybodyElse() {
        seenByTwo();

        Patient patient = patient(get(PATIENT, mayNot));

        assertThat(patient.hasName()).isFalse();
        assertThat(patient.hasBirthDate()).isFalse();
        assertThat(patient.getIdentifierFirstRep().getValue()).startsWith("A-");
    }

    @Test
    void isNamedWhereverTheAthleteIsShownAndNotInOldVersions() {
        seenByTwo();

        for (String path : List.of(
                "/fhir/Patient?_id=" + ReferralSamples.ATHLETE,
                "/fhir/Task?_id=" + referral + "&_include=Task:patient",
                PATIENT + "/$everything",
                "/fhir/ServiceRequest/" + referral + "/$everything")) {
            assertThat(names(bundle(get(path, may)))).as(path).contains("Ines Duarte");
            assertThat(names(bundle(get(path, mayNot)))).as(path).doesNotContain("Ines Duarte");
        }
        assertThat(names(bundle(get(PATIENT + "/_history", may)))).doesNotContain("Ines Duarte");
        assertThat(patient(get(PATIENT + "/_history/1", may)).hasName()).isFalse();
    }

    private static List<String> names(Bundle bundle) {
        List<Patient> patients = bundle.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Patient.class::isInstance)
                .map(Patient.class::cast)
                .toList();
        assertThat(patients).isNotEmpty();
        return patients.stream()
                .map(patient -> String.valueOf(patient.getNameFirstRep().getText()))
                .toList();
    }

    private static Patient patient(RequestHeadersSpec<?> request) {
        return FhirTexts.resource(Patient.class, request);
    }

    private static Bundle bundle(RequestHeadersSpec<?> request) {
        return FhirTexts.resource(Bundle.class, request);
    }
}
