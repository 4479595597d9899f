package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.Participation;
import org.backline.events.EntryAmended;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.ReferralRequested;
import org.backline.intake.domain.IntakeSamples;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;

/** A correction over HTTP and over the topic: the entry stays as it was made, and everybody hears of the correction. */
class AmendmentFlowTest extends RunningIntake {

    private static Map<String, Object> amendment(Map<String, ?> what) {
        Map<String, Object> body = new TreeMap<>(Map.of("amendmentId", Ids.next(), "reason", "MISTYPED"));
        body.putAll(what);
        return body;
    }

    @Test
    void theIntakeIsCorrectedOnceAndItsFirstFormStays() {
        UUID caseId = recordedCase();
        Map<String, Object> body = amendment(Map.of("intake", Map.of("painNow", 6), "note", "misread"));

        post("/cases/" + caseId + "/amendments", body).expectStatus().isOk();
        post("/cases/" + caseId + "/amendments", body).expectStatus().isOk();

        get("/cases/" + caseId)
                .expectBody()
                .jsonPath("$.intake.painNow")
                .isEqualTo(6)
                .jsonPath("$.notes[0].body")
                .isEqualTo("misread");
        soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                .satisfiesExactly(
                        first -> assertThat(((IntakeRecorded) first).painNow()).isEqualTo(4), second -> {
                            EntryAmended amended = (EntryAmended) second;
                            assertThat(amended.intake().painNow()).isEqualTo(6);
                            assertThat(amended.entryId()).isNull();
                        }));
    }

    @Test
    void aRedFlagThatWasMissedIsReferredAtOnce() {
        UUID caseId = recordedCase();

        post("/cases/" + caseId + "/amendments", amendment(Map.of("redFlags", Map.of("CES_SADDLE", "YES"))))
                .expectStatus()
                .isOk();

        soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ReferralRequested.class,
                                asked -> assertThat(asked.because()).contains("CES_SADDLE")))
                .anySatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ParticipationStatusChanged.class,
                                limited -> assertThat(limited.participation()).isEqualTo(Participation.OUT))));
    }

    @Test
    void findingsOfAnotherServiceAreCorrectedOnceTheyAreKnown() {
        UUID caseId = recordedCase();
        UUID entryId = Ids.next();
        Map<String, Object> body = amendment(Map.of(
                "entryId",
                entryId,
                "findings",
                List.of(Map.of("test", "SLUMP", "side", "LEFT", "result", "NEGATIVE"))));
        post("/cases/" + caseId + "/amendments", body).expectStatus().isEqualTo(409);

        topic.publish(new FindingsRecorded(
                caseId,
                "north",
                Instant.parse("2026-11-21T10:00:00Z"),
                entryId,
                List.of(IntakeSamples.slump()),
                Map.of(),
                Map.of(),
                List.of()));

        soon().untilAsserted(() ->
                post("/cases/" + caseId + "/amendments", body).expectStatus().isOk());
    }

    @Test
    void whatIsWrongIsNamedFieldByField() {
        UUID caseId = recordedCase();
        Map<String, Object> body = amendment(Map.of(
                "intake", Map.of("painNow", 11),
                "redFlags", Map.of("FEVER", "NO")));
        post("/cases/" + caseId + "/amendments", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("intake.painNow");
        body = amendment(Map.of(
                "entryId",
                Ids.next(),
                "findings",
                List.of(Map.of("test", "SLR", "side", "LEFT", "value", 40)),
                "redFlags",
                Map.of("FEVER", "NOT_ASSESSED")));
        post("/cases/" + caseId + "/amendments", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("findings[0].unit")
                .jsonPath("$.errors[1].field")
                .isEqualTo("notAssessedBecause.FEVER");
    }
}
