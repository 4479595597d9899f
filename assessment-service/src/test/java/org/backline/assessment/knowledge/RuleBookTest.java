package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The short way to a disposition, made anew here, agrees with the long one. */
class RuleBookTest {

    private final Reasoner fresh = new Reasoner(CaseSamples.KNOWLEDGE);

    @Test
    void comesToTheSameDisposition() {
        IntStream.range(0, 400).forEach(seed -> {
            CaseFacts facts = CaseFacts.of(new CaseGenerator(seed).next());
            assertThat(fresh.disposition(facts))
                    .as("seed %d", seed)
                    .isEqualTo(CaseSamples.REASONER.evaluate(facts).disposition());
        });
    }

    @Test
    void knowsWhichAnswersEachRuleLooksAt() {
        WorkedCases.read().stream().limit(12).forEach(worked -> {
            CaseFacts facts = CaseFacts.of(worked.request());
            assertThat(fresh.counterfactuals(facts))
                    .as(worked.name())
                    .isEqualTo(CaseSamples.REASONER.counterfactuals(facts));
        });
    }
}
