package org.backline.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.Role;
import org.backline.support.access.Records;
import org.backline.support.access.Scope;
import org.backline.support.testing.MatrixCases;
import org.backline.support.testing.MatrixCases.Where;
import org.backline.support.testing.MatrixCoverage;
import org.backline.support.testing.MatrixRecords;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Who may do what with athletes and cases: every cell of the access matrix, lists, and what leaks nothing. */
class AccessTest extends RunningIntake {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Records records;

    @Test
    void everyEndpointHasARowAndEveryRowAnEndpoint() {
        MatrixCoverage.check(context, "intake-service");
    }

    @TestFactory
    Stream<DynamicTest> everyOperationByEveryRole(@Value("${local.server.port}") int port) {
        WebTestClient nobody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
        return new MatrixCases(
                        "intake-service",
                        nobody,
                        Map.of(
                                Where.OWN_REFERRED,
                                aCase(MatrixCases.OWN, true),
                                Where.OWN,
                                aCase(MatrixCases.OWN, false),
                                Where.OTHER,
                                aCase(MatrixCases.OTHER, true)))
                .tests();
    }

    private Map<String, UUID> aCase(String clinicId, boolean referred) {
        athleteId = registered("Matrix " + Ids.next(), clinicId);
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        body.put("clinicId", clinicId);
        post("/cases", body).expectStatus().isCreated();
        if (referred) {
            topic.publish(MatrixRecords.referral(caseId, clinicId, athleteId, Ids.next()));
        }
        command("privacy.moreau", HttpMethod.PUT, "/athletes/" + athleteId + "/legal-hold", Map.of("reason", "AUDIT"))
                .expectStatus()
                .isOk();
        UUID accessId = Ids.next();
        command(
                        "physician.elsewhere",
                        HttpMethod.POST,
                        "/emergency-accesses",
                        Map.of("accessId", accessId, "athleteId", athleteId, "reason", "LIFE_OR_LIMB", "minutes", 30))
                .expectStatus()
                .isCreated();
        soon().until(() -> records.find(Scope.CASE, caseId)
                        .filter(holder -> holder.referred() == referred)
                        .isPresent()
                && records.find(Scope.ATHLETE, athleteId)
                        .filter(holder -> holder.referred() == referred)
                        .isPresent());
        return Map.of("caseId", caseId, "athleteId", athleteId, "accessId", accessId);
    }

    private ResponseSpec ask(String clinic, Role role, HttpMethod method, String path, Object body) {
        return http.method(method)
                .uri(path)
                .header("Authorization", Tokens.bearer("somebody", role, clinic))
                .header("Idempotency-Key", key())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String text(ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    @Test
    void listsShowTheCallersClinicsAndNoOther() {
        Map<String, UUID> own = aCase("north", false);
        Map<String, UUID> other = aCase("south", false);
        soon().untilAsserted(() -> {
            for (String path : List.of("/cases?limit=100", "/participation?limit=200")) {
                String shown = text(ask("south", Role.ATHLETIC_TRAINER, HttpMethod.GET, path, Map.of()));
                assertThat(shown)
                        .as(path)
                        .contains(other.get("caseId").toString())
                        .doesNotContain(own.get("caseId").toString());
            }
        });
        assertThat(text(ask("south", Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases?clinicId=north", Map.of())))
                .isEqualTo("[]");
        assertThat(text(ask("south", Role.COACH, HttpMethod.GET, "/participation?clinicId=north", Map.of())))
                .isEqualTo("[]");
        String ids = "/athletes?ids=" + own.get("athleteId") + "," + other.get("athleteId");
        assertThat(text(ask("south", Role.ATHLETIC_TRAINER, HttpMethod.GET, ids, Map.of())))
                .contains(other.get("athleteId").toString())
                .doesNotContain(own.get("athleteId").toString());
    }

    @Test
    void aPhysicianKnowsTheNamesOfThoseHeWasAskedAbout() {
        Map<String, UUID> asked = aCase("north", true);
        Map<String, UUID> notAsked = aCase("north", false);
        String ids = "/athletes?ids=" + asked.get("athleteId") + "," + notAsked.get("athleteId");

        assertThat(text(ask("north", Role.PHYSICIAN, HttpMethod.GET, ids, Map.of())))
                .contains(asked.get("athleteId").toString())
                .doesNotContain(notAsked.get("athleteId").toString());
    }

    @Test
    void aProgramKnowsThemOnlyWithTheScopeForIt() {
        Map<String, UUID> asked = aCase("north", true);
        Map<String, UUID> notAsked = aCase("north", false);
        String ids = "/athletes?ids=" + asked.get("athleteId") + "," + notAsked.get("athleteId");

        assertThat(text(program("system/Patient.rs", ids).expectStatus().isOk()))
                .contains(asked.get("athleteId").toString())
                .doesNotContain(notAsked.get("athleteId").toString());
        program("system/Task.rus", ids).expectStatus().isForbidden();
        program("", ids).expectStatus().isForbidden();
    }

    private ResponseSpec program(String scope, String path) {
        return http.get()
                .uri(path)
                .header(
                        "Authorization",
                        Tokens.bearer("ehr-peer", Role.SERVICE, claims -> claims.claim("scope", scope), "north"))
                .exchange();
    }

    @Test
    void anotherClinicsRecordReadsLikeOneThatDoesNotExist() {
        UUID caseId = aCase("south", false).get("caseId");
        UUID unknown = Ids.next();

        String theirs = text(ask("north", Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases/" + caseId, Map.of()));
        String nobodys = text(ask("north", Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases/" + unknown, Map.of()));

        assertThat(theirs.replace(caseId.toString(), "ID")).isEqualTo(nobodys.replace(unknown.toString(), "ID"));
    }

    @Test
    void nobodyRecordsForAnotherClinicOrAnAthleteOfOne() {
        Map<String, Object> body = intake(Ids.next());
        body.put("clinicId", "south");
        ask("north", Role.ATHLETIC_TRAINER, HttpMethod.POST, "/cases", body)
                .expectStatus()
                .isForbidden();

        Map<String, Object> stranger = intake(Ids.next());
        stranger.put("athleteId", registered("Elsewhere Person", "west"));
        ask("north", Role.ATHLETIC_TRAINER, HttpMethod.POST, "/cases", stranger)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("athleteId");
    }

    @Test
    void everyLookLeavesALineAndTheOfficerFindsIt() {
        Map<String, UUID> own = aCase("north", false);
        ask("north", Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases/" + own.get("caseId"), Map.of())
                .expectStatus()
                .isOk();
        ask("south", Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases/" + own.get("caseId"), Map.of())
                .expectStatus()
                .isNotFound();

        ask("north", Role.PRIVACY_OFFICER, HttpMethod.GET, "/disclosures?athleteId=" + own.get("athleteId"), Map.of())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].outcome")
                .isEqualTo("DENIED")
                .jsonPath("$[1].outcome")
                .isEqualTo("DISCLOSED")
                .jsonPath("$[1].operation")
                .isEqualTo("case.read")
                .jsonPath("$[1].actor")
                .isEqualTo("somebody");
    }

    @Test
    void emergencyAccessOpensOneAthleteForReadingAndIsMarkedOnEveryLine() {
        Map<String, UUID> theirs = aCase("south", false);
        String path = "/cases/" + theirs.get("caseId");
        ask("north", Role.PHYSICIAN, HttpMethod.GET, path, Map.of())
                .expectStatus()
                .isNotFound();

        ask(
                        "north",
                        Role.PHYSICIAN,
                        HttpMethod.POST,
                        "/emergency-accesses",
                        Map.of(
                                "accessId",
                                Ids.next(),
                                "athleteId",
                                theirs.get("athleteId"),
                                "reason",
                                "LIFE_OR_LIMB",
                                "minutes",
                                30))
                .expectStatus()
                .isCreated();

        soon().untilAsserted(() -> ask("north", Role.PHYSICIAN, HttpMethod.GET, path, Map.of())
                .expectStatus()
                .isOk());
        ask("north", Role.PHYSICIAN, HttpMethod.GET, "/athletes/" + theirs.get("athleteId"), Map.of())
                .expectStatus()
                .isOk();
        ask(
                        "north",
                        Role.PHYSICIAN,
                        HttpMethod.GET,
                        "/cases/" + aCase("south", false).get("caseId"),
                        Map.of())
                .expectStatus()
                .isNotFound();
        assertThat(text(ask(
                        "south",
                        Role.PRIVACY_OFFICER,
                        HttpMethod.GET,
                        "/disclosures/accounting?athleteId=" + theirs.get("athleteId"),
                        Map.of())))
                .contains("EMERGENCY");
    }
}
