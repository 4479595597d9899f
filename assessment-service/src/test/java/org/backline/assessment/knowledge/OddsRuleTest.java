package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.backline.assessment.knowledge.CaseSamples.finding;

import java.util.List;
import java.util.stream.Stream;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.junit.jupiter.api.Test;

/** Likelihood ratios within one category. */
class OddsRuleTest {

    private static OddsRule.Result weigh(String id, int age, String sport, Finding... findings) {
        EvaluationRequest unasked = CaseSamples.anUnaskedAthlete();
        Readings readings = new Readings(
                CaseSamples.KNOWLEDGE,
                CaseFacts.of(new EvaluationRequest(
                        new Athlete(age, Sex.MALE, sport, null),
                        unasked.intake(),
                        unasked.redFlags(),
                        List.of(findings),
                        List.of())));
        return CaseSamples.KNOWLEDGE.odds().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow()
                .weigh(readings, CaseSamples.KNOWLEDGE.tests());
    }

    private static Finding[] positive(ClinicalTest... tests) {
        return Stream.of(tests)
                .map(test -> finding(test, Side.NONE, FindingResult.POSITIVE))
                .toArray(Finding[]::new);
    }

    @Test
    void withoutATestTheProbabilityIsThePrior() {
        assertThat(weigh("ODDS_BONY", 25, "basketball").probability()).isCloseTo(0.05, within(1e-9));
        assertThat(weigh("ODDS_BONY", 17, "gymnastics").probability()).isCloseTo(0.14, within(1e-9));
    }

    @Test
    void multipliesTheOdds() {
        double odds = 0.14 / 0.86 * 8.8;
        assertThat(weigh("ODDS_BONY", 17, "gymnastics", positive(ClinicalTest.PLE))
                        .probability())
                .isCloseTo(odds / (1 + odds), within(1e-9));
    }

    @Test
    void allTestsTogetherStayUnderTheCapAndOverTheFloor() {
        double cap = 0.05 / 0.95 * 10;
        assertThat(weigh(
                                "ODDS_BONY",
                                25,
                                "basketball",
                                positive(ClinicalTest.PLE, ClinicalTest.STEP, ClinicalTest.PERCUSS))
                        .probability())
                .isCloseTo(cap / (1 + cap), within(1e-9));
        double floor = 0.05 / 0.95 * 0.1;
        assertThat(weigh(
                                "ODDS_BONY",
                                25,
                                "basketball",
                                finding(ClinicalTest.PLE, Side.NONE, FindingResult.NEGATIVE),
                                finding(ClinicalTest.STEP, Side.NONE, FindingResult.NEGATIVE),
                                finding(ClinicalTest.PERCUSS, Side.NONE, FindingResult.NEGATIVE))
                        .probability())
                .isCloseTo(floor / (1 + floor), within(1e-9));
    }

    @Test
    void whatWasNotDoneOrUnclearWeighsNothing() {
        assertThat(weigh(
                                "ODDS_BONY",
                                25,
                                "basketball",
                                finding(ClinicalTest.PLE, Side.NONE, FindingResult.NOT_DONE),
                                finding(ClinicalTest.STEP, Side.NONE, FindingResult.EQUIVOCAL))
                        .probability())
                .isCloseTo(0.05, within(1e-9));
    }

    @Test
    void oneWeakTestDoesNotDecideHoweverLikelyItMakesTheCategory() {
        OddsRule rule = CaseSamples.KNOWLEDGE.odds().stream()
                .filter(one -> one.id().equals("ODDS_NERVE"))
                .findFirst()
                .orElseThrow();
        OddsRule sure = new OddsRule(
                rule.id(),
                rule.category(),
                rule.urgency(),
                List.of(new OddsRule.Prior(new Condition.All(List.of()), 0.9)),
                rule.tests(),
                rule.threshold(),
                rule.cap(),
                rule.floor(),
                rule.strong(),
                rule.evidence(),
                rule.effect(),
                rule.noPositive(),
                rule.notEnough());
        Readings weak = readings(positive(ClinicalTest.CSLR));
        assertThat(sure.weigh(weak, CaseSamples.KNOWLEDGE.tests()).probability())
                .isGreaterThan(rule.threshold());
        assertThat(sure.weigh(weak, CaseSamples.KNOWLEDGE.tests()).fires()).isFalse();
        Readings strong = readings(positive(ClinicalTest.FNST));
        assertThat(sure.weigh(strong, CaseSamples.KNOWLEDGE.tests()).fires()).isTrue();
        Readings two = readings(positive(ClinicalTest.CSLR, ClinicalTest.SLR));
        assertThat(sure.weigh(two, CaseSamples.KNOWLEDGE.tests()).fires()).isTrue();
    }

    private static Readings readings(Finding... findings) {
        EvaluationRequest unasked = CaseSamples.anUnaskedAthlete();
        return new Readings(
                CaseSamples.KNOWLEDGE,
                CaseFacts.of(new EvaluationRequest(
                        unasked.athlete(), unasked.intake(), unasked.redFlags(), List.of(findings), List.of())));
    }
}
