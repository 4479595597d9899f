package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.backline.assessment.knowledge.Evaluation.Change;
import org.backline.assessment.knowledge.Evaluation.Counterfactual;
import org.backline.codes.Disposition;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.junit.jupiter.api.Test;

/** What would change the answer, against trying everything. */
class CounterfactualTest {

    /** Brute force costs some ten thousand evaluations a case, so it meets fewer cases than the other properties. */
    private static final int COUNT = Math.max(12, CaseGenerator.COUNT / 100);

    private final RuleBook book = new RuleBook(CaseSamples.KNOWLEDGE);

    @Test
    void agreesWithBruteForce() {
        int[] pairs = new int[1];
        IntStream.range(0, COUNT).forEach(seed -> {
            CaseFacts facts = CaseFacts.of(new CaseGenerator(seed).next());
            List<Counterfactual> found = CaseSamples.REASONER.counterfactuals(facts);
            assertThat(found).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(bruteForce(facts));
            pairs[0] += (int)
                    found.stream().filter(one -> one.changes().size() == 2).count();
        });
        assertThat(pairs[0]).as("pairs were met").isPositive();
    }

    private List<Counterfactual> bruteForce(CaseFacts facts) {
        Disposition present = CaseSamples.REASONER.evaluate(facts).disposition();
        List<Alternative> all = Alternatives.of(CaseSamples.KNOWLEDGE, book.tests(), facts);
        List<Counterfactual> found = new ArrayList<>();
        List<Alternative> idle = new ArrayList<>();
        for (Alternative one : all) {
            Disposition disposition =
                    CaseSamples.REASONER.disposition(one.apply().apply(facts));
            if (disposition == present) {
                idle.add(one);
            } else {
                found.add(new Counterfactual(List.of(one.change()), disposition));
            }
        }
        for (int i = 0; i < idle.size(); i++) {
            for (int j = i + 1; j < idle.size(); j++) {
                Alternative one = idle.get(i);
                Alternative other = idle.get(j);
                if (!one.key().equals(other.key())) {
                    Disposition disposition = CaseSamples.REASONER.disposition(
                            other.apply().apply(one.apply().apply(facts)));
                    if (disposition != present) {
                        found.add(new Counterfactual(List.of(one.change(), other.change()), disposition));
                    }
                }
            }
        }
        return found;
    }

    @Test
    void namesTheOneAnswerThatIsMissing() {
        EvaluationRequest request =
                CaseSamples.withoutTest(CaseSamples.aClearAthlete(), org.backline.codes.ClinicalTest.SLUMP);
        assertThat(CaseSamples.REASONER.counterfactuals(CaseFacts.of(request)))
                .contains(
                        new Counterfactual(List.of(new Change("SLUMP", "not known", "NEGATIVE")), Disposition.MANAGE));
    }

    @Test
    void namesThePairOfFlagsThatEachHoldAnUrgencyUp() {
        EvaluationRequest request =
                CaseSamples.withFlags(CaseSamples.aClearAthlete(), FlagAnswer.YES, RedFlag.CES_SADDLE, RedFlag.UMN);
        assertThat(CaseSamples.REASONER.counterfactuals(CaseFacts.of(request)))
                .contains(new Counterfactual(
                        List.of(new Change("CES_SADDLE", "YES", "NO"), new Change("UMN", "YES", "NO")),
                        Disposition.MANAGE))
                .noneMatch(one -> one.changes().size() == 1);
    }

    @Test
    void everyChangeLeadsElsewhere() {
        IntStream.range(0, COUNT).forEach(seed -> {
            CaseFacts facts = CaseFacts.of(new CaseGenerator(seed).nearlyClear());
            Disposition present = CaseSamples.REASONER.disposition(facts);
            assertThat(CaseSamples.REASONER.counterfactuals(facts))
                    .allMatch(one -> one.disposition() != present)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void theEvaluationCarriesThemOnlyWhenAsked() {
        CaseFacts facts = CaseFacts.of(CaseSamples.aClearAthlete());
        assertThat(CaseSamples.REASONER.evaluate(facts).counterfactuals()).isEmpty();
        assertThat(CaseSamples.REASONER.evaluateWithCounterfactuals(facts).counterfactuals())
                .isNotEmpty();
    }
}
