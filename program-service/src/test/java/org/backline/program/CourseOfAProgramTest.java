package org.backline.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.program.ProgramWorld.aReferral;
import static org.backline.program.ProgramWorld.aReport;

import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.PlanChange;
import org.backline.codes.Restriction;
import org.backline.events.ProgramRevised;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The course of a program over HTTP: edits, links, sessions by the athlete, restrictions, drawings, outcomes. */
class CourseOfAProgramTest extends RunningProgramService {

    private static String now() {
        return Clock.systemUTC().instant().toString();
    }

    private String program() {
        return new String(get("/programs/" + caseId).returnResult().getResponseBody(), UTF_8);
    }

    private List<Map<String, Object>> plan() {
        List<Map<String, Object>> rows = JsonPath.read(program(), "$.exercises");
        List<Map<String, Object>> plan = new ArrayList<>();
        rows.forEach(row -> {
            Map<String, Object> copy = new TreeMap<>();
            List.of("exercise", "phase", "side", "dose").forEach(key -> copy.put(key, row.get(key)));
            plan.add(copy);
        });
        return plan;
    }

    private WebTestClient.ResponseSpec put(Object body) {
        return http.put()
                .uri("/programs/" + caseId + "/plan")
                .header("Idempotency-Key", key())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    @Test
    void anEditThatBreaksARuleIsRefusedWithItsId() {
        assigned();
        List<Map<String, Object>> plan = plan();
        plan.add(0, Map.of("exercise", "E35", "phase", 4));

        refused(put(Map.of("exercises", plan)), 409, "rule-violation")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains("O4 (E35)"));
        post("/plan/check", Map.of("exercises", plan))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.violations[?(@.rule=='O4')].mayBeOverridden")
                .isEqualTo(false);
    }

    @Test
    void anEditIsStoredAndTold() {
        assigned();
        List<Map<String, Object>> plan = plan();
        plan.removeIf(row -> row.get("exercise").equals("E15"));

        put(Map.of("exercises", plan)).expectStatus().isOk();

        get("/programs/" + caseId)
                .jsonPath("$.excluded[?(@.exercise=='E15')].rule")
                .isEqualTo("TRAINER-CHOICE");
        awaitSaid("ProgramDrafted", "ProgramAssigned", "ProgramRevised");
        assertThat(((ProgramRevised) said().getLast()).change()).isEqualTo(PlanChange.EDITED);
    }

    @Test
    void aPlanThatCannotBeIsRefusedFieldByField() {
        assigned();
        refused(
                        put(Map.of(
                                "exercises",
                                List.of(
                                        Map.of("exercise", "E99", "phase", 1),
                                        Map.of("exercise", "E03", "phase", 1, "side", "LEFT")))),
                        400,
                        "invalid-request")
                .jsonPath("$.errors[*].field")
                .isEqualTo(List.of("exercises[0].exercise", "exercises[1].side"));
    }

    @Test
    void anAthleteLogsThroughALinkUntilItIsRevoked() {
        assigned();
        UUID link = Ids.next();
        post("/athlete-links", Map.of("linkId", link, "days", 14))
                .expectStatus()
                .isCreated();
        String view = new String(
                get("/programs/" + caseId + "/athlete-links/" + link)
                        .returnResult()
                        .getResponseBody(),
                UTF_8);
        String path = JsonPath.read(view, "$.path");
        WebTestClient athlete = http.mutate()
                .defaultHeaders(headers -> headers.remove("Authorization"))
                .build();

        athlete.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.today[0].exercise")
                .isNotEmpty()
                .jsonPath("$.today[?(@.exercise=='E35')]")
                .isEmpty();
        athlete.get()
                .uri(path + "/exercises/E03/drawing.svg")
                .exchange()
                .expectStatus()
                .isOk();

        UUID session = Ids.next();
        Map<String, Object> body = session(session);
        body.put("occurredAt", now());
        for (int time = 0; time < 2; time++) {
            athlete.post()
                    .uri(path + "/sessions")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(body)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        athlete.post()
                .uri(path + "/sessions/" + session + "/next-morning")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("painNextMorning", 2))
                .exchange()
                .expectStatus()
                .isOk();
        get("/programs/" + caseId)
                .jsonPath("$.sessions")
                .isEqualTo(1)
                .jsonPath("$.proposal.kind")
                .isEqualTo("HOLD")
                .jsonPath("$.proposal.reasons[*].rule")
                .value(rules -> assertThat(rules.toString()).contains("TECHNIQUE-HOLD"));

        http.delete()
                .uri("/programs/" + caseId + "/athlete-links/" + link)
                .header("Idempotency-Key", key())
                .exchange()
                .expectStatus()
                .isOk();
        athlete.get().uri(path).exchange().expectStatus().isNotFound();
        athlete.get()
                .uri("/athlete/" + path.substring(10, 40))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aNewFlagStopsTheProgramAtOnce() {
        assigned();
        Map<String, Object> body = session(Ids.next());
        body.put("occurredAt", now());
        body.put("newFlags", List.of("FEVER"));

        post("/sessions", body).expectStatus().isCreated();

        get("/programs/" + caseId)
                .jsonPath("$.state")
                .isEqualTo("STOPPED")
                .jsonPath("$.stoppedFor")
                .isEqualTo("NEW_RED_FLAG");
        awaitSaid("ProgramDrafted", "ProgramAssigned", "SessionLogged", "ProgramStopped");
    }

    @Test
    void whatAPhysicianForbidsLeavesThePlanAtOnce() {
        assigned();
        assertThat(program()).contains("\"E08\"");

        topic.publish(aReferral(caseId));
        topic.publish(aReport(caseId, List.of(Restriction.NO_EXTENSION), null));

        await().atMost(60, SECONDS)
                .untilAsserted(() -> get("/programs/" + caseId)
                        .jsonPath("$.restrictions")
                        .isEqualTo(List.of("NO_EXTENSION"))
                        .jsonPath("$.exercises[?(@.exercise=='E08')]")
                        .isEmpty()
                        .jsonPath("$.excluded[?(@.exercise=='E08')].rule")
                        .isEqualTo("ORDER-NO_EXTENSION")
                        .jsonPath("$.state")
                        .isEqualTo("HELD"));
    }

    @Test
    void aReviewAndTheGateAreJudged() {
        assigned();
        post("/reviews", Map.of("reviewId", Ids.next(), "scores", List.of(Map.of("instrument", "NPRS", "value", 3))))
                .expectStatus()
                .isOk();
        refused(
                post(
                        "/reviews",
                        Map.of("reviewId", Ids.next(), "scores", List.of(Map.of("instrument", "NPRS", "value", 11)))),
                400,
                "invalid-request");
        post("/return-gate", Map.of("measured", Map.of("SORENSEN", 119, "SLS", 2)))
                .expectStatus()
                .isOk();

        get("/programs/" + caseId)
                .jsonPath("$.reviews[0].outcome")
                .isEqualTo("UNKNOWN")
                .jsonPath("$.nextReview.milestone")
                .isEqualTo("WEEK_4");
        get("/programs/" + caseId + "/return-gate")
                .jsonPath("$.open")
                .isEqualTo(false)
                .jsonPath("$.lines[?(@.id=='SORENSEN')].passed")
                .isEqualTo(false)
                .jsonPath("$.lines[?(@.id=='SLS')].passed")
                .isEqualTo(true);
        refused(post("/referral", Map.of("referralId", Ids.next(), "question", "DIAGNOSIS")), 409, "rule-violation");
        refused(post("/progression", Map.of("toPhase", 3)), 409, "rule-violation")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).startsWith("LATER-PHASE"));
    }

    @Test
    void aDraftIsMadeAgainForWhatIsAtHand() {
        draft();
        post("/draft", Map.of("programId", Ids.next(), "equipment", List.of(), "minutes", 20))
                .expectStatus()
                .isOk();
        get("/programs/" + caseId)
                .jsonPath("$.excluded[?(@.rule=='EQUIPMENT')].exercise")
                .value(ids -> assertThat(ids.toString()).contains("E06"));
    }

    @Test
    void everyExerciseHasItsDrawing() {
        http.get()
                .uri("/exercises/E05/drawing.svg?variety=E05-LONG-LEVER")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("image/svg+xml");
        http.get()
                .uri("/exercises/E05/drawing.svg?variety=E04-STANDARD")
                .exchange()
                .expectStatus()
                .isNotFound();
        get("/exercises/E16").jsonPath("$.name").isEqualTo("Bird dog (leg, arm, both)");
        get("/exercises/course")
                .jsonPath("$.measures[?(@.instrument=='PSFS')].error")
                .isEqualTo(2.0);
    }

    @Test
    void outcomesSayHowFewTheyAre() {
        assigned();
        for (int number = 0; number < 3; number++) {
            Map<String, Object> body = session(Ids.next());
            body.put("occurredAt", now());
            post("/sessions", body).expectStatus().isCreated();
        }
        await().atMost(60, SECONDS)
                .untilAsserted(() -> get("/outcomes?by=EXERCISE&exercise=E03&cause=P1")
                        .jsonPath("$.rows[0].key")
                        .isEqualTo("E03")
                        .jsonPath("$.rows[0].confidence")
                        .isEqualTo("TOO_FEW")
                        .jsonPath("$.caution")
                        .isNotEmpty());
    }
}
