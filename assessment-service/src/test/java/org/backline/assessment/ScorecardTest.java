package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.events.PhysicianReported;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** First proposals against what physicians found. */
class ScorecardTest extends AssessmentWorld {

    private static final String ADMINISTRATOR = Tokens.bearer("admin.north", Role.DEPARTMENT_ADMIN, "north");

    private int day;

    private void reported(UUID referralId, CauseCategory category, String code, Urgency remaining) {
        topic.publish(new PhysicianReported(
                caseId,
                "north",
                SEEN.plusSeconds(86_400L * ++day),
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
    void aMissedReferralWaitsUntilSomebodySaysWhatWasAmiss() {
        aManagedCase();
        UUID referralId = Ids.next();
        post("/assessments/" + caseId + "/referral", referral(referralId, "ROUTINE"))
                .expectStatus()
                .isOk();
        conclude(Ids.next(), "RULE_MISSING").expectStatus().isEqualTo(409);
        reported(referralId, CauseCategory.BONY, "M43.06", null);
        String mine = "$[?(@.caseId=='" + caseId + "')]";
        await().atMost(30, SECONDS)
                .untilAsserted(() -> body("/scorecard/reviews?open=true&limit=500")
                        .jsonPath(mine + ".diagnosis")
                        .isEqualTo("BONY"));
        conclude(Ids.next(), "BAD_LUCK")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("finding");

        UUID reviewId = Ids.next();
        conclude(reviewId, "RULE_MISSING").expectStatus().isOk();
        conclude(reviewId, "RULE_MISSING").expectStatus().isOk();
        conclude(Ids.next(), "INCIDENTAL").expectStatus().isEqualTo(409);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> body("/scorecard/reviews?open=false&limit=500")
                        .jsonPath(mine + ".review.finding")
                        .isEqualTo("RULE_MISSING")
                        .jsonPath(mine + ".review.reviewId")
                        .isEqualTo(reviewId.toString())
                        .jsonPath(mine + ".review.reviewedBy")
                        .isEqualTo("trainer.okafor"));
        body("/scorecard/reviews?open=true&limit=500").jsonPath(mine).isEmpty();
        get("/assessments/" + caseId)
                .expectBody()
                .jsonPath("$.missedReferral.waitsForReview")
                .isEqualTo(false)
                .jsonPath("$.missedReferral.reviews[0].finding")
                .isEqualTo("RULE_MISSING")
                .jsonPath("$.notes[0].body")
                .isEqualTo("the stork was not asked for");

        reported(referralId, CauseCategory.SERIOUS, "C41.2", Urgency.URGENT);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> body("/scorecard/reviews?open=true&limit=500")
                        .jsonPath(mine + ".diagnosis")
                        .isEqualTo("SERIOUS"));
    }

    private ResponseSpec conclude(UUID reviewId, String finding) {
        return post(
                "/scorecard/reviews/" + caseId + "/conclusion",
                Map.of("reviewId", reviewId, "finding", finding, "note", "the stork was not asked for"));
    }

    @Test
    void theTableIsPerClinicAndOfOneRuleOrFlag() {
        anOpenAssessment(Map.of(RedFlag.NIGHT, FlagAnswer.YES));
        UUID referralId = Ids.next();
        post("/assessments/" + caseId + "/referral", referral(referralId, "ROUTINE"))
                .expectStatus()
                .isOk();
        reported(referralId, CauseCategory.SERIOUS, "C41.2", Urgency.URGENT);
        String cell = "$.table[?(@.clinicId=='north' && @.disposition=='ROUTINE' && @.category=='SERIOUS'"
                + " && @.diagnosis=='SERIOUS')]";
        await().atMost(30, SECONDS)
                .untilAsserted(() -> body("/scorecard?clinicId=north&flag=NIGHT")
                        .jsonPath(cell + ".missed")
                        .isEqualTo(1)
                        .jsonPath("$.rules.length()")
                        .isEqualTo(1)
                        .jsonPath("$.rules[0].rule")
                        .isEqualTo("NIGHT")
                        .jsonPath("$.rules[0].truePositives")
                        .isEqualTo(1)
                        .jsonPath("$.rules[0].falsePositives")
                        .isEqualTo(0));
        body("/scorecard?clinicId=north&flag=CANCER_HX").jsonPath(cell).isEmpty();
        body("/scorecard?clinicId=south&flag=NIGHT").jsonPath("$.table").isEmpty();
    }

    @Test
    void everyNumberOfTheTableLeadsToItsCases() {
        List<UUID> diagnosed = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            caseId = Ids.next();
            aManagedCase();
            UUID referralId = Ids.next();
            post("/assessments/" + caseId + "/referral", referral(referralId, "ROUTINE"))
                    .expectStatus()
                    .isOk();
            reported(referralId, number == 0 ? CauseCategory.NERVE : CauseCategory.DISC, "M51.26", null);
            diagnosed.addFirst(caseId);
        }
        UUID nerve = diagnosed.removeLast();
        await().atMost(30, SECONDS)
                .until(() -> listed("diagnosis=DISC").containsAll(diagnosed)
                        && listed("diagnosis=NERVE").contains(nerve));

        assertThat(listed("diagnosis=DISC")).doesNotContain(nerve);
        assertThat(listed("disposition=MANAGE&missed=true")).containsAll(diagnosed);
        assertThat(listed("missed=false")).doesNotContainAnyElementsOf(diagnosed);
        assertThat(listed("disposition=EMERGENCY")).doesNotContainAnyElementsOf(diagnosed);
        assertThat(listed("clinicId=south")).isEmpty();
        List<UUID> first = listed("diagnosis=DISC&limit=2");
        List<UUID> second = listed("diagnosis=DISC&limit=2&after=" + first.getLast());
        assertThat(Stream.concat(first.stream(), second.stream())).isEqualTo(listed("diagnosis=DISC&limit=4"));
        get("/scorecard/cases?disposition=BUSY").expectStatus().isBadRequest();
        get("/scorecard/cases?limit=0").expectStatus().isBadRequest();
    }

    @Test
    void whoMaySeeNoIndividualsGetsTheTableAndNoCases() {
        get("/scorecard", ADMINISTRATOR).expectStatus().isOk();
        get("/scorecard/cases", ADMINISTRATOR).expectStatus().isForbidden();
    }

    @Test
    void aRuleThatNoDatabaseCanHoldIsRefused() {
        get("/scorecard?rule=M\0")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("rule")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be text without the character U+0000");
    }

    private List<UUID> listed(String query) {
        return Objects.requireNonNull(get("/scorecard/cases?" + query)
                        .expectStatus()
                        .isOk()
                        .expectBodyList(Listed.class)
                        .returnResult()
                        .getResponseBody())
                .stream()
                .map(Listed::caseId)
                .toList();
    }

    private record Listed(UUID caseId) {}

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
