package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.testing.Tokens;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** What the running service serves, as it goes over the wire, is valid by HAPI's validator: the face, bundles, notices. */
class FhirServedTest extends FhirService {

    @Test
    void whatTheFaceSaysOfItselfIsValid() {
        String anybody = bearer(Role.SERVICE, "system/*.*");
        valid(FhirTexts.resource(CapabilityStatement.class, get("/fhir/metadata", anybody)));
        for (String type : List.of("StructureDefinition", "CodeSystem", "Basic")) {
            valid(FhirTexts.resource(Bundle.class, get("/fhir/" + type, anybody)));
        }
    }

    @Test
    void everyKindOfBundleIsValid() {
        seenAndRequested();
        done(physician("acceptance", "{}"));
        done(physician("report", REPORT));
        awaitReport();
        String system = bearer(Role.SERVICE, "system/*.*");
        for (String path : List.of(
                "/fhir/Patient?_id=" + ReferralSamples.ATHLETE,
                "/fhir/Condition?patient=" + ReferralSamples.ATHLETE,
                "/fhir/Observation?patient=" + ReferralSamples.ATHLETE,
                "/fhir/ServiceRequest?_id=" + referral,
                "/fhir/Task?_id=" + referral + "&_include=Task:focus&_include=Task:patient&_include=Task:requester",
                "/fhir/DiagnosticReport?_id=" + referral,
                "/fhir/Task/" + referral + "/_history",
                "/fhir/ServiceRequest/" + referral + "/$everything",
                "/fhir/PractitionerRole",
                "/fhir/Organization")) {
            Bundle bundle = FhirTexts.resource(Bundle.class, get(path, system));
            assertThat(bundle.getEntry()).as(path).isNotEmpty();
            valid(bundle);
        }
    }

    @Test
    void linesOfTheLedgerAreValid() {
        seenAndRequested();
        FhirTexts.resource(Task.class, get("/fhir/Task/" + referral, bearer(Role.SERVICE, "system/*.*")));
        get("/fhir/Task/" + referral, Tokens.bearer("coach", Role.COACH, clinic))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody(String.class)
                .returnResult();
        String officer = Tokens.bearer("privacy.nakamura", Role.PRIVACY_OFFICER, clinic);
        String lines = "/fhir/AuditEvent";
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(outcomes(FhirTexts.resource(Bundle.class, get(lines, officer))))
                        .contains("0", "4"));

        Bundle bundle = FhirTexts.resource(Bundle.class, get(lines, officer));
        valid(bundle);
        String first = bundle.getEntryFirstRep().getResource().getIdElement().getIdPart();
        valid(FhirTexts.resource(AuditEvent.class, get("/fhir/AuditEvent/" + first, officer)));
    }

    @Test
    void aSubscriptionAndEachOfItsNoticesAreValid() throws Exception {
        seenAndRequested();
        try (var subscriber = new ListeningSubscriber()) {
            IGenericClient peer = peer("system/*.*");
            String id = peer.create()
                    .resource(subscriber.subscription())
                    .execute()
                    .getId()
                    .getIdPart();
            awaitKind(subscriber, "handshake");
            Task task =
                    peer.read().resource(Task.class).withId(referral.toString()).execute();
            task.setStatus(TaskStatus.RECEIVED);
            peer.update().resource(task).execute();
            awaitKind(subscriber, "event-notification");

            assertThat(subscriber.bodies()).hasSizeGreaterThanOrEqualTo(2);
            subscriber.bodies().forEach(body -> valid(FhirTexts.parsed(body)));
            String system = Tokens.bearer(EHR, Role.SERVICE, claims -> claims.claim("scope", "system/*.*"), clinic);
            for (String path : List.of("", "/$status", "/$events")) {
                String text = get("/fhir/Subscription/" + id + path, system)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
                valid(FhirTexts.parsed(text));
            }
            valid(FhirTexts.resource(Bundle.class, get("/fhir/Subscription", system)));
            peer.delete().resourceById("Subscription", id).execute();
        }
    }

    private void awaitReport() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select count(*) from fhir_resource where type = 'DiagnosticReport' and id = ?")
                                .param(referral)
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static void awaitKind(ListeningSubscriber subscriber, String kind) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> subscriber.kinds().contains(kind));
    }

    private static Stream<String> outcomes(Bundle bundle) {
        return bundle.getEntry().stream()
                .map(entry -> ((AuditEvent) entry.getResource()).getOutcome().toCode());
    }

    private static void valid(IBaseResource resource) {
        assertThat(FhirTexts.faults(resource)).as(resource.fhirType()).isEmpty();
    }
}
