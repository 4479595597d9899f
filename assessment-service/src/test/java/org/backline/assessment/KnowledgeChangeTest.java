package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.assessment.knowledge.KnowledgeFiles;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Role;
import org.backline.events.AssessmentProposed;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** A change of the rules: submitted, rehearsed on past cases, signed for by a person. */
class KnowledgeChangeTest extends AssessmentWorld {

    private static final String RELEASED = KnowledgeFiles.releases().getLast().version();
    private static final KnowledgeFiles FILES = KnowledgeFiles.released(RELEASED);

    /** A version under which fever alone is no longer urgent. */
    private static Map<String, String> feverIsRoutine(String version) {
        return new TreeMap<>(Map.of(
                "rules.yaml",
                FILES.texts()
                        .get("rules.yaml")
                        .replace("version: \"" + RELEASED + "\"", "version: \"" + version + "\""),
                "red-flags.yaml",
                FILES.texts().get("red-flags.yaml").replaceFirst("(?s)(id: FEVER.*?alone: )URGENT", "$1ROUTINE")));
    }

    private ResponseSpec asked(String path, Object body, Role role) {
        return post(
                path,
                body,
                "Idempotency-Key",
                Ids.next().toString(),
                "Authorization",
                Tokens.bearer("somebody", role, "north"));
    }

    private ResponseSpec submit(String version, Map<String, String> files) {
        return asked("/knowledge/candidates/" + version, Map.of("files", files), Role.ATHLETIC_TRAINER);
    }

    private BodyContentSpec rehearsed(String version) {
        asked("/knowledge/candidates/" + version + "/rehearsal", Map.of(), Role.ATHLETIC_TRAINER)
                .expectStatus()
                .isAccepted();
        String path = "/knowledge/candidates/" + version + "/rehearsal?limit=100";
        await().atMost(60, SECONDS)
                .untilAsserted(() -> get(path).expectBody().jsonPath("$.state").isEqualTo("DONE"));
        return get(path).expectBody();
    }

    private ResponseSpec activate(String version, Role role) {
        return asked("/knowledge/candidates/" + version + "/activation", Map.of(), role);
    }

    private void inPastCases() {
        await().atMost(30, SECONDS)
                .until(() -> jdbc.queryForList("select 1 from past_case where case_id = ?", caseId)
                                .size()
                        == 1);
    }

    @Test
    void aBadFileIsRefusedNamingItsLineAndTheReason() {
        Map<String, String> files = feverIsRoutine("bad-1");
        files.computeIfPresent("rules.yaml", (name, text) -> text.replaceFirst("urgency: ROUTINE", "urgency: SOON"));
        submit("bad-1", files)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("files.rules.yaml")
                .jsonPath("$.errors[0].message")
                .value(message -> assertThat((String) message).matches("line [1-9][0-9]+: /rules/.*"));
        submit("bad-2", feverIsRoutine("bad-1"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("names version bad-1 and not bad-2");
        submit("bad-3", Map.of("other.yaml", "x: 1"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("files.other.yaml");
        submit("bad-4", Map.of())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("files");
        get("/knowledge/versions")
                .expectBody()
                .jsonPath("$[?(@.version=~/bad.*/)]")
                .isEmpty();
    }

    @Test
    void rehearsingTheVersionInForceChangesNothing() {
        anOpenAssessment(Map.of(RedFlag.FEVER, FlagAnswer.YES));
        inPastCases();
        rehearsed(library.versions().inForce())
                .jsonPath("$.changed")
                .isEqualTo(0)
                .jsonPath("$.notReproduced")
                .isEqualTo(0)
                .jsonPath("$.changes")
                .isEmpty()
                .jsonPath("$.cases")
                .value(cases -> assertThat(((Number) cases).longValue()).isPositive());
    }

    @Test
    void aChangeIsSeenOnPastCasesBeforeAPersonSignsForItAndOldProposalsKeepTheirOwn() {
        anOpenAssessment(Map.of(RedFlag.FEVER, FlagAnswer.YES));
        inPastCases();
        UUID before = caseId;
        submit("fever-1", feverIsRoutine("fever-1")).expectStatus().isCreated();
        submit("fever-1", feverIsRoutine("fever-1")).expectStatus().isCreated();
        activate("fever-1", Role.PHYSICIAN)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("Version fever-1 comes into force after it was rehearsed on past cases against version "
                        + RELEASED);

        String change = "$.changes[?(@.caseId=='" + before + "')]";
        rehearsed("fever-1")
                .jsonPath(change + ".before.disposition")
                .isEqualTo("URGENT")
                .jsonPath(change + ".after.disposition")
                .isEqualTo("ROUTINE")
                .jsonPath(change + ".after.knowledge.version")
                .isEqualTo("fever-1")
                .jsonPath("$.byClinic[?(@.clinicId=='north' && @.before=='URGENT' && @.after=='ROUTINE')]")
                .exists()
                .jsonPath("$.notReproduced")
                .isEqualTo(0);
        activate("fever-1", Role.ATHLETIC_TRAINER).expectStatus().isForbidden();
        activate("fever-1", Role.PHYSICIAN).expectStatus().isOk();
        try {
            get("/knowledge").expectBody().jsonPath("$.version").isEqualTo("fever-1");
            get("/knowledge?version=" + RELEASED)
                    .expectBody()
                    .jsonPath("$.version")
                    .isEqualTo(RELEASED);
            get("/knowledge/versions")
                    .expectBody()
                    .jsonPath("$[?(@.inForce==true)].signedOffBy")
                    .isEqualTo("somebody");

            caseId = Ids.next();
            anOpenAssessment(Map.of(RedFlag.FEVER, FlagAnswer.YES));
            assertThat(published(AssessmentProposed.class).knowledgeVersion()).isEqualTo("fever-1");
            get("/assessments/" + caseId + "/proposal")
                    .expectBody()
                    .jsonPath("$.disposition")
                    .isEqualTo("ROUTINE");
            get("/assessments/" + before + "/proposal")
                    .expectBody()
                    .jsonPath("$.disposition")
                    .isEqualTo("URGENT")
                    .jsonPath("$.knowledge.version")
                    .isEqualTo(RELEASED)
                    .jsonPath("$.counterfactuals")
                    .isNotEmpty();
            post("/evaluations", """
                            {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"},
                             "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]},
                             "redFlags": {"FEVER": "YES"}}
                            """).expectBody().jsonPath("$.disposition").isEqualTo("ROUTINE");
        } finally {
            rehearsed(RELEASED);
            activate(RELEASED, Role.PHYSICIAN).expectStatus().isOk();
        }
        get("/knowledge").expectBody().jsonPath("$.version").isEqualTo(RELEASED);
    }
}
