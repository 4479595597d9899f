package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.testing.Tokens;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestHeadersSpec;

/** Who may do what on the FHIR face beyond the matrix: scopes, clinics, the ledger, and refusals in FHIR. */
class FhirAccessTest extends FhirService {

    @Test
    void whateverTheGateRefusesIsAnOperationOutcome() {
        seenAndRequested();
        WebTestClient nobody = http.mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build();
        Map<String, Integer> refused = Map.of("/fhir/Task/" + referral, 401, "/fhir/nowhere", 404, "/fhir", 404);
        refused.forEach((path, status) -> outcome(nobody.get().uri(path), status));
        outcome(get("/fhir/Task/" + referral, "Bearer junk"), 401);
        outcome(get("/fhir/Task/" + referral, Tokens.bearer("coach", Role.COACH, clinic)), 403);
        outcome(http.delete().uri("/fhir/Task/" + referral), 405);
        outcome(get("/fhir/Task/" + referral, Tokens.bearer("x", Role.PHYSICIAN, "another-clinic")), 404);
        outcome(
                http.get().uri("/fhir/Task/" + referral).headers(headers -> headers.set("Accept", "application/pdf")),
                406);
    }

    @Test
    void aScopeNarrowsWhatTheRoleMayDo() {
        seenAndRequested();
        String task = "/fhir/Task/" + referral;
        ok(get(task, bearer(Role.SERVICE, "system/Task.rs")));
        ok(get(task, bearer(Role.SERVICE, "openid system/Task.read")));
        ok(get(task, bearer(Role.PHYSICIAN, "openid profile")));
        ok(get(task, bearer(Role.PHYSICIAN, "user/Task.r")));
        outcome(get(task, bearer(Role.SERVICE, "")), 403);
        outcome(get(task, bearer(Role.SERVICE, "openid")), 403);
        outcome(get(task, bearer(Role.SERVICE, "system/Observation.rs")), 403);
        outcome(get(task, bearer(Role.SERVICE, "system/Task.s")), 403);
        outcome(get(task, bearer(Role.SERVICE, "user/Task.rs")), 403);
        outcome(get(task, bearer(Role.SERVICE, "system/Task.rs?status=requested")), 403);
        outcome(get(task, bearer(Role.SERVICE, "system/Task.sr")), 403);
        outcome(get(task, bearer(Role.PHYSICIAN, "user/Observation.r")), 403);
        outcome(get("/fhir/Task", bearer(Role.SERVICE, "system/Task.r")), 403);
        outcome(
                http.put()
                        .uri(task)
                        .headers(headers -> headers.set("Authorization", bearer(Role.SERVICE, "system/Task.rs")))
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue("{}"),
                403);
    }

    @Test
    void whatIsBroughtAlongNeedsItsScopeToo() {
        seenAndRequested();

        Bundle found = bundle(get(
                "/fhir/Task?_id=" + referral + "&_include=Task:focus&_include=Task:patient",
                bearer(Role.SERVICE, "system/Task.rs system/Patient.r")));

        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().fhirType())
                .containsExactly("Task", "Patient");
    }

    @Test
    void aSearchShowsTheCallersClinicsOnly() {
        seenAndRequested();
        String elsewhere = Tokens.bearer(
                "ehr-peer", Role.SERVICE, claims -> claims.claim("scope", "system/*.*"), "another-clinic");
        for (String type : List.of("Patient", "Condition", "Observation", "ServiceRequest", "Task")) {
            assertThat(bundle(get("/fhir/" + type + "?_id=" + referral + "," + ReferralSamples.ATHLETE, elsewhere))
                            .getEntry())
                    .isEmpty();
        }
        assertThat(bundle(get("/fhir/PractitionerRole", elsewhere)).getEntry()).isEmpty();
        assertThat(bundle(get("/fhir/PractitionerRole", bearer(Role.SERVICE, "system/*.*")))
                        .getEntry())
                .hasSize(1);
    }

    @Test
    void everyReadLeavesALineThatThePrivacyOfficerReadsInFhir() {
        seenAndRequested();
        ok(get("/fhir/Task/" + referral, bearer(Role.SERVICE, "system/*.*")));
        ok(get("/fhir/Observation?patient=" + ReferralSamples.ATHLETE, bearer(Role.SERVICE, "system/*.*")));
        outcome(get("/fhir/Task/" + referral, Tokens.bearer("coach", Role.COACH, clinic)), 403);

        String officer = Tokens.bearer("privacy.nakamura", Role.PRIVACY_OFFICER, clinic);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                bundle(get("/fhir/AuditEvent?patient=" + ReferralSamples.ATHLETE, officer))
                                        .getEntry())
                        .extracting(entry -> ((org.hl7.fhir.r4.model.AuditEvent) entry.getResource())
                                .getSubtypeFirstRep()
                                .getCode())
                        .contains("fhir.referral.read", "fhir.clinical.search"));
        outcome(get("/fhir/AuditEvent", bearer(Role.PHYSICIAN, "")), 403);
    }

    @Test
    void aSubscriptionIsItsOwnersAlone() throws Exception {
        try (var subscriber = new ListeningSubscriber()) {
            String id = peer("system/Subscription.cruds")
                    .create()
                    .resource(subscriber.subscription())
                    .execute()
                    .getId()
                    .getIdPart();
            String other =
                    Tokens.bearer("another-ehr", Role.SERVICE, claims -> claims.claim("scope", "system/*.*"), clinic);

            ok(get("/fhir/Subscription/" + id, ehr()));
            outcome(get("/fhir/Subscription/" + id, other), 404);
            outcome(get("/fhir/Subscription/" + id + "/$events", other), 404);
            outcome(
                    http.delete()
                            .uri("/fhir/Subscription/" + id)
                            .headers(headers -> headers.set("Authorization", other)),
                    404);
        }
    }

    private String ehr() {
        return Tokens.bearer(EHR, Role.SERVICE, claims -> claims.claim("scope", "system/*.*"), clinic);
    }

    private static void ok(RequestHeadersSpec<?> request) {
        request.exchange().expectStatus().isOk().expectBody(String.class).returnResult();
    }

    private static Bundle bundle(RequestHeadersSpec<?> request) {
        return R4.newJsonParser()
                .parseResource(
                        Bundle.class,
                        request.exchange()
                                .expectStatus()
                                .isOk()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
    }

    private static void outcome(RequestHeadersSpec<?> request, int status) {
        String body = request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(R4.newJsonParser()
                        .parseResource(OperationOutcome.class, body)
                        .getIssue())
                .isNotEmpty();
    }
}
