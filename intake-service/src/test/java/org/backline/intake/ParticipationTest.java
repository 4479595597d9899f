package org.backline.intake;

import static org.springframework.http.HttpMethod.POST;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.junit.jupiter.api.Test;
import org.springframework.test.json.JsonCompareMode;

/** What a coach sees: who may do what, and nothing of why. */
class ParticipationTest extends RunningIntake {

    @Test
    void theListAndTheCaseShowTheStatusAndNothingClinical() {
        UUID caseId = recordedCase();
        command(
                        TRAINER,
                        POST,
                        "/cases/" + caseId + "/participation",
                        Map.of(
                                "participation", "LIMITED",
                                "restrictions", List.of("NO_IMPACT"),
                                "until", "2026-12-24"))
                .expectStatus()
                .isOk();
        String entry = """
                {"athleteId": "%s", "athleteNumber": "%s", "athleteName": "Ada Example", "caseId": "%s", "clinicId": "north", "sport": "rowing",
                 "participation": "LIMITED", "restrictions": ["NO_IMPACT"], "until": "2026-12-24"}
                """.formatted(athleteId, AthleteNumber.of(athleteId), caseId);
        get("/cases/" + caseId + "/participation")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .json(entry, JsonCompareMode.STRICT);
        UUID before = new UUID(caseId.getMostSignificantBits(), caseId.getLeastSignificantBits() - 1);
        soon().untilAsserted(() -> get("/participation?clinicId=north&limit=1&after=" + before)
                .expectBody()
                .json("[" + entry + "]", JsonCompareMode.STRICT));
    }

    @Test
    void aCaseMovesWithItsClinicAndLeavesWhenItIsClosed() {
        UUID caseId = recordedCase();
        command(
                TRAINER,
                POST,
                "/cases/" + caseId + "/transfer",
                Map.of("toTrainerId", "trainer.reyes", "toClinicId", "lakeside"));
        command(TRAINER, POST, "/cases/" + caseId + "/transfer/acceptance", Map.of());
        soon().untilAsserted(() -> get("/participation?clinicId=lakeside")
                .expectBody()
                .jsonPath("$[0].caseId")
                .isEqualTo(caseId.toString()));
        close(caseId).expectStatus().isOk();
        soon().untilAsserted(() -> get("/participation?clinicId=lakeside")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0));
        command(TRAINER, POST, "/cases/" + caseId + "/reopening", Map.of("reason", "RECURRENCE"));
        soon().untilAsserted(() -> get("/participation?clinicId=lakeside")
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1));
    }

    @Test
    void aLimitIsHeldAndAnUnknownCaseIsNotFound() {
        get("/participation?clinicId=north&limit=201").expectStatus().isBadRequest();
        get("/cases/" + key() + "/participation").expectStatus().isNotFound();
    }
}
