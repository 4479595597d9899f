package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.events.CaseClosed;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.IntakeRecorded;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.backline.events.ReturnGateOpened;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A case from intake to its end, over HTTP and over the topic. */
class CaseFlowTest extends RunningIntake {

    private static final Instant SEEN = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void anIntakeIsStoredPublishedAndShown() {
        UUID caseId = Ids.next();
        post("/cases", intake(caseId))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectHeader()
                .valueEquals("Location", "/cases/" + caseId)
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(caseId.toString());
        get("/cases/" + caseId)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.intake.age")
                .isEqualTo(21)
                .jsonPath("$.participation")
                .isEqualTo("FULL");
        soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                .singleElement()
                .isInstanceOfSatisfying(
                        IntakeRecorded.class,
                        event -> assertThat(event.painWorst()).isEqualTo(7)));
        soon().untilAsserted(() -> get("/cases?clinicId=north&limit=100")
                .expectBody()
                .jsonPath("$[?(@.caseId=='" + caseId + "')].stage")
                .isEqualTo("OPEN"));
    }

    @Test
    void thePublishedEventCarriesTheHeadersOfTheContract() {
        UUID caseId = recordedCase();
        soon().until(() -> !CaseEventsTopic.ofCase(caseId).isEmpty());
        var letter = CaseEventsTopic.read(
                        "case-events", one -> caseId.toString().equals(one.key()))
                .getFirst();
        assertThat(CaseEventsTopic.header(letter, "ce_type")).isEqualTo("org.backline.IntakeRecorded.v1");
        assertThat(CaseEventsTopic.header(letter, "ce_source")).isEqualTo("/backline/intake-service");
        assertThat(CaseEventsTopic.header(letter, "ce_subject")).isEqualTo(caseId.toString());
        assertThat(CaseEventsTopic.header(letter, "ce_actor")).isEqualTo("trainer.okafor");
        assertThat(CaseEventsTopic.header(letter, "ce_clinicid")).isEqualTo("north");
        assertThat(CaseEventsTopic.header(letter, "ce_correlationid")).isEqualTo(caseId.toString());
        assertThat(letter.headers().toArray()).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void anEmergencyAtTheDoorIsReferredAtOnceAndKeepsTheCaseOpenUntilTheLoopIsClosed() {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        inner(body, "redFlags").put("CES_SADDLE", "YES");
        post("/cases", body).expectStatus().isCreated();

        soon().until(() -> CaseEventsTopic.ofCase(caseId).size() == 3);
        ReferralRequested asked =
                (ReferralRequested) CaseEventsTopic.ofCase(caseId).get(1);
        assertThat(CaseEventsTopic.ofCase(caseId).getLast())
                .isInstanceOfSatisfying(
                        ParticipationStatusChanged.class,
                        event -> assertThat(event.participation()).isEqualTo(Participation.OUT));
        soon().untilAsserted(() -> get("/participation?clinicId=north&limit=200")
                .expectBody()
                .jsonPath("$[?(@.caseId=='" + caseId + "')].participation")
                .isEqualTo("OUT"));
        assertThat(asked.urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(asked.origin()).isEqualTo(ReferralOrigin.INTAKE);
        assertThat(asked.because()).contains("CES_SADDLE");
        close(caseId)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A case with an open referral cannot be closed");

        var reconciled = new ReferralReconciled(
                caseId,
                "north",
                asked.occurredAt(),
                asked.referralId(),
                athleteId,
                "trainer.okafor",
                ReconciliationChoice.RETURN_TO_ASSESSMENT,
                null,
                Participation.LIMITED,
                List.of(Restriction.NO_IMPACT));
        UUID eventId = topic.publish(reconciled);
        topic.publish(reconciled, eventId);
        soon().untilAsserted(() ->
                get("/cases/" + caseId).expectBody().jsonPath("$.participation").isEqualTo("LIMITED"));
        topic.publish(
                new ReturnGateOpened(caseId, "north", Instant.parse("2126-11-21T10:00:00Z"), Ids.next(), athleteId));
        soon().untilAsserted(() ->
                get("/cases/" + caseId).expectBody().jsonPath("$.participation").isEqualTo("FULL"));
        close(caseId).expectStatus().isOk();
        soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                .filteredOn(CaseClosed.class::isInstance)
                .hasSize(1));
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where event_identifier = ?",
                        Integer.class,
                        eventId.toString()))
                .isEqualTo(1);
    }

    @Test
    void aCompletedProgramLeavesTheCaseReadyToClose() {
        UUID caseId = recordedCase();
        UUID programId = Ids.next();
        topic.publish(new ProgramAssigned(caseId, "north", SEEN, programId, athleteId, 1, List.of(), List.of()));
        topic.publish(new ProgramCompleted(caseId, "north", SEEN.plusSeconds(60), programId, 12, true, null));

        soon().untilAsserted(() -> get("/cases?clinicId=north&stage=READY_TO_CLOSE&limit=100")
                .expectBody()
                .jsonPath("$[?(@.caseId=='" + caseId + "')]")
                .isNotEmpty());
        get("/cases/" + caseId).expectBody().jsonPath("$.readyToClose").isEqualTo(true);

        close(caseId).expectStatus().isOk();
        get("/cases/" + caseId).expectBody().jsonPath("$.readyToClose").isEqualTo(false);
    }

    @Test
    void transfersAreAcceptedByTheOtherTrainer() {
        UUID caseId = recordedCase();
        post(
                        "/cases/" + caseId + "/transfer",
                        Map.of("toTrainerId", "trainer.lindqvist", "toClinicId", "south"),
                        "Idempotency-Key",
                        key())
                .expectStatus()
                .isOk();
        post("/cases/" + caseId + "/transfer/acceptance", Map.of(), "Idempotency-Key", key())
                .expectStatus()
                .isOk();
        get("/cases/" + caseId).expectBody().jsonPath("$.clinicId").isEqualTo("south");
    }

    @Test
    void aCaseWaitsForTheResultsThatAPhysicianOrdered() {
        UUID caseId = recordedCase();
        UUID referralId = Ids.next();
        topic.publish(
                new DiagnosticsOrdered(caseId, "north", SEEN, referralId, "physician.haddad", List.of(Diagnostic.MRI)));
        soon().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where aggregate_identifier = ? and payload_type like"
                                + " '%ResultsNoted'",
                        Integer.class, caseId.toString()))
                .isEqualTo(1));
        close(caseId)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("ordered are awaited"));

        topic.publish(new DiagnosticsReported(
                caseId,
                "north",
                SEEN,
                referralId,
                List.of(new DiagnosticResult(Diagnostic.MRI, DiagnosticOutcome.NOT_DONE)),
                true));
        soon().untilAsserted(() -> close(caseId).expectStatus().isOk());
    }

    @Test
    void anUnreadableRecordIsParkedWithItsReasonAndStopsNobody() {
        UUID caseId = Ids.next();
        topic.publishRubbish(caseId.toString(), "{not an event");
        soon().untilAsserted(() -> assertThat(CaseEventsTopic.read(
                        "case-events.dlt", one -> caseId.toString().equals(one.key())))
                .isNotEmpty()
                .allSatisfy(letter -> assertThat(CaseEventsTopic.header(letter, "backline-dead-letter-reason"))
                        .isEqualTo("not a CloudEvent")));
        UUID next = recordedCase();
        UUID referralId = Ids.next();
        topic.publish(new ReferralReconciled(
                next,
                "north",
                SEEN,
                referralId,
                athleteId,
                "trainer.okafor",
                ReconciliationChoice.RESUME_PROGRAM,
                null,
                Participation.FULL,
                List.of()));
        soon().untilAsserted(() -> assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where meta_data ->> 'caseId' = ? and payload_type like"
                                + " '%ReferralReconciled'",
                        Integer.class, next.toString()))
                .isEqualTo(1));
    }

    @Test
    @SuppressWarnings("unchecked") // the names of the views are texts
    void everyViewEqualsAFreshReplayOfItself() {
        recordedCase();
        command("admin.castellano", HttpMethod.POST, "/operations/views/verification", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[*].view")
                .value(views ->
                        assertThat((List<String>) views).contains("caseload", "participation", "emergency_review"))
                .jsonPath("$[?(@.equal == false)]")
                .isEmpty();
    }
}
