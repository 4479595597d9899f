package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.util.List;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** The clinic's roster as a physician's system reads it. */
class FhirDirectoryTest extends FhirService {

    private static final String ROSTER = """
            {"clinicId": "%s", "zone": "America/Chicago", "holidays": ["2026-12-25"],
             "hours": [{"day": "MONDAY", "opens": "08:00", "closes": "17:00"}],
             "physicians": [
               {"physicianId": "physician.sports", "specialties": ["SPORTS_MEDICINE"], "onCall": true},
               {"physicianId": "physician.away", "specialties": ["NEUROLOGY", "SPINE_SURGERY"], "onCall": false,
                "awayUntil": "2026-12-31"}]}
            """;

    @Test
    void physiciansOfTheRosterAreThereBeforeAnyCaseNamesThem() {
        roster(ROSTER);

        PractitionerRole sports = only("specialty=SPORTS_MEDICINE");
        PractitionerRole away = only("identifier=urn:backline:subject|physician.away");

        assertThat(sports.getActive()).isTrue();
        assertThat(sports.getCode())
                .extracting(code -> code.getCodingFirstRep().getCode())
                .containsExactly("PHYSICIAN", "ON_CALL");
        assertThat(sports.getAvailableTimeFirstRep().getAvailableStartTime()).isEqualTo("08:00:00");
        assertThat(sports.getNotAvailableFirstRep()
                        .getDuring()
                        .getStartElement()
                        .getValueAsString())
                .isEqualTo("2026-12-25");
        assertThat(away.getSpecialty()).hasSize(2);
        assertThat(away.getCode()).hasSize(1);
        assertThat(away.getNotAvailable().getLast().getDuring().getEndElement().getValueAsString())
                .isEqualTo("2026-12-31");
        assertThat(sports.getMeta().getVersionId()).isEqualTo("1");
        for (PractitionerRole role : List.of(sports, away)) {
            assertThat(FhirTexts.faults(role)).isEmpty();
        }
        Bundle clinics = found("/fhir/Organization");
        assertThat(clinics.getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .containsExactly(clinic);
    }

    @Test
    void whoLeavesTheRosterIsNoLongerActiveWhenACaseNamesThem() {
        seenAndRequested();
        done(physician("acceptance", "{}"));
        awaitPhysician();
        assertThat(only("identifier=" + PHYSICIAN).getActive()).isTrue();

        roster(ROSTER);

        assertThat(only("identifier=" + PHYSICIAN).getActive()).isFalse();
        assertThat(only("role=ATHLETIC_TRAINER").getActive()).isTrue();
        assertThat(found("/fhir/PractitionerRole?active=true").getEntry()).hasSize(3);
    }

    @Test
    void aSystemSpeaksForAPhysicianOfTheRoster() {
        roster(ROSTER);
        seenAndRequested();
        org.awaitility.Awaitility.await()
                .until(() -> eventsOf(referral).stream().anyMatch(event -> event.endsWith("Delivered")));
        String role = only("specialty=SPORTS_MEDICINE").getIdElement().getIdPart();
        IGenericClient peer = peer("system/*.*");
        Task task = peer.read().resource(Task.class).withId(referral.toString()).execute();
        task.setStatus(TaskStatus.ACCEPTED);
        task.getOwner().setReference("PractitionerRole/" + role);

        Task accepted = (Task) peer.update().resource(task).execute().getResource();

        assertThat(accepted.getOwner().getReference()).isEqualTo("PractitionerRole/" + role);
        assertThat(eventsOf(referral)).anyMatch(event -> event.endsWith("Accepted"));
    }

    private void awaitPhysician() {
        org.awaitility.Awaitility.await()
                .until(() -> !found("/fhir/PractitionerRole?identifier=" + PHYSICIAN)
                        .getEntry()
                        .isEmpty());
    }

    private PractitionerRole only(String query) {
        List<Bundle.BundleEntryComponent> entries =
                found("/fhir/PractitionerRole?" + query).getEntry();
        assertThat(entries).as(query).hasSize(1);
        return (PractitionerRole) entries.getFirst().getResource();
    }

    private Bundle found(String path) {
        return FhirTexts.resource(Bundle.class, get(path, bearer(Role.SERVICE, "system/*.*")));
    }

    private void roster(String roster) {
        done(http.put()
                .uri("/roster")
                .headers(headers -> {
                    headers.set("Authorization", Tokens.bearer("admin.castellano", Role.DEPARTMENT_ADMIN, clinic));
                    headers.set("Idempotency-Key", Ids.next().toString());
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(roster.formatted(clinic))
                .exchange());
    }
}
