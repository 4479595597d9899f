package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.events.PhysicianReported;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;

/** First proposals against what physicians found. */
class ScorecardTest extends AssessmentWorld {

    private void reported(UUID referralId, CauseCategory category, String code, Urgency remaining) {
        topic.publish(new PhysicianReported(
                caseId,
                "north",
                SEEN.plusSeconds(86_400),
                referralId,
                "physician.adeyemi",
                code,
                category,
                List.of(),
                List.of(),
                remaining,
                null));
    }

    private void aManagedCase() {
        anOpenAssessment();
        post("/assessments/" + caseId + "/findings", screenWithAWeakLeftGlute())
                .expectStatus()
                .isOk();
    }

    private BodyContentSpec body(String path) {
        return get(path).expectStatus().isOk().expectBody();
    }

    @Test
    void aManagedCaseThatWasBoneIsAMissedReferralToLookAt() {
        aManagedCase();
        UUID referralId = Ids.next();
        post("/assessments/" + caseId + "/referral", referral(referralId, "ROUTINE"))
                .expectStatus()
                .isOk();
        reported(referralId, CauseCategory.BONY, "M43.06", null);

        String entry = "$[?(@.caseId=='" + caseId + "')]";
        await().atMost(30, SECONDS)
                .untilAsserted(() -> body("/scorecard/reviews?limit=500")
                        .jsonPath(entry + ".disposition")
                        .isEqualTo("MANAGE")
                        .jsonPath(entry + ".category")
                        .isEqualTo("MUSCULAR")
                        .jsonPath(entry + ".diagnosis")
                        .isEqualTo("BONY")
                        .jsonPath(entry + ".warranted")
                        .isEqualTo("ROUTINE")
                        .jsonPath(entry + ".clinicId")
                        .isEqualTo("north"));
        body("/scorecard?clinicId=north&rule=P1")
                .jsonPath("$.table[?(@.disposition=='MANAGE' && @.diagnosis=='BONY')].missed")
                .value(missed -> org.assertj.core.api.Assertions.assertThat((List<?>) missed)
                        .isNotEmpty())
                .jsonPath("$.rules[0].rule")
                .isEqualTo("P1")
                .jsonPath("$.rules[0].truePositives")
                .value(count -> org.assertj.core.api.Assertions.assertThat(((Number) count).longValue())
                        .isPositive());
        body("/scorecard?clinicId=south").jsonPath("$.table").isEmpty();
        get("/assessments/" + caseId)
                .expectBody()
                .jsonPath("$.diagnoses[0].category")
                .isEqualTo("BONY")
                .jsonPath("$.proposal.recheckBy")
                .exists();
    }

    @Test
    void aManagedCaseThatWasMuscularIsNone() {
        aManagedCase();
        UUID referralId = Ids.next();
        post("/assessments/" + caseId + "/referral", referral(referralId, "ROUTINE"))
                .expectStatus()
                .isOk();
        reported(referralId, CauseCategory.MUSCULAR, "S39.012A", null);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> get("/assessments/" + caseId)
                        .expectBody()
                        .jsonPath("$.diagnoses[0].category")
                        .isEqualTo("MUSCULAR"));
        await().atMost(30, SECONDS)
                .until(() -> jdbc.queryForObject(
                        "select diagnosis is not null from scorecard where case_id = ?", Boolean.class, caseId));
        body("/scorecard/reviews?limit=500")
                .jsonPath("$[?(@.caseId=='" + caseId + "')]")
                .isEmpty();
    }

    @Test
    void everyViewEqualsAFreshReplayOfItself() {
        aManagedCase();
        post(
                        "/operations/views/verification",
                        "{}",
                        "Authorization",
                        Tokens.bearer("admin.of.all", Role.DEPARTMENT_ADMIN, "north"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.equal==false)]")
                .isEmpty()
                .jsonPath("$[?(@.view=='scorecard')].equal")
                .isEqualTo(true)
                .jsonPath("$[?(@.view=='past_case')].equal")
                .isEqualTo(true)
                .jsonPath("$[?(@.view=='care_clock')].equal")
                .isEqualTo(true);
    }
}
