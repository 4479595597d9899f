package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.EmergencyAccessReviewed;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Breaking the glass: one athlete, one person, a while; and somebody looks at it afterwards. */
class EmergencyTest extends RunningIntake {

    private static final String PHYSICIAN = "physician.haddad";

    private Map<String, Object> access(UUID accessId) {
        return new TreeMap<>(Map.of(
                "accessId",
                accessId,
                "athleteId",
                athleteId,
                "reason",
                "LIFE_OR_LIMB",
                "note",
                "Collapsed at the regatta",
                "minutes",
                120));
    }

    private UUID opened() {
        UUID accessId = Ids.next();
        command(PHYSICIAN, POST, "/emergency-accesses", access(accessId))
                .expectStatus()
                .isCreated();
        return accessId;
    }

    private ResponseSpec review(String reviewer, UUID accessId, String outcome) {
        return command(
                reviewer,
                POST,
                "/emergency-accesses/" + accessId + "/review",
                Map.of("outcome", outcome, "note", "Seen"));
    }

    @Test
    void eachOpenCaseIsToldOnceForALimitedTime() {
        UUID closed = recordedCase();
        close(closed).expectStatus().isOk();
        UUID first = recordedCase();
        UUID second = recordedCase();
        UUID accessId = opened();

        for (UUID caseId : List.of(first, second)) {
            soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                    .filteredOn(EmergencyAccessGranted.class::isInstance)
                    .singleElement()
                    .isInstanceOfSatisfying(EmergencyAccessGranted.class, event -> {
                        assertThat(event.accessId()).isEqualTo(accessId);
                        assertThat(event.athleteId()).isEqualTo(athleteId);
                        assertThat(event.clinicId()).isEqualTo("north");
                        assertThat(event.subject()).isEqualTo(PHYSICIAN);
                        assertThat(event.reason()).isEqualTo(EmergencyReason.LIFE_OR_LIMB);
                        assertThat(Duration.between(event.occurredAt(), event.until()))
                                .isEqualTo(Duration.ofHours(2));
                    }));
        }
        assertThat(CaseEventsTopic.ofCase(closed)).noneMatch(EmergencyAccessGranted.class::isInstance);
    }

    @Test
    void itIsATaskUntilItIsReviewedAndThatIsToldToo() {
        UUID caseId = recordedCase();
        UUID accessId = opened();
        String task = "$[?(@.accessId == '" + accessId + "')]";
        soon().untilAsserted(() -> as(OFFICER, GET, "/emergency-accesses?open=true&clinicId=north&limit=200")
                .exchange()
                .expectBody()
                .jsonPath(task + ".subject")
                .isEqualTo(PHYSICIAN));
        as(OFFICER, GET, "/emergency-accesses/" + accessId)
                .exchange()
                .expectBody()
                .jsonPath("$.note")
                .isEqualTo("Collapsed at the regatta")
                .jsonPath("$.number")
                .isEqualTo(AthleteNumber.of(athleteId))
                .jsonPath("$.cases[0].caseId")
                .isEqualTo(caseId.toString());

        review(PHYSICIAN, accessId, "JUSTIFIED").expectStatus().isForbidden();
        review(OFFICER, accessId, "JUSTIFIED").expectStatus().isOk();
        review(OFFICER, accessId, "NOT_JUSTIFIED").expectStatus().isEqualTo(409);
        soon().untilAsserted(() -> as(OFFICER, GET, "/emergency-accesses?open=true&limit=200")
                .exchange()
                .expectBody()
                .jsonPath(task)
                .isEmpty());
        as(OFFICER, GET, "/emergency-accesses?open=false&limit=200")
                .exchange()
                .expectBody()
                .jsonPath(task + ".outcome")
                .isEqualTo("JUSTIFIED");
        as(OFFICER, GET, "/emergency-accesses/" + accessId)
                .exchange()
                .expectBody()
                .jsonPath("$.reviewNote")
                .isEqualTo("Seen")
                .jsonPath("$.reviewerId")
                .isEqualTo(OFFICER);
        soon().untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                .filteredOn(EmergencyAccessReviewed.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        EmergencyAccessReviewed.class,
                        event -> assertThat(event.outcome()).isEqualTo(EmergencyReviewOutcome.JUSTIFIED)));
    }

    @ParameterizedTest(name = "{0} = {1} is refused")
    @CsvSource({"minutes, 241, 400", "minutes, 0, 400", "reason, CURIOSITY, 400", "accessId, 7, 400"})
    void whatIsTooLongOrHasNoReasonIsRefused(String field, String value, int status) {
        Map<String, Object> body = access(Ids.next());
        body.put(field, value.matches("\\d+") ? (Object) Integer.valueOf(value) : value);
        int before = stored();
        command(PHYSICIAN, POST, "/emergency-accesses", body)
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void itNeedsAnAthleteAndHappensOnce() {
        Map<String, Object> nobody = access(Ids.next());
        nobody.put("athleteId", Ids.next());
        command(PHYSICIAN, POST, "/emergency-accesses", nobody).expectStatus().isNotFound();
        UUID accessId = Ids.next();
        for (int time = 0; time < 2; time++) {
            as(PHYSICIAN, POST, "/emergency-accesses")
                    .bodyValue(access(accessId))
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .expectHeader()
                    .valueEquals("Location", "/emergency-accesses/" + accessId);
        }
        review(OFFICER, Ids.next(), "JUSTIFIED").expectStatus().isNotFound();
    }

    @Test
    void theSearchAnswersOnlyToAnExactNameAndBirthDateAndSaysNoMoreThanWhereToAsk() {
        UUID sought = registered("Mary  Ann O'Neil", "west");
        search("physician.a", " mary ann o'neil", "2005-03-14")
                .expectStatus()
                .isOk()
                .expectBody()
                .json(
                        """
                        [{"athleteId": "%s", "number": "%s", "clinicId": "west"}]
                        """.formatted(sought, AthleteNumber.of(sought)),
                        org.springframework.test.json.JsonCompareMode.STRICT);
        for (String near : List.of("mary ann", "mary ann o'neill")) {
            search("physician.a", near, "2005-03-14").expectBody().json("[]");
        }
        search("physician.b", "mary ann o'neil", "2005-03-15").expectBody().json("[]");
    }

    @Test
    void tryingNamesIsStoppedPerPerson() {
        for (int time = 0; time < 3; time++) {
            search("physician.c", "No Body", "2001-01-01").expectStatus().isOk();
        }
        search("physician.c", "No Body", "2001-01-01")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "600")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "too-many-requests");
        search("physician.d", "No Body", "2001-01-01").expectStatus().isOk();
    }

    private ResponseSpec search(String subject, String name, String birthDate) {
        return as(subject, POST, "/emergency-accesses/search")
                .bodyValue(Map.of("name", name, "birthDate", birthDate))
                .exchange();
    }
}
