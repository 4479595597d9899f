package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.backline.events.AthleteErased;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** An athlete is forgotten, and stays so. */
class ErasureTest extends RunningIntake {

    private static final Map<String, Object> ON_REQUEST =
            Map.of("reason", "ATHLETE_REQUEST", "authority", "PRIVACY_LAW");

    private ResponseSpec erase(Map<String, Object> body) {
        return command(OFFICER, POST, "/athletes/" + athleteId + "/erasure", body);
    }

    private UUID closedCase() {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        body.put("note", "Slept badly, worried about the final");
        post("/cases", body).expectStatus().isCreated();
        close(caseId).expectStatus().isOk();
        return caseId;
    }

    private int notesOf(UUID caseId) {
        return jdbc.queryForObject("select count(*) from note where case_id = ?", Integer.class, caseId);
    }

    private static List<AthleteErased> erasuresOf(UUID caseId) {
        return CaseEventsTopic.ofCase(caseId).stream()
                .filter(AthleteErased.class::isInstance)
                .map(AthleteErased.class::cast)
                .toList();
    }

    private void refused(ResponseSpec answer, int status, String words) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains(words));
    }

    @Test
    void identityAndNotesGoAndTheClinicalFactsStay() {
        UUID first = closedCase();
        UUID second = closedCase();
        assertThat(notesOf(first)).isEqualTo(1);
        erase(ON_REQUEST).expectStatus().isOk();

        get("/athletes/" + athleteId).expectStatus().isNotFound();
        get("/athletes?ids=" + athleteId).expectBody().jsonPath("$.length()").isEqualTo(0);
        post("/athletes/search", Map.of("clinicId", "north", "part", "ada", "limit", 200))
                .expectBody()
                .jsonPath("$[?(@.athleteId == '" + athleteId + "')]")
                .isEmpty();
        soon().untilAsserted(() -> assertThat(notesOf(first) + notesOf(second)).isZero());
        get("/cases/" + first)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.intake.painWorst")
                .isEqualTo(7)
                .jsonPath("$.notes.length()")
                .isEqualTo(0);
        soon().untilAsserted(() -> {
            assertThat(erasuresOf(first)).singleElement().satisfies(event -> {
                assertThat(event.athleteId()).isEqualTo(athleteId);
                assertThat(event.clinicId()).isEqualTo("north");
            });
            assertThat(erasuresOf(second)).hasSize(1);
        });
    }

    @Test
    void whatIsAskedAfterwardsIsAnsweredClearly() {
        UUID caseId = closedCase();
        erase(ON_REQUEST).expectStatus().isOk();
        refused(erase(ON_REQUEST), 404, "There is no athlete");
        refused(post("/athletes", athlete(athleteId, "Ada Example")), 409, "was erased and stays erased");
        refused(
                command(TRAINER, POST, "/cases/" + caseId + "/reopening", Map.of("reason", "RECURRENCE")),
                409,
                "erased");
        refused(
                command(OFFICER, PUT, "/athletes/" + athleteId + "/legal-hold", Map.of("reason", "AUDIT")),
                404,
                "There is no athlete");
        post("/cases", intake(Ids.next())).expectStatus().isBadRequest();
        as(OFFICER, GET, "/athletes/" + athleteId + "/legal-hold")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void theSameRequestAgainIsTheSameAnswerAndOneEffect() {
        UUID caseId = closedCase();
        String key = key();
        for (int time = 0; time < 2; time++) {
            as(OFFICER, POST, "/athletes/" + athleteId + "/erasure")
                    .header("Idempotency-Key", key)
                    .bodyValue(ON_REQUEST)
                    .exchange()
                    .expectStatus()
                    .isEqualTo(200);
        }
        soon().untilAsserted(() -> assertThat(erasuresOf(caseId)).hasSize(1));
    }

    @Test
    void anOpenCaseOrARunningRetentionRefusesAndChangesNothing() {
        UUID caseId = recordedCase();
        refused(erase(ON_REQUEST), 409, "is open");
        close(caseId).expectStatus().isOk();
        refused(erase(Map.of("reason", "ATHLETE_REQUEST")), 409, "must be kept until");
        refused(erase(Map.of("reason", "RETENTION_ENDED")), 409, "ends on");
        get("/athletes/" + athleteId).expectStatus().isOk();
        erase(ON_REQUEST).expectStatus().isOk();
    }

    @Test
    void aLegalHoldStandsAgainstEveryErasure() {
        closedCase();
        Map<String, Object> hold = new HashMap<>(Map.of("reason", "LITIGATION", "note", "Letter of the lawyer"));
        command(OFFICER, PUT, "/athletes/" + athleteId + "/legal-hold", hold)
                .expectStatus()
                .isOk();
        refused(erase(ON_REQUEST), 409, "legal hold");
        as(OFFICER, GET, "/athletes/" + athleteId + "/legal-hold")
                .exchange()
                .expectBody()
                .jsonPath("$.held")
                .isEqualTo(true)
                .jsonPath("$.note")
                .isEqualTo("Letter of the lawyer");
        command(OFFICER, DELETE, "/athletes/" + athleteId + "/legal-hold", Map.of())
                .expectStatus()
                .isOk();
        as(OFFICER, GET, "/athletes/" + athleteId + "/legal-hold")
                .exchange()
                .expectBody()
                .jsonPath("$.held")
                .isEqualTo(false);
        assertThat(notesOf(athleteId)).isEqualTo(1);
        erase(ON_REQUEST).expectStatus().isOk();
        soon().untilAsserted(() -> assertThat(notesOf(athleteId)).isZero());
    }

    @Test
    void repeatsAndReplaysBringNothingBack() {
        UUID caseId = closedCase();
        erase(ON_REQUEST).expectStatus().isOk();
        soon().untilAsserted(() -> assertThat(erasuresOf(caseId)).hasSize(1));
        var again = new AthleteErased(caseId, "north", Instant.parse("2026-11-21T10:00:00Z"), athleteId);
        UUID eventId = topic.publish(again);
        topic.publish(again, eventId);
        command("admin.castellano", POST, "/operations/views/verification", Map.of())
                .expectBody()
                .jsonPath("$[?(@.equal == false)]")
                .isEmpty();
        get("/athletes/" + athleteId).expectStatus().isNotFound();
        assertThat(notesOf(caseId)).isZero();
        assertThat(jdbc.queryForObject(
                        "select identity is null and erased_at is not null from athlete where athlete_id = ?",
                        Boolean.class,
                        athleteId))
                .isTrue();
    }

    /** Whoever comes first, nobody is left with an open case and without a name. */
    @Test
    void aCaseThatIsOpenedInTheSameMomentIsEitherRefusedOrKeepsTheAthlete() throws Exception {
        for (int round = 0; round < 15; round++) {
            athleteId = registered("Ada Example", "north");
            UUID closed = closedCase();
            UUID opened = Ids.next();
            Map<String, Object> intake = intake(opened);
            UUID athlete = athleteId;
            try (var pool = Executors.newFixedThreadPool(3)) {
                pool.invokeAll(List.<Callable<Object>>of(
                        () -> erase(ON_REQUEST).returnResult(String.class).getStatus(),
                        () -> post("/cases", intake).returnResult(String.class).getStatus(),
                        () -> command(TRAINER, POST, "/cases/" + closed + "/reopening", Map.of("reason", "RECURRENCE"))
                                .returnResult(String.class)
                                .getStatus()));
            }
            boolean known = jdbc.queryForObject(
                    "select identity is not null from athlete where athlete_id = ?", Boolean.class, athlete);
            int open = jdbc.queryForObject(
                    "select count(*) from domain_event_entry where aggregate_identifier in (?, ?) and (payload_type like"
                            + " '%CaseEvent$Reopened' or aggregate_identifier = ?)",
                    Integer.class, opened.toString(), closed.toString(), opened.toString());
            assertThat(known || open == 0)
                    .as("round " + round + ": known " + known + ", open " + open)
                    .isTrue();
        }
    }
}
