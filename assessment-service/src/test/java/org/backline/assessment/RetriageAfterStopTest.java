package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.Disposition;
import org.backline.codes.StopReason;
import org.backline.events.AssessmentProposed;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.ProgramStopped;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A program that a new red flag stopped brings the case back to the trainer's worklist at once. */
class RetriageAfterStopTest extends AssessmentWorld {

    private static final UUID PROGRAM = UUID.fromString("0198b000-0000-7000-8000-00000000f0f0");

    private void aConfirmedCause() {
        anOpenAssessment();
        post("/assessments/" + caseId + "/findings", screenWithAWeakLeftGlute())
                .expectStatus()
                .isOk();
        confirm().expectStatus().isOk();
        published(MuscularCauseIdentified.class);
    }

    private ResponseSpec confirm() {
        return post(
                "/assessments/" + caseId + "/muscular-cause",
                weakLeftGlute(),
                "Idempotency-Key",
                Ids.next().toString());
    }

    private void stopped(UUID program, StopReason reason) {
        topic.publish(new ProgramStopped(caseId, "north", Instant.now(), program, reason));
    }

    private void awaitStage(String stage) {
        await().atMost(30, SECONDS)
                .untilAsserted(() -> get("/assessments?open=true&limit=500")
                        .expectBody()
                        .jsonPath("$[?(@.caseId=='" + caseId + "')].stage")
                        .isEqualTo(stage));
    }

    private Map<String, Object> everyQuestionAnsweredNo() {
        Map<String, String> answers = new TreeMap<>();
        knowledge.askedFlags().forEach(flag -> answers.put(flag.name(), "NO"));
        return Map.of("entryId", Ids.next(), "redFlags", answers);
    }

    @Test
    void opensTheAssessmentAgainAndAsksEveryQuestionOnceMore() {
        aConfirmedCause();
        awaitStage("CAUSE_IDENTIFIED");
        stopped(PROGRAM, StopReason.NEW_RED_FLAG);
        stopped(PROGRAM, StopReason.NEW_RED_FLAG);

        awaitStage("OPEN");
        get("/assessments?open=true&limit=500")
                .expectBody()
                .jsonPath("$[?(@.caseId=='" + caseId + "')].disposition")
                .isEqualTo("INCOMPLETE")
                .jsonPath("$[?(@.caseId=='" + caseId + "')].stoppedAt")
                .isNotEmpty();
        get("/assessments/" + caseId)
                .expectBody()
                .jsonPath("$.stops.length()")
                .isEqualTo(1)
                .jsonPath("$.stops[0].programId")
                .isEqualTo(PROGRAM.toString())
                .jsonPath("$.stops[0].reason")
                .isEqualTo("NEW_RED_FLAG")
                .jsonPath("$.decision")
                .doesNotExist()
                .jsonPath("$.decisions.length()")
                .isEqualTo(1)
                .jsonPath("$.proposal.missing")
                .value(missing -> assertThat(missing).asInstanceOf(LIST).contains("CES_SADDLE"));
        assertThat(published(AssessmentProposed.class).disposition()).isEqualTo(Disposition.INCOMPLETE);
        confirm()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.missing")
                .value(missing -> assertThat(missing).asInstanceOf(LIST).contains("CES_SADDLE", "NEURO_PROG"));

        post("/assessments/" + caseId + "/findings", everyQuestionAnsweredNo())
                .expectStatus()
                .isOk();
        confirm().expectStatus().isOk();
        awaitStage("CAUSE_IDENTIFIED");
    }

    @Test
    void anyOtherEndOfAProgramIsNoReasonToTriageAgain() {
        aConfirmedCause();
        stopped(Ids.next(), StopReason.ATHLETE_WITHDREW);
        stopped(Ids.next(), StopReason.NEW_RED_FLAG);
        awaitStage("OPEN");
        get("/assessments/" + caseId).expectBody().jsonPath("$.stops.length()").isEqualTo(1);
    }
}
