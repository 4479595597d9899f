package org.backline.program.view.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.backline.program.view.outcomes.OutcomeEntry.Confidence;
import org.backline.program.view.outcomes.OutcomeEntry.Estimate;
import org.junit.jupiter.api.Test;

/** Figures against hand-worked ones; small numbers have wide intervals, and the smallest have none. */
class EstimatesTest {

    @Test
    void meanWithStudentsInterval() {
        assertThat(Estimates.mean(List.of(1.0, 2.0, 3.0, 4.0, 5.0))).isEqualTo(new Estimate(3, 1.04, 4.96));
    }

    @Test
    void shareWithWilsonsInterval() {
        assertThat(Estimates.share(8, 10)).isEqualTo(new Estimate(0.8, 0.49, 0.94));
        assertThat(Estimates.share(0, 10)).isEqualTo(new Estimate(0, 0, 0.28));
    }

    @Test
    void tooFewHaveNoFigure() {
        assertThat(Estimates.mean(Collections.nCopies(4, 1.0))).isNull();
        assertThat(Estimates.share(4, 4)).isNull();
        assertThat(OutcomeEntry.confidence(4)).isEqualTo(Confidence.TOO_FEW);
        assertThat(OutcomeEntry.confidence(5)).isEqualTo(Confidence.FEW);
        assertThat(OutcomeEntry.confidence(19)).isEqualTo(Confidence.FEW);
        assertThat(OutcomeEntry.confidence(20)).isEqualTo(Confidence.FAIR);
    }
}
