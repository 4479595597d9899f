package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.KNOWLEDGE;
import static org.backline.assessment.knowledge.CaseSamples.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.Finding;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PromScore;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;

/** The invariants on evidence, scores and measured values: I22 as far as a proposal goes, I23, I30, I31 and I32. */
class EvidenceInvariantTest {

    private static final RequestCheck CHECK = new RequestCheck(KNOWLEDGE);
    private static final Map<MuscularPattern, PatternSpec> PATTERNS =
            KNOWLEDGE.patterns().stream().collect(Collectors.toMap(PatternSpec::pattern, spec -> spec));

    @Test
    void i22WhateverIsProposedNamesItsEvidenceAndEveryPatternAnActiveExercise() {
        int[] managed = new int[1];
        CaseGenerator.nearlyClearCases().forEach(request -> {
            Evaluation evaluation = evaluate(request);
            assertThat(evaluation.fired()).allSatisfy(rule -> {
                assertThat(rule.source()).as(rule.rule()).isNotBlank();
                assertThat(rule.grade()).as(rule.rule()).isNotNull();
                assertThat(rule.mark()).as(rule.rule()).isNotNull();
            });
            for (Evaluation.PatternFound found : evaluation.patterns()) {
                assertThat(evaluation.fired())
                        .anyMatch(rule -> rule.rule().equals(found.pattern().name()));
                assertThat(found.grade()).isEqualTo(gradeOf(found.pattern()));
                assertThat(PATTERNS.get(found.pattern()).firstLine()).containsPattern("E[0-3][0-9]");
                managed[0] += evaluation.disposition() == Disposition.MANAGE ? 1 : 0;
            }
        });
        assertThat(managed[0]).as("patterns that a trainer manages").isPositive();
    }

    private static EvidenceGrade gradeOf(MuscularPattern pattern) {
        return PATTERNS.get(pattern).evidence().grade();
    }

    @Test
    void i23AScoreIsTakenExactlyWhenItsInstrumentCanGiveIt() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator chance = new CaseGenerator(seed);
            Instrument instrument = chance.any(Instrument.values());
            double value = chance.number(260) / 2.0 - 10;
            boolean taken = CHECK.validate(CaseSamples.withProms(
                            CaseSamples.aClearAthlete(), List.of(new PromScore(instrument, value))))
                    .isEmpty();
            assertThat(taken).as("seed %d, %s %s", seed, instrument, value).isEqualTo(possible(instrument, value));
        });
    }

    /** The ranges as the evidence base gives them, said once more and not read from the knowledge. */
    private static boolean possible(Instrument instrument, double value) {
        boolean whole = value == Math.rint(value);
        return switch (instrument) {
            case NPRS -> whole && value >= 0 && value <= 10;
            case PSFS -> value >= 0 && value <= 10;
            case RMDQ -> whole && value >= 0 && value <= 24;
            case ODI -> value >= 0 && value <= 100;
            case START_TOTAL -> whole && value >= 0 && value <= 9;
            case START_PSYCH -> whole && value >= 0 && value <= 5;
            case OSTRC_H2 -> whole && isOstrcSum((int) value);
            case OMPSQ_10 -> whole && value >= 0 && value <= 100;
            case MSK_HQ -> whole && value >= 0 && value <= 56;
            case DPA -> whole && value >= 0 && value <= 64;
            case DPA_SF8 -> whole && value >= 0 && value <= 32;
        };
    }

    private static boolean isOstrcSum(int value) {
        List<Integer> each = List.of(0, 8, 17, 25);
        return value == 0
                || each.stream()
                        .filter(first -> first > 0)
                        .anyMatch(first -> each.stream()
                                .anyMatch(second -> each.stream()
                                        .anyMatch(third -> each.stream()
                                                .anyMatch(fourth -> first + second + third + fourth == value))));
    }

    @Test
    void i23APsychosocialPartIsNeverMoreThanItsTotal() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator chance = new CaseGenerator(seed);
            int total = chance.number(10);
            int part = chance.number(6);
            assertThat(CHECK.validate(CaseSamples.withProms(
                                    CaseSamples.aClearAthlete(),
                                    List.of(
                                            new PromScore(Instrument.START_PSYCH, part),
                                            new PromScore(Instrument.START_TOTAL, total))))
                            .isEmpty())
                    .as("seed %d: %d of %d", seed, part, total)
                    .isEqualTo(part <= total);
        });
    }

    @Test
    void i30AValueIsTakenInItsUnitAndRangeAndComesThroughConversionUnchanged() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator chance = new CaseGenerator(seed);
            TestSpec spec = KNOWLEDGE.tests().get(chance.any(ClinicalTest.values()));
            Unit unit = chance.any(Unit.values());
            double value = chance.number(4_000) / 2.0 - 200;
            Finding finding = CaseSamples.measured(spec.test(), Side.NONE, value, unit);
            Double factor = spec.units().get(unit);
            boolean fits = factor != null && value * factor >= spec.least() && value * factor <= spec.most();
            assertThat(CHECK.validate(CaseSamples.withFindings(CaseSamples.aClearAthlete(), finding))
                            .isEmpty())
                    .as("seed %d, %s", seed, finding)
                    .isEqualTo(fits);
            if (factor != null) {
                assertThat(spec.canonical(finding) / factor)
                        .isCloseTo(value, org.assertj.core.data.Offset.offset(1e-9));
            }
        });
    }

    @Test
    void i31MoreDegreesAreNeverLessTight() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator chance = new CaseGenerator(seed);
            TestSpec spec = KNOWLEDGE.tests().get(chance.any(ClinicalTest.AKE, ClinicalTest.MTHOMAS));
            var sex = chance.any(org.backline.codes.Sex.values());
            double value = chance.number(180) - 90;
            double tighter = value + chance.number(40);
            assertThat(tightness(spec, tighter, sex))
                    .as("seed %d, %s %s to %s", seed, spec.test(), value, tighter)
                    .isGreaterThanOrEqualTo(tightness(spec, value, sex));
        });
    }

    private static int tightness(TestSpec spec, double value, org.backline.codes.Sex sex) {
        Finding finding =
                new Finding(spec.test(), Side.LEFT, null, value, Unit.DEGREE, null, null, null, true, null, null, null);
        return switch (spec.read(finding, sex)) {
            case NEGATIVE -> 0;
            case EQUIVOCAL, MEASURED -> 1;
            case POSITIVE -> 2;
            case NOT_DONE, UNABLE -> throw new AssertionError("A number was given");
        };
    }

    @Test
    void i32NoAnswerPretendsToExcludeAndNoneIsShownWithoutWhatItMisses() {
        CaseGenerator.cases().forEach(request -> {
            Evaluation evaluation = evaluate(request);
            assertThat(evaluation.suspicions().toString()
                            + evaluation.patterns()
                            + evaluation.missing()
                            + evaluation.nextTest())
                    .doesNotContainIgnoringCase("rule out", "rules out", "ruled out");
            Map<String, String> why = new TreeMap<>();
            evaluation.missing().forEach(one -> why.merge(one.item(), one.why(), (a, b) -> a + "; " + b));
            assertThat(why.values()).noneMatch(String::isBlank);
            if (evaluation.disposition() == Disposition.MANAGE) {
                assertThat(evaluation.missing()).isEmpty();
            }
        });
    }
}
