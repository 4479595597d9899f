package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Packing of what rules lacked. */
class CompactLacksTest {

    @Test
    void losesNothing() {
        CaseGenerator.cases().forEach(request -> {
            List<Evaluation.NotFired> notFired = CaseSamples.evaluate(request).notFired();
            CompactLacks packed = CompactLacks.of(notFired);
            assertThat(packed.unpacked()).isEqualTo(notFired);
            assertThat(packed.words()).doesNotHaveDuplicates();
        });
    }

    @Test
    void saysEachNeedOnce() {
        CompactLacks packed = CompactLacks.of(List.of(
                new Evaluation.NotFired(
                        "A",
                        List.of(
                                new Evaluation.Lack("MYO positive", "MYO", Evaluation.LackState.NO),
                                new Evaluation.Lack("DERM positive", "DERM", Evaluation.LackState.UNKNOWN))),
                new Evaluation.NotFired("B", List.of())));
        assertThat(packed.words()).containsExactly("{} positive");
        assertThat(packed.rules()).containsExactly("A MYO:0 DERM:0?", "B");
    }
}
