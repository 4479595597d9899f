package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.codes.AthleteNumber;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** Athletes are found by names that stand nowhere readable. */
class AthleteRegisterTest extends RunningIntake {

    private BodyContentSpec found(String query) {
        return get("/athletes?" + query).expectStatus().isOk().expectBody();
    }

    private BodyContentSpec sought(String clinicId, String part, int limit) {
        return post("/athletes/search", Map.of("clinicId", clinicId, "part", part, "limit", limit))
                .expectStatus()
                .isOk()
                .expectBody();
    }

    @Test
    void anAthleteIsShownAsRegistered() {
        get("/athletes/" + athleteId)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.name")
                .isEqualTo("Ada Example")
                .jsonPath("$.number")
                .isEqualTo(AthleteNumber.of(athleteId))
                .jsonPath("$.birthDate")
                .isEqualTo("2005-03-14")
                .jsonPath("$.sports[0]")
                .isEqualTo("rowing")
                .jsonPath("$.sickleCellTrait")
                .isEqualTo("NEGATIVE");
        found("ids=" + athleteId + "," + Ids.next()).jsonPath("$.length()").isEqualTo(1);
    }

    @Test
    void theSameAthleteAgainChangesNothingAndOtherFactsAreRefused() {
        post("/athletes", athlete(athleteId, "Ada Example")).expectStatus().isCreated();
        post("/athletes", athlete(athleteId, "Eve Example")).expectStatus().isEqualTo(409);
    }

    @Test
    void aNewNameIsFoundAtOnceByAnyPartInAnyCase() {
        sought("north", "ada", 50).jsonPath("$[0].name").isEqualTo("Ada Example");
        UUID id = registered("Zoë  Q\u00fcndel", "north");
        for (String part : List.of("zo\u00eb", "Q\u00dcNDEL", "zo\u00eb q\u00fcn")) {
            sought("north", part, 50).jsonPath("$[0].athleteId").isEqualTo(id.toString());
        }
        sought("south", "zo\u00eb", 50).jsonPath("$.length()").isEqualTo(0);
        post("/athletes/search", Map.of("part", "q\u00fcndel"))
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(1);
    }

    @Test
    void aNameIsSoughtWithoutStandingInAnAddress() {
        registered("Matrix 01ada", "south"); // others here have names with an id in them, and "ada" may be in an id
        post("/athletes/search", Map.of("clinicId", "north", "part", "ADA EX", "limit", 200))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.athleteId == '" + athleteId + "')].name")
                .isEqualTo("Ada Example");
        post("/athletes/search", Map.of("clinicId", "south", "part", "ADA EX"))
                .expectBody()
                .jsonPath("$.length()")
                .isEqualTo(0);
        post("/athletes/search", Map.of("limit", 201)).expectStatus().isBadRequest();
        get("/athletes?q=ada")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("q");
    }

    @Test
    void fiveThousandAthletesAreSearchedInTheOrderOfTheirNames() {
        UUID importId = Ids.next();
        String roster = IntStream.range(0, 5_000)
                .mapToObj(number -> "Runner %04d,2005-03-14,F,running\n".formatted((number * 7) % 5_000))
                .collect(Collectors.joining("", "name,birth date,sex,sports\n", ""));
        upload(importId, "harbour", roster, bearer(TRAINER)).expectStatus().isCreated();
        post("/athletes/imports/" + importId + "/start", "{}").expectStatus().isOk();
        await().atMost(120, SECONDS)
                .untilAsserted(() -> get("/athletes/imports/" + importId)
                        .expectBody()
                        .jsonPath("$.state")
                        .isEqualTo("DONE")
                        .jsonPath("$.registered")
                        .isEqualTo(5_000));
        found("clinicId=harbour&limit=3")
                .jsonPath("$[*].name")
                .isEqualTo(List.of("Runner 0000", "Runner 0001", "Runner 0002"));
        sought("harbour", "4999", 200).jsonPath("$.length()").isEqualTo(1);
        sought("harbour", "runner", 200).jsonPath("$.length()").isEqualTo(200);
    }

    @Test
    void aRowShowsNothingOfTheAthlete() {
        String row = jdbc.queryForObject(
                "select a::text || encode(identity, 'escape') from athlete a where athlete_id = ?",
                String.class,
                athleteId);
        assertThat(row).contains("north");
        for (String fact : Arrays.asList("Ada", "Example", "2005", "FEMALE", "rowing", "NEGATIVE")) {
            assertThat(row).doesNotContain(fact);
        }
    }

    @Test
    void theKeysAreShownByHowMuchTheyHold() {
        command("admin.castellano", HttpMethod.POST, "/operations/secrets/rotation", Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.column == 'athlete.identity')].keyId")
                .isEqualTo("test")
                .jsonPath("$[?(@.column == 'athlete.identity')].newest")
                .isEqualTo(true);
        as("admin.castellano", HttpMethod.GET, "/operations/secrets")
                .exchange()
                .expectStatus()
                .isOk();
    }
}
