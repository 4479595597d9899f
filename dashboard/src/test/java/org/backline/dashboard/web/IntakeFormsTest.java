package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** The intake becomes one request; a refused one keeps everything that was entered. */
@TestDashboard
class IntakeFormsTest extends FormsWorld {

    private static MultiValueMap<String, String> intake(String caseId) {
        return form(
                "caseId", caseId,
                "athleteId", "01930000-0000-7000-8000-000000000a01",
                "clinicId", "north",
                "trainerId", "trainer.okafor",
                "occurredAt", "2026-11-22T15:00:00Z",
                "intakeSeconds", "83",
                "sport", "rowing",
                "pain.now", "4",
                "pain.best", "1",
                "pain.worst", "7",
                "regions", "LUMBAR:LEFT",
                "regions", "THIGH:LEFT",
                "onset.manner", "GRADUAL",
                "onset.daysAgo", "21",
                "onset.mechanism", "",
                "aggravatedBy", "EXTENSION",
                "night", "NONE",
                "legWorseThanBack", "false",
                "redFlags.FEVER", "NO",
                "redFlags.STEROID", "NOT_ASSESSED",
                "notAssessedBecause.STEROID", "NO_TIME",
                "notAssessedBecause.FEVER", "PAIN",
                "note", "Came in after practice");
    }

    @Test
    void anIntakeBecomesOneRequestWithTheIdsOfTheForm() {
        String caseId = "01930000-0000-7000-8000-00000000ca01";
        send("/cases", "trainer.okafor", intake(caseId))
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .valueEquals("Location", "/cases/" + caseId + "?done=intake");
        Asked asked = only("POST /cases");
        assertThat(asked.header("Authorization")).startsWith("Bearer ");
        assertThat(asked.header("Backline-Actor")).isEmpty();
        JsonNode body = asked.json();
        assertThat(body.path("caseId").asString()).isEqualTo(caseId);
        assertThat(body.path("pain").path("now").isInt()).isTrue();
        assertThat(body.path("onset").toString()).isEqualTo("{\"manner\":\"GRADUAL\",\"daysAgo\":21}");
        assertThat(body.path("regions").toString())
                .isEqualTo("[{\"region\":\"LUMBAR\",\"side\":\"LEFT\"},{\"region\":\"THIGH\",\"side\":\"LEFT\"}]");
        assertThat(body.path("redFlags").path("STEROID").asString()).isEqualTo("NOT_ASSESSED");
        assertThat(body.path("notAssessedBecause").toString()).isEqualTo("{\"STEROID\":\"NO_TIME\"}");
        assertThat(body.path("legWorseThanBack").isBoolean()).isTrue();
        assertThat(body.path("intakeSeconds").asInt()).isEqualTo(83);
    }

    @Test
    void theSameFormSentTwiceIsTheSameRequest() {
        MultiValueMap<String, String> form = intake("01930000-0000-7000-8000-00000000ca02");
        send("/cases", "trainer.okafor", form).expectStatus().isSeeOther();
        send("/cases", "trainer.okafor", form).expectStatus().isSeeOther();
        assertThat(STUBS.asked("POST /cases"))
                .extracting(Asked::body)
                .hasSize(2)
                .allMatch(STUBS.asked("POST /cases").getFirst().body()::equals);
    }

    @Test
    void aRefusedIntakeKeepsEverythingAndSaysWhatIsWrongWhere() {
        STUBS.on("POST /cases", Reply.problem(400, "invalid-request", "pain.now must be 0 to 10", """
            ,"errors":[{"field":"pain.now","message":"must be 0 to 10"},
                       {"field":"redFlags.NIGHT","message":"must be answered YES, NO or NOT_ASSESSED"}]\
            """));
        String caseId = "01930000-0000-7000-8000-00000000ca03";
        String html = send("/cases", "trainer.okafor", intake(caseId))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(html)
                .contains("Something in the form needs another look", "Pain now: must be 0 to 10")
                .contains("data-wrong=\"pain.now\"", "data-wrong=\"redFlags.NIGHT\"")
                .contains("Came in after practice", "value=\"" + caseId + "\"", "value=\"83\"")
                .containsPattern("name=\"pain.worst\" value=\"7\"[^>]*checked")
                .containsPattern("name=\"redFlags.STEROID\" value=\"NOT_ASSESSED\"[^>]*checked")
                .containsPattern("data-zone=\"LUMBAR:LEFT\"[^>]*aria-pressed=\"true\"");
    }

    @Test
    void aServiceThatIsDownLosesNothing() {
        STUBS.on("POST /cases", Reply.silence());
        String caseId = "01930000-0000-7000-8000-00000000ca04";
        send("/cases", "trainer.okafor", intake(caseId))
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(contains(
                        "The intake service is not answering just now",
                        "Nothing you entered is lost",
                        "Came in after practice",
                        "value=\"" + caseId + "\""));
    }

    @Test
    void aServiceThatIsSlowIsNotWaitedForForEver() {
        STUBS.on("POST /cases", request -> {
            try {
                Thread.currentThread().join(Duration.ofSeconds(4));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return Reply.json(201, "{}");
        });
        send("/cases", "trainer.okafor", intake("01930000-0000-7000-8000-00000000ca05"))
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(contains("not answering just now"));
    }

    @Test
    void aNewAthleteIsRegisteredFirstAndStaysChosenWhenTheIntakeIsRefused() {
        MultiValueMap<String, String> form = intake("01930000-0000-7000-8000-00000000ca06");
        form.set("athleteId", "");
        form.add("newAthlete.athleteId", "01930000-0000-7000-8000-000000000a02");
        form.add("newAthlete.name", "Ada Example");
        form.add("newAthlete.birthDate", "2006-02-03");
        form.add("newAthlete.sex", "FEMALE");
        STUBS.on("POST /cases", Reply.problem(409, "rule-violation", "This case is already recorded", ""));
        send("/cases", "trainer.okafor", form)
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .value(contains(
                        "This case is already recorded",
                        "id=\"athleteId\" value=\"01930000-0000-7000-8000-000000000a02\""));
        JsonNode athlete = only("POST /athletes").json();
        assertThat(athlete.path("name").asString()).isEqualTo("Ada Example");
        assertThat(athlete.path("sports").toString()).isEqualTo("[\"rowing\"]");
        assertThat(athlete.path("sickleCellTrait").asString()).isEqualTo("UNKNOWN");
        assertThat(only("POST /cases").json().path("athleteId").asString())
                .isEqualTo("01930000-0000-7000-8000-000000000a02");
    }

    @Test
    void aRefusedAthleteIsShownAtItsOwnFields() {
        MultiValueMap<String, String> form = intake("01930000-0000-7000-8000-00000000ca07");
        form.set("athleteId", "");
        form.add("newAthlete.name", "Ada Example");
        STUBS.on("POST /athletes", Reply.problem(400, "invalid-request", "", """
            ,"errors":[{"field":"birthDate","message":"must be a date as yyyy-MM-dd"}]\
            """));
        send("/cases", "trainer.okafor", form)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(contains("data-wrong=\"newAthlete.birthDate\"", "Date of birth: must be a date"));
        assertThat(STUBS.asked("POST /cases")).isEmpty();
    }
}
