package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.FlagAnswer;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Sex;
import org.backline.codes.Urgency;
import org.backline.events.AssessmentProposed;
import org.backline.events.CaseClosed;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.backline.events.ResponsibilityTransferred;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;

/** Events in, commands over HTTP, events out. */
class AssessmentServiceTest extends AssessmentWorld {

    @Test
    void anIntakeOpensAnAssessmentOnceAndPublishesWhatTheRulesPropose() {
        IntakeRecorded intake = intake(Map.of());
        UUID eventId = topic.publish(intake);
        topic.publish(intake, eventId);

        AssessmentProposed proposed = published(AssessmentProposed.class);
        assertThat(proposed.disposition()).isEqualTo(Disposition.INCOMPLETE);
        assertThat(proposed.missing()).contains("SLUMP");
        assertThat(proposed.trace()).contains(eventId.toString());
        assertThat(proposed.knowledgeHash()).isEqualTo(knowledge.stamp().hash());
        get("/assessments/" + caseId)
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"")
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("OPEN")
                .jsonPath("$.intake.sport")
                .isEqualTo("basketball")
                .jsonPath("$.redFlags.FEVER")
                .isEqualTo("NO")
                .jsonPath("$.proposal.disposition")
                .isEqualTo("INCOMPLETE");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> get("/assessments?clinicId=north&open=true&limit=500")
                        .expectBody()
                        .jsonPath("$[?(@.caseId=='" + caseId + "')].stage")
                        .isEqualTo("OPEN"));
    }

    @Test
    void theWayToAMuscularCause() {
        anOpenAssessment();
        post(
                        "/assessments/" + caseId + "/muscular-cause",
                        weakLeftGlute(),
                        "Idempotency-Key",
                        Ids.next().toString())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "rule-violation")
                .jsonPath("$.missing[?(@=='SLUMP')]")
                .exists();

        post("/assessments/" + caseId + "/findings", screenWithAWeakLeftGlute())
                .expectStatus()
                .isOk();
        get("/assessments/" + caseId + "/proposal")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.disposition")
                .isEqualTo("MANAGE")
                .jsonPath("$.patterns[0].pattern")
                .isEqualTo("P1")
                .jsonPath("$.patterns[0].side")
                .isEqualTo("LEFT")
                .jsonPath("$.fired")
                .isNotEmpty()
                .jsonPath("$.notFired")
                .isNotEmpty()
                .jsonPath("$.missing")
                .isEmpty()
                .jsonPath("$.knowledge.hash")
                .isEqualTo(knowledge.stamp().hash());
        assertThat(published(FindingsRecorded.class).findings()).hasSize(10);

        post(
                        "/assessments/" + caseId + "/muscular-cause",
                        weakLeftGlute(),
                        "Idempotency-Key",
                        Ids.next().toString())
                .expectStatus()
                .isOk();
        MuscularCauseIdentified identified = published(MuscularCauseIdentified.class);
        assertThat(identified.causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.pattern()).isEqualTo(MuscularPattern.P1));
        assertThat(identified.overridden()).isFalse();
        assertThat(published(AssessmentProposed.class).proposalId()).isEqualTo(identified.proposalId());
        get("/assessments/" + caseId)
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("CAUSE_IDENTIFIED")
                .jsonPath("$.decision.causes[0].pattern")
                .isEqualTo("P1");
    }

    @Test
    void theWayToThePhysicianAndBack() {
        anOpenAssessment(Map.of(RedFlag.FEVER, FlagAnswer.YES));
        assertThat(published(NonMuscularCauseSuspected.class).urgency()).isEqualTo(Urgency.URGENT);
        UUID referralId = Ids.next();
        post("/assessments/" + caseId + "/referral", referral(referralId, "ROUTINE"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A referral may not ask for less urgency than stands open: URGENT");

        UUID secondId = Ids.next();
        post("/assessments/" + caseId + "/referral", referral(secondId, "URGENT"))
                .expectStatus()
                .isOk();
        ReferralRequested asked = published(ReferralRequested.class);
        assertThat(asked.referralId()).isEqualTo(secondId);
        assertThat(asked.origin()).isEqualTo(ReferralOrigin.ASSESSMENT);
        assertThat(asked.because()).contains("FEVER");
        assertThat(asked.summary().positiveFlags()).contains(RedFlag.FEVER);

        topic.publish(new ReferralReconciled(
                caseId,
                "north",
                SEEN.plusSeconds(3600),
                secondId,
                asked.athleteId(),
                "trainer.okafor",
                ReconciliationChoice.RETURN_TO_ASSESSMENT,
                null,
                Participation.LIMITED,
                List.of()));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> get("/assessments/" + caseId)
                        .expectBody()
                        .jsonPath("$.stage")
                        .isEqualTo("OPEN")
                        .jsonPath("$.openUrgency")
                        .isEmpty()
                        .jsonPath("$.referrals[0].course")
                        .isEqualTo("RECONCILED"));
        await().atMost(20, SECONDS)
                .untilAsserted(
                        () -> assertThat(published(AssessmentProposed.class).disposition())
                                .isEqualTo(Disposition.INCOMPLETE));
        assertThat(CaseEventsTopic.ofCase(caseId).stream().filter(ReferralRequested.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aReferralRequestedElsewhereIsNotedAndNotPublishedAgain() {
        anOpenAssessment();
        UUID referralId = Ids.next();
        var summary = new org.backline.codes.ClinicalSummary(
                21, Sex.MALE, "basketball", 4, 1, 6, List.of(), List.of(), List.of());
        topic.publish(new ReferralRequested(
                caseId,
                "north",
                SEEN,
                referralId,
                Ids.next(),
                "trainer.okafor",
                ReferralOrigin.PROGRAM,
                CauseCategory.UNDETERMINED,
                Urgency.ROUTINE,
                List.of("NO_PROGRESS"),
                org.backline.codes.ReferralQuestion.DIAGNOSIS,
                List.of(),
                summary));

        await().atMost(20, SECONDS)
                .untilAsserted(() -> get("/assessments/" + caseId)
                        .expectBody()
                        .jsonPath("$.stage")
                        .isEqualTo("REFERRED")
                        .jsonPath("$.referrals[0].origin")
                        .isEqualTo("PROGRAM"));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> get("/assessments?clinicId=north&limit=500")
                        .expectBody()
                        .jsonPath("$[?(@.caseId=='" + caseId + "')].stage")
                        .isEqualTo("REFERRED"));
        assertThat(CaseEventsTopic.ofCase(caseId).stream().filter(ReferralRequested.class::isInstance))
                .hasSize(1);
    }

    @Test
    void aClosedCaseTakesNoFindingsAndATransferredOneIsOnAnotherList() {
        anOpenAssessment();
        topic.publish(new ResponsibilityTransferred(caseId, "south", SEEN, "north", "trainer.okafor", "trainer.reyes"));
        topic.publish(new CaseClosed(caseId, "south", SEEN, Ids.next(), CaseOutcome.RESOLVED));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> get("/assessments?clinicId=south&open=false&limit=500")
                        .expectBody()
                        .jsonPath("$[?(@.caseId=='" + caseId + "')].trainerId")
                        .isEqualTo("trainer.reyes"));

        post("/assessments/" + caseId + "/findings", screenWithAWeakLeftGlute())
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("The case is closed; reopen it first");
    }

    @Test
    void theSameEntryAgainGetsTheSameReceiptAndOtherContentIsRefused() {
        anOpenAssessment();
        Map<String, Object> body = screenWithAWeakLeftGlute();
        body.put("note", "Trendelenburg on the third repetition");
        String path = "/assessments/" + caseId + "/findings";
        byte[] once = post(path, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        int stored = stored();
        byte[] again = post(path, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        assertThat(again).isEqualTo(once);
        post(path, body, "Idempotency-Key", Ids.next().toString())
                .expectStatus()
                .isOk();
        assertThat(stored()).isEqualTo(stored);
        assertThat(jdbc.queryForObject("select count(*) from note where case_id = ?", Integer.class, caseId))
                .isEqualTo(1);
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where payload::text like '%third repetition%'",
                        Integer.class))
                .isZero();

        body.put("findings", List.of(finding("SLR", "LEFT", "POSITIVE")));
        post(path, body)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "id-reused");
        post(path, body, "Idempotency-Key", Ids.next().toString())
                .expectStatus()
                .isEqualTo(409);
        assertThat(stored()).isEqualTo(stored);
    }

    @Test
    void evaluationsAnswerInTheAgreedShape() {
        String body = """
                {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing", "sickleCellTrait": "NEGATIVE"},
                 "intake": {"onset": {"manner": "GRADUAL", "daysAgo": 21, "mechanism": null},
                            "pain": {"now": 4, "best": 1, "worst": 7},
                            "regions": [{"region": "LUMBAR", "side": "LEFT"}],
                            "aggravatedBy": ["EXTENSION"], "easedBy": ["REST"],
                            "night": "NONE", "legSymptoms": "NONE", "legWorseThanBack": false, "morningStiffnessMinutes": 0},
                 "redFlags": {"CES_SADDLE": "NO", "FEVER": "YES"},
                 "findings": [{"test": "SLR", "side": "LEFT", "result": "POSITIVE", "value": 45, "unit": "deg", "familiarPain": true}],
                 "proms": [{"instrument": "NPRS", "value": 4}]}
                """;
        post("/evaluations", body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys()")
                .value(keys -> assertThat(keys)
                        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.collection(String.class))
                        .containsExactlyInAnyOrder(
                                "disposition",
                                "category",
                                "suspicions",
                                "patterns",
                                "fired",
                                "notFired",
                                "missing",
                                "nextTest",
                                "counterfactuals",
                                "knowledge"))
                .jsonPath("$.disposition")
                .isEqualTo("URGENT")
                .jsonPath("$.suspicions[0].because[?(@=='FEVER')]")
                .exists()
                .jsonPath("$.knowledge.version")
                .isEqualTo(knowledge.stamp().version());
    }

    @Test
    void theKnowledgeCanBeRead() {
        get("/knowledge")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.hash")
                .isEqualTo(knowledge.stamp().hash())
                .jsonPath("$.content.patterns.patterns[0].id")
                .isEqualTo("P1");
    }

    @Test
    void theWorklistEqualsAFreshReplayOfItself() {
        anOpenAssessment();
        post(
                        "/operations/views/verification",
                        "{}",
                        "Authorization",
                        Tokens.bearer("admin.of.all", Role.DEPARTMENT_ADMIN, "north"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.view=='worklist')].equal")
                .isEqualTo(true);
    }
}
