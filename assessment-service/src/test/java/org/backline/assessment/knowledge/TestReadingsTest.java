package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.finding;
import static org.backline.assessment.knowledge.CaseSamples.measured;

import java.util.Arrays;
import java.util.List;
import org.backline.assessment.knowledge.CaseFacts.FindingInput;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.assessment.knowledge.TestReadings.Gap;
import org.backline.assessment.knowledge.TestReadings.SideOf;
import org.backline.assessment.knowledge.Threshold.Comparison;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;

/** How the findings of one test come together over sides, levels and time. */
class TestReadingsTest {

    private static final FindingResult YES = FindingResult.POSITIVE;
    private static final FindingResult NO = FindingResult.NEGATIVE;

    private static TestReadings of(FindingInput... inputs) {
        return new TestReadings(CaseSamples.KNOWLEDGE.tests(), List.of(inputs), Sex.MALE);
    }

    private static TestReadings of(Finding... findings) {
        return of(Arrays.stream(findings)
                .map(one -> new FindingInput(one, Origin.NOWHERE))
                .toArray(FindingInput[]::new));
    }

    private static Truth anySide(TestReadings readings, ClinicalTest test) {
        return readings.positive(test, SideOf.ANY, Side.NONE);
    }

    @Test
    void oneSideNegativeAndTheOtherNotDoneIsNotNegative() {
        for (FindingResult open : List.of(FindingResult.NOT_DONE, FindingResult.UNABLE, FindingResult.EQUIVOCAL)) {
            TestReadings readings =
                    of(finding(ClinicalTest.SLR, Side.LEFT, NO), finding(ClinicalTest.SLR, Side.RIGHT, open));
            assertThat(anySide(readings, ClinicalTest.SLR)).as(open.name()).isEqualTo(Truth.UNKNOWN);
            assertThat(readings.decided(ClinicalTest.SLR)).as(open.name()).isFalse();
            assertThat(readings.positive(ClinicalTest.SLR, SideOf.SAME, Side.LEFT))
                    .isEqualTo(Truth.FALSE);
            assertThat(readings.positive(ClinicalTest.SLR, SideOf.OPPOSITE, Side.LEFT))
                    .isEqualTo(Truth.UNKNOWN);
        }
    }

    @Test
    void oneSideNegativeAndTheOtherANumberWithoutAVerdictIsNotNegative() {
        TestReadings readings = of(
                finding(ClinicalTest.SLUMP, Side.LEFT, NO), measured(ClinicalTest.SLUMP, Side.RIGHT, 30, Unit.DEGREE));
        assertThat(anySide(readings, ClinicalTest.SLUMP)).isEqualTo(Truth.UNKNOWN);
        assertThat(readings.decided(ClinicalTest.SLUMP)).isFalse();
        assertThat(readings.gap(ClinicalTest.SLUMP)).isEqualTo(Gap.NO_VERDICT);
    }

    @Test
    void onePositiveSideIsEnough() {
        TestReadings readings =
                of(finding(ClinicalTest.SLR, Side.LEFT, NO), finding(ClinicalTest.SLR, Side.RIGHT, YES));
        assertThat(anySide(readings, ClinicalTest.SLR)).isEqualTo(Truth.TRUE);
        assertThat(readings.decided(ClinicalTest.SLR)).isTrue();
        assertThat(readings.positiveOnBothSides(ClinicalTest.SLR)).isEqualTo(Truth.FALSE);
    }

    @Test
    void bilateralCountsForBothSides() {
        TestReadings readings = of(finding(ClinicalTest.SLR, Side.BILATERAL, YES));
        assertThat(readings.positiveOnBothSides(ClinicalTest.SLR)).isEqualTo(Truth.TRUE);
    }

    @Test
    void aFindingWithoutASideBelongsToNoSide() {
        TestReadings readings = of(finding(ClinicalTest.TREND, Side.NONE, YES));
        assertThat(readings.positive(ClinicalTest.TREND, SideOf.SAME, Side.LEFT))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(readings.positive(ClinicalTest.TREND, SideOf.SAME, Side.NONE))
                .isEqualTo(Truth.TRUE);
        assertThat(readings.positive(ClinicalTest.TREND, SideOf.OPPOSITE, Side.NONE))
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void aLaterResultReplacesAnEarlierOne() {
        FindingInput first = new FindingInput(finding(ClinicalTest.SLR, Side.LEFT, YES), new Origin("a", 0));
        FindingInput second = new FindingInput(finding(ClinicalTest.SLR, Side.LEFT, NO), new Origin("b", 5));
        assertThat(anySide(of(first, second), ClinicalTest.SLR)).isEqualTo(Truth.FALSE);
        assertThat(anySide(of(second, first), ClinicalTest.SLR)).isEqualTo(Truth.FALSE);
    }

    @Test
    void ofTwoAtTheSameTimeBothStand() {
        assertThat(anySide(
                        of(finding(ClinicalTest.SLR, Side.LEFT, YES), finding(ClinicalTest.SLR, Side.LEFT, NO)),
                        ClinicalTest.SLR))
                .isEqualTo(Truth.TRUE);
        assertThat(anySide(
                        of(
                                finding(ClinicalTest.SLR, Side.LEFT, FindingResult.EQUIVOCAL),
                                finding(ClinicalTest.SLR, Side.LEFT, NO)),
                        ClinicalTest.SLR))
                .isEqualTo(Truth.UNKNOWN);
    }

    @Test
    void aResultOutlastsATestNotDone() {
        Finding notDone = finding(ClinicalTest.SLR, Side.LEFT, FindingResult.NOT_DONE);
        Finding negative = finding(ClinicalTest.SLR, Side.LEFT, NO);
        assertThat(anySide(of(notDone, negative), ClinicalTest.SLR)).isEqualTo(Truth.FALSE);
        assertThat(anySide(of(negative, notDone), ClinicalTest.SLR)).isEqualTo(Truth.FALSE);
    }

    @Test
    void levelsAreKeptApart() {
        FindingInput weak = new FindingInput(atLevel(SpinalLevel.L5, 4), new Origin("a", 0));
        FindingInput strong = new FindingInput(atLevel(SpinalLevel.S1, 5), new Origin("b", 5));
        assertThat(anySide(of(weak, strong), ClinicalTest.MYO)).isEqualTo(Truth.TRUE);
    }

    @Test
    void strengthFallsOnlyOverTimeAtTheSameRoot() {
        FindingInput before = new FindingInput(atLevel(SpinalLevel.L5, 5), new Origin("a", 0));
        assertThat(of(before, new FindingInput(atLevel(SpinalLevel.L5, 4), new Origin("b", 5)))
                        .motorDrop())
                .isEqualTo(1);
        assertThat(of(before, new FindingInput(atLevel(SpinalLevel.S1, 4), new Origin("b", 5)))
                        .motorDrop())
                .isNaN();
        assertThat(of(before, new FindingInput(atLevel(SpinalLevel.L5, 4), new Origin("b", 0)))
                        .motorDrop())
                .isNaN();
    }

    private static Finding atLevel(SpinalLevel level, double grade) {
        return new Finding(
                ClinicalTest.MYO, Side.LEFT, null, grade, Unit.MRC, null, null, level, null, null, null, null);
    }

    @Test
    void aMeasureLooksAtTheWorstOfSeveralNumbers() {
        TestReadings readings = of(
                measured(ClinicalTest.REFLEX, Side.LEFT, 0, Unit.COUNT),
                measured(ClinicalTest.REFLEX, Side.LEFT, 4, Unit.COUNT));
        assertThat(readings.measure(
                        ClinicalTest.REFLEX, new Threshold(Comparison.AT_LEAST, 4, 4), SideOf.ANY, Side.NONE))
                .isEqualTo(Truth.TRUE);
        assertThat(readings.measure(
                        ClinicalTest.REFLEX, new Threshold(Comparison.AT_MOST, 0, 0), SideOf.ANY, Side.NONE))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void aPlainNegativeWithoutANumberStaysOnTheHarmlessSide() {
        Threshold low = new Threshold(Comparison.AT_MOST, 45, 45);
        assertThat(of(finding(ClinicalTest.SLR, Side.LEFT, NO)).measure(ClinicalTest.SLR, low, SideOf.ANY, Side.NONE))
                .isEqualTo(Truth.FALSE);
        assertThat(of(finding(ClinicalTest.SLR, Side.LEFT, YES)).measure(ClinicalTest.SLR, low, SideOf.ANY, Side.NONE))
                .isEqualTo(Truth.UNKNOWN);
        assertThat(of(finding(ClinicalTest.SLUMP, Side.LEFT, NO)).measure(ClinicalTest.SLR, low, SideOf.ANY, Side.NONE))
                .isEqualTo(Truth.UNKNOWN);
    }
}
