package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.backline.assessment.knowledge.TestSpec.Reading;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How one recorded finding reads. */
class TestSpecTest {

    @ParameterizedTest(name = "{0} {1} {2} {3} {4} reads {7}")
    @CsvSource(
            nullValues = "-",
            value = {
                // test, result, value, unit, sex, familiar, flag (pelvis held or differentiated), reading
                "SLR, POSITIVE, 45, deg, MALE, true, -, POSITIVE",
                "SLR, POSITIVE, 45, deg, MALE, -, -, POSITIVE",
                "SLR, POSITIVE, 45, deg, MALE, false, -, EQUIVOCAL",
                "SLR, POSITIVE, 45, deg, MALE, -, false, EQUIVOCAL",
                "SLR, NEGATIVE, 45, deg, MALE, -, -, NEGATIVE",
                "SLR, -, 45, deg, MALE, -, -, EQUIVOCAL",
                "SLR, -, 45, deg, MALE, true, -, POSITIVE",
                "SLR, -, 85, deg, MALE, -, -, NEGATIVE",
                "SLR, NOT_DONE, 45, deg, MALE, -, -, NOT_DONE",
                "SLR, UNABLE, -, -, MALE, -, -, UNABLE",
                "SLR, EQUIVOCAL, 85, deg, MALE, -, -, EQUIVOCAL",
                "SLR, -, -, -, MALE, -, -, NOT_DONE",
                "SLUMP, -, 30, deg, MALE, -, -, MEASURED",
                "MYO, -, 5, MRC, MALE, -, -, NEGATIVE",
                "MYO, -, 4, MRC, MALE, -, -, POSITIVE",
                "MYO, -, 4.5, MRC, MALE, -, -, EQUIVOCAL",
                "MYO, NEGATIVE, 4, MRC, MALE, -, -, POSITIVE",
                "MYO, POSITIVE, 5, MRC, MALE, -, -, POSITIVE",
                "AKE, -, 30, deg, MALE, -, -, NEGATIVE",
                "AKE, -, 30, deg, FEMALE, -, -, POSITIVE",
                "AKE, -, 30, deg, OTHER, -, -, EQUIVOCAL",
                "AKE, -, 34, deg, OTHER, -, -, POSITIVE",
                "AKE, -, 33, deg, MALE, -, -, NEGATIVE",
                "AKE, NEGATIVE, 40, deg, MALE, -, -, EQUIVOCAL",
                "MTHOMAS, -, 5, deg, MALE, -, true, POSITIVE",
                "MTHOMAS, -, 5, deg, MALE, -, -, EQUIVOCAL",
                "MTHOMAS, NEGATIVE, -, -, MALE, -, -, EQUIVOCAL",
                "MTHOMAS, -, -8, deg, MALE, -, true, NEGATIVE",
                "THOMAS, POSITIVE, -, -, MALE, -, false, EQUIVOCAL",
                "TEMP, -, 37.9, C, MALE, -, -, NEGATIVE",
                "TEMP, -, 38.0, C, MALE, -, -, POSITIVE",
                "TEMP, NEGATIVE, 38.5, C, MALE, -, -, POSITIVE",
                "SCHOBER, -, 40, mm, MALE, -, -, POSITIVE",
                "SCHOBER, -, 6, cm, MALE, -, -, NEGATIVE",
                "SORENSEN, -, 120, s, MALE, -, -, POSITIVE",
                "SORENSEN, -, 120, s, FEMALE, -, -, MEASURED",
                "SP_TTP, -, 4, NPRS, MALE, -, -, POSITIVE",
                "SP_TTP, -, 4, NPRS, MALE, false, -, EQUIVOCAL",
                "SP_TTP, -, 0, NPRS, MALE, -, -, NEGATIVE",
                "ADD_ABD_RATIO, -, 0.79, ratio, MALE, -, -, POSITIVE",
                "ADD_ABD_RATIO, -, 1.0, ratio, MALE, -, -, NEGATIVE",
                "ADD_ABD_RATIO, -, 1.21, ratio, MALE, -, -, POSITIVE",
                "HHD_ABD, -, 200, N, MALE, -, -, MEASURED"
            })
    void reads(
            ClinicalTest test,
            FindingResult result,
            Double value,
            String unit,
            Sex sex,
            Boolean familiar,
            Boolean flag,
            Reading expected) {
        TestSpec spec = Objects.requireNonNull(CaseSamples.KNOWLEDGE.tests().get(test));
        Finding finding = new Finding(
                test,
                Side.LEFT,
                result,
                value,
                unit == null ? null : Unit.of(unit),
                familiar,
                null,
                null,
                spec.needsPelvisControlled() ? flag : null,
                spec.needsPelvisControlled() ? null : flag,
                null,
                null);
        assertThat(spec.read(finding, sex)).isEqualTo(expected);
    }

    @Test
    void aThresholdBySexThatIsNotKnownDecidesNothing() {
        Threshold threshold = new Threshold(Threshold.Comparison.BELOW, Double.NaN, 176);
        assertThat(threshold.meets(100, Sex.FEMALE)).isEqualTo(Truth.UNKNOWN);
        assertThat(threshold.meets(100, Sex.OTHER)).isEqualTo(Truth.UNKNOWN);
        assertThat(threshold.meets(100, Sex.MALE)).isEqualTo(Truth.TRUE);
        assertThat(threshold.words()).isEqualTo("below 176 (male)");
    }
}
