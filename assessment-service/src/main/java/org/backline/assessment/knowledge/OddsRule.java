package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.TestReadings.SideOf;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Side;
import org.backline.codes.Urgency;

/**
 * Combines the tests of one category by their likelihood ratios. The product is capped because the tests are not
 * independent, and one weak test never decides.
 *
 * @param priors the first whose condition holds gives the probability before the tests
 * @param cap most that all tests together may multiply the odds by
 * @param floor least that all tests together may multiply the odds by
 * @param strong a single positive test decides only from this likelihood ratio on
 */
record OddsRule(
        String id,
        CauseCategory category,
        Urgency urgency,
        List<Prior> priors,
        List<ClinicalTest> tests,
        double threshold,
        double cap,
        double floor,
        double strong,
        Evidence evidence,
        String effect,
        Evaluation.Lack noPositive,
        Evaluation.Lack notEnough) {

    /** Probability of the category before any test, for athletes of whom the condition holds. */
    record Prior(Condition when, double probability) {}

    /**
     * What the tests make of the prior.
     *
     * @param positives tests that were positive, in the order of the rule
     */
    record Result(double probability, List<ClinicalTest> positives, boolean fires) {}

    Result weigh(Readings readings, Map<ClinicalTest, TestSpec> specs) {
        double ratio = 1;
        double strongest = 0;
        List<ClinicalTest> positives = new ArrayList<>(2);
        for (ClinicalTest test : tests) {
            TestSpec spec = specs.get(test);
            if (spec == null || !spec.accuracy().known()) {
                continue;
            }
            Truth positive = readings.tests.positive(test, SideOf.ANY, Side.NONE);
            if (positive == Truth.TRUE) {
                double plus = Math.min(cap, spec.accuracy().likelihoodPositive());
                ratio *= plus;
                strongest = Math.max(strongest, plus);
                positives.add(test);
            } else if (positive == Truth.FALSE) {
                ratio *= Math.max(floor, spec.accuracy().likelihoodNegative());
            }
        }
        ratio = Math.clamp(ratio, floor, cap);
        double prior = prior(readings);
        double odds = prior / (1 - prior) * ratio;
        double probability = odds / (1 + odds);
        boolean enough = positives.size() >= 2 || strongest >= strong;
        return new Result(probability, positives, enough && probability >= threshold);
    }

    /** What kept the tests from deciding. */
    Evaluation.Lack lack(Result result) {
        return result.positives.isEmpty() ? noPositive : notEnough;
    }

    private double prior(Readings readings) {
        for (Prior prior : priors) {
            if (prior.when.ask(readings, Side.NONE) == Truth.TRUE) {
                return prior.probability;
            }
        }
        return priors.getLast().probability;
    }
}
