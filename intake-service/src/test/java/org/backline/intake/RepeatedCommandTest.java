package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A command happens once, whoever sends it again. */
class RepeatedCommandTest extends RunningIntake {

    @Test
    void theSameCommandAgainIsTheSameReceiptAndOneEffect() {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        for (int time = 0; time < 3; time++) {
            post("/cases", body)
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.version")
                    .isEqualTo(0);
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where aggregate_identifier = ?",
                        Integer.class,
                        caseId.toString()))
                .isEqualTo(1);
    }

    @Test
    void theSameIdWithOtherContentIsRefused() {
        UUID caseId = recordedCase();
        Map<String, Object> other = intake(caseId);
        inner(other, "pain").put("now", 9);
        post("/cases", other)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "id-reused");
    }

    @Test
    void fiftyClientsWithTheSameCommandMakeOneCase() throws Exception {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(16)) {
            var answers = pool.invokeAll(java.util.Collections.nCopies(
                    50,
                    () -> post("/cases", body)
                            .returnResult(String.class)
                            .getStatus()
                            .value()));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where aggregate_identifier = ?",
                        Integer.class,
                        caseId.toString()))
                .isEqualTo(1);
    }

    @Test
    void aStaleVersionIsRefused() {
        UUID caseId = recordedCase();
        Map<String, Object> limited = Map.of("participation", "LIMITED", "restrictions", List.of("NO_IMPACT"));
        as(TRAINER, HttpMethod.POST, "/cases/" + caseId + "/participation")
                .header("Idempotency-Key", key())
                .header("If-Match", "\"0\"")
                .bodyValue(limited)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        as(TRAINER, HttpMethod.POST, "/cases/" + caseId + "/participation")
                .header("Idempotency-Key", key())
                .header("If-Match", "\"0\"")
                .bodyValue(Map.of("participation", "OUT"))
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "stale-version");
    }

    @Test
    void anUnknownCaseIsNotFound() {
        get("/cases/" + Ids.next()).expectStatus().isNotFound();
        post("/cases/" + Ids.next() + "/closure", Map.of("outcome", "RESOLVED"), "Idempotency-Key", key())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "not-found");
    }

    @Test
    void aCommandWithoutAnIdIsRefused() {
        UUID caseId = recordedCase();
        post("/cases/" + caseId + "/closure", Map.of("outcome", "RESOLVED"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "missing-idempotency-key");
    }
}
