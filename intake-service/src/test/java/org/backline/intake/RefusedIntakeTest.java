package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Bad input names the field and changes nothing. */
class RefusedIntakeTest extends RunningIntake {

    @ParameterizedTest(name = "{0} = {1} is refused")
    @CsvSource({
        "occurredAt, 2031-01-01T00:00:00Z, occurredAt, invalid-request",
        "occurredAt, yesterday, occurredAt, invalid-request",
        "sport, Rowing!, sport, invalid-request",
        "night, SOMETIMES, night, invalid-request",
        "clinicId, NORTH, clinicId, invalid-request",
        "colour, blue, colour, unknown-field",
        "caseId, 12, caseId, invalid-request",
        "morningStiffnessMinutes, -1, morningStiffnessMinutes, invalid-request",
        "athleteId, 019d2c00-0000-7000-8000-00000000dead, athleteId, invalid-request"
    })
    void badInputNamesTheFieldAndStoresNothing(String field, String value, String named, String slug) {
        Map<String, Object> body = intake(Ids.next());
        body.put(field, value.matches("-?\\d") ? (Object) Integer.valueOf(value) : value);
        refused(body, named, slug);
    }

    private void refused(Object body, String field, String slug) {
        int before = stored();
        post("/cases", body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + slug)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest(name = "id [{0}] is refused")
    @ValueSource(strings = {" ", "7", "no-id"})
    void anIdThatIsNoneNamesTheVariable(String id) {
        http.get()
                .uri("/cases/{caseId}/export", id)
                .header("Authorization", bearer(TRAINER))
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo("caseId");
    }

    @Test
    void aLineThatIsTooLongIsRefusedAndTheNextIsServed() {
        http.get()
                .uri("/cases/{caseId}/export", "x".repeat(20_000))
                .exchange()
                .expectStatus()
                .isEqualTo(414);
        get("/cases/7/export").expectStatus().isBadRequest();
    }

    @Test
    void painOutOfRangeNamesItsLimits() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "pain").put("now", 11);
        post("/cases", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("pain.now")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be 0 to 10");
    }

    @Test
    void painAsTextIsNotANumber() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "pain").put("now", "4");
        refused(body, "pain.now", "invalid-request");
    }

    @Test
    void aMissingMandatoryFlagIsNamed() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "redFlags").remove("FEVER");
        refused(body, "redFlags.FEVER", "invalid-request");
    }

    @Test
    void notAssessedNeedsAReason() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "redFlags").put("FEVER", "NOT_ASSESSED");
        refused(body, "notAssessedBecause.FEVER", "invalid-request");
    }

    @Test
    void anUnknownCodeShowsTheAllowedOnes() {
        Map<String, Object> body = intake(Ids.next());
        body.put("regions", List.of(Map.of("region", "LUMBER", "side", "LEFT")));
        post("/cases", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("regions[0].region")
                .jsonPath("$.errors[0].allowed")
                .isArray();
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Map<String, Object> body = intake(Ids.next());
        body.put("note", "x".repeat(300_000));
        post("/cases", body)
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "body-too-large");
    }

    @Test
    void notJsonIsRefused() {
        refused("{\"caseId\": ", "(body)", "invalid-request");
        as(TRAINER, HttpMethod.POST, "/cases")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }
}
