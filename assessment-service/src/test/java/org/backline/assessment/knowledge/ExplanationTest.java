package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.aClearAthlete;
import static org.backline.assessment.knowledge.CaseSamples.anUnaskedAthlete;
import static org.backline.assessment.knowledge.CaseSamples.evaluate;
import static org.backline.assessment.knowledge.CaseSamples.finding;
import static org.backline.assessment.knowledge.CaseSamples.measured;
import static org.backline.assessment.knowledge.CaseSamples.withFindings;
import static org.backline.assessment.knowledge.CaseSamples.withFlags;
import static org.backline.assessment.knowledge.CaseSamples.withoutTest;

import java.util.List;
import org.backline.assessment.knowledge.Evaluation.Lack;
import org.backline.assessment.knowledge.Evaluation.LackState;
import org.backline.assessment.knowledge.Evaluation.Link;
import org.backline.assessment.knowledge.Evaluation.LinkState;
import org.backline.codes.ClinicalTest;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The trace: why, why not, what is missing, and what to ask next. */
class ExplanationTest {

    private static final EvaluationRequest WEAK_LEFT = withFindings(
            aClearAthlete(),
            measured(ClinicalTest.HHD_ABD, Side.LEFT, 180, Unit.NEWTON),
            measured(ClinicalTest.HHD_ABD, Side.RIGHT, 225, Unit.NEWTON),
            finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE),
            finding(ClinicalTest.OBER, Side.LEFT, FindingResult.NEGATIVE));

    private static List<Link> story(EvaluationRequest request, String pattern) {
        return evaluate(request).fired().stream()
                .filter(rule -> rule.rule().equals(pattern))
                .findFirst()
                .orElseThrow()
                .story();
    }

    @Test
    void tellsTheStoryOfTheWeakGluteusMediusLinkByLink() {
        List<Link> story = story(WEAK_LEFT, "P1");
        assertThat(story.stream().map(Link::id))
                .containsExactly(
                        "WEAK_GLUTEUS_MEDIUS",
                        "OVERWORKED_ABDUCTORS",
                        "LATERAL_TILT",
                        "QUADRATUS_DRAWN_IN",
                        "BACK_PAIN");
        assertThat(story.stream().map(Link::state))
                .containsExactly(
                        LinkState.SHOWN, LinkState.NOT_TESTED, LinkState.SHOWN, LinkState.NOT_TESTED, LinkState.SHOWN);
        assertThat(story).allSatisfy(link -> {
            assertThat(link.source()).isNotBlank();
            assertThat(link.claim()).isNotBlank();
        });
        assertThat(story.get(1).grade()).isEqualTo(EvidenceGrade.X);
    }

    @Test
    void tellsApparentFromTrueHamstringTightnessByTheRetest() {
        Finding thomas = new Finding(
                ClinicalTest.MTHOMAS, Side.LEFT, null, 7.0, Unit.DEGREE, null, null, null, true, null, null, null);
        EvaluationRequest tight =
                withFindings(aClearAthlete(), thomas, measured(ClinicalTest.AKE, Side.LEFT, 45, Unit.DEGREE));
        assertThat(story(tight, "P2").getLast().state()).isEqualTo(LinkState.NOT_TESTED);
        EvaluationRequest gained = withFindings(tight, measured(ClinicalTest.AKE_RETEST, Side.LEFT, 30, Unit.DEGREE));
        assertThat(story(gained, "P2").getLast().state()).isEqualTo(LinkState.SHOWN);
        EvaluationRequest same = withFindings(tight, measured(ClinicalTest.AKE_RETEST, Side.LEFT, 44, Unit.DEGREE));
        assertThat(story(same, "P2").getLast().state()).isNotEqualTo(LinkState.SHOWN);
        assertThat(evaluate(tight).nextTest().test()).isEqualTo("AKE_RETEST");
    }

    @Test
    void saysExactlyWhatARuleLacked() {
        Evaluation evaluation = evaluate(withFlags(aClearAthlete(), FlagAnswer.YES, RedFlag.NIGHT));
        List<Lack> lacked = lacked(evaluation, "NIGHT_YOUNG");
        assertThat(lacked).containsExactly(new Lack("age below 18", "athlete.age", LackState.NO));
        assertThat(lacked(evaluate(withoutTest(aClearAthlete(), ClinicalTest.MYO)), "MOTOR_DEFICIT"))
                .containsExactly(new Lack("MYO positive", "MYO", LackState.UNKNOWN));
        assertThat(lacked(evaluate(withoutTest(WEAK_LEFT, ClinicalTest.SLUMP)), "P1"))
                .contains(new Lack("the exclusion screen complete", "X0", LackState.UNKNOWN));
    }

    private static List<Lack> lacked(Evaluation evaluation, String rule) {
        return evaluation.notFired().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow()
                .lacked();
    }

    @Test
    void asksFirstForWhatAHalfMetReasonWaitsFor() {
        Evaluation evaluation = evaluate(withoutTest(
                withFindings(aClearAthlete(), finding(ClinicalTest.SLR, Side.LEFT, FindingResult.POSITIVE)),
                ClinicalTest.MYO));
        assertThat(evaluation.nextTest().test()).isEqualTo("MYO");
    }

    @Test
    void asksForTheScreenBeforeAnyPattern() {
        assertThat(evaluate(withoutTest(WEAK_LEFT, ClinicalTest.SLUMP))
                        .nextTest()
                        .test())
                .isEqualTo("SLUMP");
        assertThat(evaluate(anUnaskedAthlete()).nextTest().test()).isEqualTo("DERM");
    }

    @Test
    void asksForNothingInAnEmergency() {
        assertThat(evaluate(withFlags(anUnaskedAthlete(), FlagAnswer.YES, RedFlag.CES_SADDLE))
                        .nextTest())
                .isNull();
    }

    @Test
    void writesExactlyTheAgreedFields() {
        JsonNode json = JsonMapper.builder().build().valueToTree(evaluate(WEAK_LEFT));
        assertThat(json.propertyNames())
                .containsExactly(
                        "disposition",
                        "category",
                        "suspicions",
                        "patterns",
                        "fired",
                        "notFired",
                        "missing",
                        "nextTest",
                        "counterfactuals",
                        "knowledge");
        assertThat(json.get("patterns").get(0).propertyNames())
                .containsExactly("pattern", "side", "strength", "because", "grade");
        assertThat(json.get("knowledge").propertyNames()).containsExactly("version", "hash");
        JsonNode missing = JsonMapper.builder()
                .build()
                .<JsonNode>valueToTree(evaluate(anUnaskedAthlete()))
                .get("missing")
                .get(0);
        assertThat(missing.propertyNames()).containsExactly("item", "why");
        JsonNode suspicion = JsonMapper.builder()
                .build()
                .<JsonNode>valueToTree(evaluate(withFlags(aClearAthlete(), FlagAnswer.YES, RedFlag.FEVER)))
                .get("suspicions")
                .get(0);
        assertThat(suspicion.propertyNames()).containsExactly("category", "urgency", "because");
    }
}
