package org.backline.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.backline.codes.StopReason;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input is told what is wrong with it, and changes nothing. */
class ProgramBadInputTest extends RunningProgramService {

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
            painBefore       | 11                     | painBefore       | must be a whole number from 0 to 10
            painDuring       | -1                     | painDuring       | must be a whole number from 0 to 10
            painNextMorning  | 11                     | painNextMorning  | must be a whole number from 0 to 10
            effort           | 11                     | effort           | must be a whole number from 0 to 10
            painBefore       | 2.5                    | painBefore       | must be a whole number
            painBefore       | "3"                    | painBefore       | must be a whole number
            painDuring       | null                   | painDuring       | must be a whole number from 0 to 10
            exercisesDone    | []                     | exercisesDone    | must name 1 to 37 exercises
            exercisesDone    | ["E03","E99"]          | exercisesDone[1] | is not an exercise of the library, see GET /exercises
            exercisesDone    | [null]                 | exercisesDone[0] | must be the id of an exercise
            occurredAt       | "2099-01-01T00:00:00Z" | occurredAt       | must not be in the future
            occurredAt       | "2001-01-01T00:00:00Z" | occurredAt       | must not be more than a year ago
            occurredAt       | "yesterday"            | occurredAt       | must be an instant in ISO 8601 with offset, for example 2026-11-22T15:30:00Z, in a year from 0001 to 9999
            sessionId        | null                   | sessionId        | must be a UUID made by the client
            """)
    void aSessionOutsideItsLimitsIsRefused(String field, String value, String named, String message) {
        assigned();
        String body =
                "{\"sessionId\":\"%s\",\"exercisesDone\":[\"E03\"],\"painBefore\":2,\"painDuring\":3,\"occurredAt\":\"%s\"}"
                        .formatted(Ids.next(), Instant.now());
        String wrong = body.replaceAll("\"" + field + "\":(\\[[^]]*]|\"[^\"]*\"|\\d+)", "\"" + field + "\":" + value);
        if (wrong.equals(body)) {
            wrong = body.replace("{", "{\"" + field + "\":" + value + ",");
        }
        refused(post("/sessions", wrong), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(named)
                .jsonPath("$.errors[0].message")
                .isEqualTo(message);
        nothingWasStored();
    }

    /** The first is one for Java, in the year 153 million, and none for PostgreSQL. */
    @ParameterizedTest
    @ValueSource(strings = {"4845142136941392644", "+999999999-12-31T23:59:59Z", "yesterday"})
    void aTimeInAnAddressThatIsNoneIsRefused(String time) {
        refused(http.get().uri("/programs?reviewDueBy={time}", time).exchange(), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("reviewDueBy")
                .jsonPath("$.errors[0].message")
                .value(String.class, message -> assertThat(message).startsWith("must be an instant"));
    }

    @Test
    void anUnknownFieldIsRefused() {
        assigned();
        Map<String, Object> body = session(Ids.next());
        body.put("mood", "good");
        refused(post("/sessions", body), 400, "unknown-field")
                .jsonPath("$.errors[0].field")
                .isEqualTo("mood");
        refused(post("/completion", Map.of("note", "done")), 400, "unknown-field");
        refused(post("/completion", Map.of("override", "BECAUSE")), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("override");
        nothingWasStored();
    }

    @Test
    void anUnknownReasonIsRefusedWithTheKnownOnes() {
        assigned();
        refused(post("/stop", Map.of("reason", "BORED")), 400, "invalid-request")
                .jsonPath("$.errors[0].allowed.length()")
                .isEqualTo(StopReason.values().length);
        refused(post("/hold", Map.of("reason", "REFERRAL_OPEN")), 400, "invalid-request")
                .jsonPath("$.errors[0].allowed")
                .isEqualTo(List.of("PAIN_RESPONSE", "ILLNESS", "ATHLETE_AWAY"));
        nothingWasStored();
    }

    @Test
    void aRuleIsToldInWords() {
        draft();
        refused(post("/sessions", session(Ids.next())), 409, "rule-violation")
                .jsonPath("$.detail")
                .isEqualTo("Sessions are logged once the program is assigned");
        refused(act("completion"), 409, "rule-violation")
                .jsonPath("$.detail")
                .isEqualTo("Only a program that is assigned and not on hold is completed");
        post("/assignment", Map.of("safetyNetGiven", true)).expectStatus().isOk();
        Map<String, Object> body = session(Ids.next());
        body.put("exercisesDone", List.of("E35"));
        refused(post("/sessions", body), 409, "rule-violation")
                .jsonPath("$.detail")
                .isEqualTo("E35 is not an exercise of this program");
        nothingWasStored();
    }

    @ParameterizedTest
    @CsvSource({
        "assignment, {}",
        "completion, {}",
        "resumption, {}",
        "hold, '{\"reason\":\"ILLNESS\"}'",
        "stop, '{\"reason\":\"CAUSE_REVISED\"}'"
    })
    void aCaseWithoutAProgramIsNotFound(String act, String body) {
        refused(post("/" + act, body), 404, "not-found");
        refused(post("/sessions", session(Ids.next())), 404, "not-found");
        refused(http.get().uri("/programs/" + caseId).exchange(), 404, "not-found");
        assertThat(storedEvents()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "completion, '{\"override\":\"CLINICAL_JUDGEMENT\"}'",
        "hold, '{\"reason\":\"ILLNESS\"}'",
        "stop, '{\"reason\":\"CAUSE_REVISED\"}'",
        "sessions, ''"
    })
    void aStaleVersionIsRefusedAndTheRightOneIsNot(String act, String given) {
        assigned();
        post("/sessions", session(Ids.next())).expectStatus().isCreated();
        Object body = given.isEmpty() ? session(Ids.next()) : given;
        refused(post("/" + act, body, key(), "\"1\""), 412, "stale-version");
        assertThat(storedEvents()).isEqualTo(3);
        post("/" + act, body, key(), "\"2\"").expectStatus().is2xxSuccessful();
    }

    @Test
    void aCommandWithoutAKeyIsRefused() {
        draft();
        refused(post("/assignment", NOTHING, null, null), 400, "missing-idempotency-key");
        refused(post("/assignment", NOTHING, "not-a-uuid", null), 400, "invalid-request");
        assertThat(storedEvents()).isEqualTo(1);
    }

    @Test
    void anIdThatWasUsedIsRefusedForOtherContent() {
        assigned();
        String key = key();
        post("/hold", Map.of("reason", "ILLNESS"), key, null).expectStatus().isOk();
        post("/hold", Map.of("reason", "ILLNESS"), key, null).expectStatus().isOk();
        refused(post("/hold", Map.of("reason", "ATHLETE_AWAY"), key, null), 409, "id-reused");
        assertThat(storedEvents()).isEqualTo(3);
    }

    @Test
    void aKnownSessionWithOtherContentIsRefusedWhateverTheKey() {
        assigned();
        Map<String, Object> body = session(Ids.next());
        post("/sessions", body, null, null).expectStatus().isCreated();
        Map<String, Object> other = new TreeMap<>(body);
        other.put("painDuring", 9);
        refused(post("/sessions", other, null, null), 409, "id-reused");
        refused(post("/sessions", other, key(), null), 409, "rule-violation");
        post("/sessions", body, key(), null).expectStatus().isCreated();
        assertThat(storedEvents()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "state=NONE", "state=held", "after=1"})
    void aListIsAskedForWithinItsLimits(String query) {
        refused(http.get().uri("/programs?" + query).exchange(), 400, "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }
}
