package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.assessment.knowledge.CaseFacts.PromInput;
import org.backline.codes.Disposition;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scores over time say. */
class CourseSpecTest {

    /** Scores as {@code day:value day:value}. */
    private static List<PromInput> series(Instrument instrument, String text) {
        List<PromInput> series = new ArrayList<>();
        Arrays.stream(text.strip().split(" ")).filter(one -> !one.isEmpty()).forEach(one -> {
            String[] parts = one.split(":", 2);
            series.add(new PromInput(
                    new PromScore(instrument, Double.parseDouble(parts[1])),
                    new Origin(null, Integer.parseInt(parts[0]))));
        });
        return series;
    }

    @ParameterizedTest(name = "pain {0}, function {1}: {2}")
    @CsvSource({
        "'0:6 28:6', '', TRUE",
        "'0:6 28:5', '', TRUE",
        "'0:6 28:4', '', FALSE",
        "'0:3 28:2', '', FALSE",
        "'0:6 27:6', '', UNKNOWN",
        "'0:6 14:4', '', FALSE",
        "'0:6', '', UNKNOWN",
        "'', '', UNKNOWN",
        "'0:6 28:6', '0:3 28:5', FALSE",
        "'0:6 28:6', '0:3 28:4', TRUE",
        "'0:6 28:6', '0:3 28:2', TRUE",
        "'0:4 7:5 14:6', '', TRUE",
        "'0:4 7:5 14:5', '', UNKNOWN",
        "'0:4 7:3 14:4', '', UNKNOWN",
        "'0:0 30:0', '', FALSE",
        "'28:4 0:6', '', FALSE",
        "'0:6 28:6 28:2', '', TRUE",
        "'0:6 28:6', '0:3 28:7 28:3', TRUE",
        "'0:4 7:5 7:4 14:6', '', TRUE",
        "'0:4 7:5 14:6 14:4', '', TRUE",
        "'0:6 0:2', '', UNKNOWN",
        "'0:6', '0:3 28:3', TRUE",
        "'0:6', '0:3 28:6', FALSE"
    })
    void stalls(String pain, String function, Truth expected) {
        List<PromInput> proms = new ArrayList<>(series(Instrument.NPRS, pain));
        proms.addAll(series(Instrument.PSFS, function));
        assertThat(CaseSamples.KNOWLEDGE.course().stalled(proms)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "pain {0} on day {1}: {2}")
    @CsvSource({
        "'0:6', 41, UNKNOWN",
        "'0:6', 42, TRUE",
        "'0:6 14:4', 42, FALSE",
        "'0:6 28:6', 30, TRUE",
        "'', 200, TRUE",
        "'', , UNKNOWN"
    })
    void whatNobodyHasShownByTheEndOfSixWeeksCountsAsNone(String pain, Integer day, Truth expected) {
        assertThat(CaseSamples.KNOWLEDGE.course().stalled(series(Instrument.NPRS, pain), day))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'0:6 14:4', true", "'0:6 28:6', false", "'0:6', false"})
    void progressIsShownByAChangeThatMatters(String pain, boolean shown) {
        CaseFacts clear = CaseFacts.of(CaseSamples.aClearAthlete());
        assertThat(CaseSamples.REASONER.showsProgress(new CaseFacts(
                        clear.athlete(),
                        clear.intake(),
                        clear.intakeOrigin(),
                        clear.flags(),
                        clear.findings(),
                        series(Instrument.NPRS, pain))))
                .isEqualTo(shown);
    }

    /** I25: scores are compared within one instrument, and a change below the error of measurement is none. */
    @Test
    void i25AChangeIsWithinOneInstrumentAndBeyondItsError() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(25);
        for (int run = 0; run < CaseGenerator.COUNT; run++) {
            InstrumentSpec spec = spec(List.of(Instrument.values()).get(random.nextInt(Instrument.values().length)));
            double from = spec.least() + random.nextDouble() * (spec.most() - spec.least());
            double to = spec.least() + random.nextDouble() * (spec.most() - spec.least());
            if (spec.meaningful(from, to)) {
                assertThat(spec.improvement(from, to)).isPositive();
                assertThat(spec.meaningful(to, from)).isFalse();
                if (!Double.isNaN(spec.detectable())) {
                    assertThat(Math.abs(to - from)).isGreaterThanOrEqualTo(spec.detectable());
                }
            }
        }
        List<PromInput> mixed = new ArrayList<>(series(Instrument.NPRS, "0:8"));
        mixed.addAll(series(Instrument.PSFS, "28:1"));
        assertThat(CaseSamples.KNOWLEDGE.course().stalled(mixed)).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource({
        "NPRS, 6, 4, true",
        "NPRS, 3, 2, true",
        "NPRS, 6, 5, false",
        "NPRS, 4, 6, false",
        "PSFS, 3, 5, true",
        "PSFS, 3, 4.5, false",
        "PSFS, 5, 3, false",
        "RMDQ, 12, 7, true",
        "RMDQ, 12, 9, false",
        "RMDQ, 6, 4, true",
        "ODI, 40, 30, true",
        "ODI, 40, 31, false",
        "ODI, 20, 14, true",
        "DPA_SF8, 20, 15, false",
        "DPA_SF8, 20, 14, true",
        "OSTRC_H2, 60, 20, false"
    })
    void matters(Instrument instrument, double from, double to, boolean expected) {
        assertThat(spec(instrument).meaningful(from, to)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "NPRS, 0, true",
        "NPRS, 10, true",
        "NPRS, 10.5, false",
        "NPRS, -1, false",
        "NPRS, 3.5, false",
        "PSFS, 3.5, true",
        "RMDQ, 24, true",
        "RMDQ, 25, false",
        "ODI, 33.3, true",
        "ODI, 101, false",
        "START_TOTAL, 9, true",
        "START_TOTAL, 10, false",
        "START_PSYCH, 6, false",
        "MSK_HQ, 56, true",
        "DPA, 65, false",
        "OSTRC_H2, 100, true",
        "OMPSQ_10, 100, true",
        "DPA_SF8, 33, false"
    })
    void i23TheRangesAreFixed(Instrument instrument, double value, boolean allowed) {
        assertThat(spec(instrument).allows(value)).isEqualTo(allowed);
    }

    private static InstrumentSpec spec(Instrument instrument) {
        return Objects.requireNonNull(
                CaseSamples.KNOWLEDGE.course().instruments().get(instrument));
    }

    @Test
    void i10AStalledCourseAsksForAPhysician() {
        CaseFacts clear = CaseFacts.of(CaseSamples.aClearAthlete());
        Evaluation evaluation = CaseSamples.REASONER.evaluate(new CaseFacts(
                clear.athlete(),
                clear.intake(),
                clear.intakeOrigin(),
                clear.flags(),
                clear.findings(),
                series(Instrument.NPRS, "0:6 30:6")));
        assertThat(evaluation.disposition()).isEqualTo(Disposition.ROUTINE);
        assertThat(evaluation.suspicions().getFirst().because()).contains("NO_PROGRESS");
    }
}
