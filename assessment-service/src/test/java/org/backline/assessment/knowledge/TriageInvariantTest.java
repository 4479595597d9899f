package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.aClearAthlete;
import static org.backline.assessment.knowledge.CaseSamples.evaluate;
import static org.backline.assessment.knowledge.CaseSamples.finding;
import static org.backline.assessment.knowledge.CaseSamples.withFindings;
import static org.backline.assessment.knowledge.CaseSamples.withFlag;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.backline.assessment.knowledge.CaseFacts.Origin;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The safety invariants I1-I11 of the evidence base, as far as the reasoning itself keeps them. */
class TriageInvariantTest {

    private static final Set<RedFlag> ALWAYS_EMERGENCY = EnumSet.of(
            RedFlag.CES_SADDLE,
            RedFlag.CES_BLADDER,
            RedFlag.CES_BOWEL,
            RedFlag.CES_SEX,
            RedFlag.UMN,
            RedFlag.VASC,
            RedFlag.EXERT_SEV);

    /** MANAGE and INCOMPLETE ask for nobody, so they weigh the same; the others as they stand. */
    private static int urgency(Disposition disposition) {
        return switch (disposition) {
            case EMERGENCY -> 3;
            case URGENT -> 2;
            case ROUTINE -> 1;
            case MANAGE, INCOMPLETE -> 0;
        };
    }

    private static Disposition of(EvaluationRequest request) {
        return evaluate(request).disposition();
    }

    @Test
    void i1AnotherPositiveFlagNeverLowersTheUrgency() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator generator = new CaseGenerator(seed);
            EvaluationRequest request = generator.next();
            RedFlag flag = generator.any(RedFlag.values());
            Disposition before = of(request);
            Disposition after = of(withFlag(request, flag, FlagAnswer.YES));
            assertThat(urgency(after)).as("seed %d, flag %s", seed, flag).isGreaterThanOrEqualTo(urgency(before));
            if (before == Disposition.MANAGE) {
                assertThat(after).as("seed %d, flag %s", seed, flag).isNotEqualTo(Disposition.INCOMPLETE);
            }
        });
    }

    @Test
    void i2OnlyPlainAnswersCompleteTheScreen() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator generator = new CaseGenerator(seed);
            EvaluationRequest request = generator.nearlyClear();
            FindingResult unusable =
                    generator.any(FindingResult.NOT_DONE, FindingResult.UNABLE, FindingResult.EQUIVOCAL);
            ClinicalTest test = CaseSamples.SCREEN_TESTS.get(generator.number(CaseSamples.SCREEN_TESTS.size()));
            EvaluationRequest spoiled = withFindings(request, finding(test, Side.LEFT, unusable));
            boolean replaceable = test == ClinicalTest.STORK;
            if (!replaceable) {
                assertThat(of(spoiled))
                        .as("seed %d, %s %s", seed, test, unusable)
                        .isNotEqualTo(Disposition.MANAGE);
            }
            RedFlag flag = CaseSamples.KNOWLEDGE
                    .askedFlags()
                    .get(generator.number(CaseSamples.KNOWLEDGE.askedFlags().size()));
            assertThat(of(withFlag(request, flag, FlagAnswer.NOT_ASSESSED)))
                    .as("seed %d, %s", seed, flag)
                    .isNotEqualTo(Disposition.MANAGE);
        });
    }

    @Test
    void i2TheTrainerManagesOnlyWhenEverythingWasAnswered() {
        int[] managed = new int[1];
        CaseGenerator.nearlyClearCases().forEach(request -> {
            if (of(request) == Disposition.MANAGE) {
                managed[0]++;
                for (RedFlag flag : CaseSamples.KNOWLEDGE.askedFlags()) {
                    FlagAnswer answer = request.redFlags().get(flag);
                    assertThat(answer == FlagAnswer.NO || (flag == RedFlag.SPA_X && answer == FlagAnswer.YES))
                            .as("%s %s", flag, answer)
                            .isTrue();
                }
                for (ClinicalTest test : CaseSamples.SCREEN_TESTS) {
                    if (test != ClinicalTest.STORK) {
                        assertThat(request.findings()).anyMatch(finding -> finding.test() == test);
                    }
                }
            }
        });
        assertThat(managed[0]).as("the generator reaches MANAGE").isGreaterThan(CaseGenerator.COUNT / 50);
    }

    @Test
    void i3SomeFlagsAreAnEmergencyWhateverElseIsTrue() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator generator = new CaseGenerator(seed);
            EvaluationRequest request = generator.next();
            RedFlag flag = List.copyOf(ALWAYS_EMERGENCY).get(generator.number(ALWAYS_EMERGENCY.size()));
            assertThat(of(withFlag(request, flag, FlagAnswer.YES)))
                    .as("seed %d, %s", seed, flag)
                    .isEqualTo(Disposition.EMERGENCY);
        });
    }

    @Test
    void i4NoFurtherTestResultLowersAnEmergencyOrUrgentReason() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator generator = new CaseGenerator(seed);
            EvaluationRequest request = generator.next();
            Disposition before = of(request);
            if (urgency(before) >= 2) {
                List<Finding> findings = new ArrayList<>(request.findings());
                Finding more = generator.finding();
                findings.add(more);
                Disposition after = of(new EvaluationRequest(
                        request.athlete(), request.intake(), request.redFlags(), findings, request.proms()));
                assertThat(urgency(after)).as("seed %d, %s", seed, more).isGreaterThanOrEqualTo(urgency(before));
            }
        });
    }

    @Test
    void i5AYesStaysAYesWhateverIsAnsweredLater() {
        CaseGenerator.cases().forEach(request -> {
            CaseFacts facts = CaseFacts.of(request);
            List<CaseFacts.FlagInput> later = new ArrayList<>(facts.flags());
            request.redFlags().forEach((flag, answer) -> {
                if (answer == FlagAnswer.YES) {
                    later.add(new CaseFacts.FlagInput(flag, FlagAnswer.NO, null, new Origin("later", 7)));
                }
            });
            assertThat(CaseSamples.REASONER.disposition(new CaseFacts(
                            facts.athlete(),
                            facts.intake(),
                            facts.intakeOrigin(),
                            later,
                            facts.findings(),
                            facts.proms())))
                    .isEqualTo(CaseSamples.REASONER.disposition(facts));
        });
    }

    @Test
    void i6FeverIsNeverTheTrainersAlone() {
        CaseGenerator.nearlyClearCases()
                .forEach(request -> assertThat(urgency(of(withFlag(request, RedFlag.FEVER, FlagAnswer.YES))))
                        .isGreaterThanOrEqualTo(2));
    }

    @Test
    void i7AMuscularLabelNeedsAClearScreenNoOpenFlagAndABoldCriterion() {
        int[] labels = new int[1];
        CaseGenerator.nearlyClearCases().forEach(request -> {
            Evaluation evaluation = evaluate(request);
            if (!evaluation.patterns().isEmpty()) {
                labels[0]++;
                assertThat(evaluation.missing()).isEmpty();
                assertThat(evaluation.fired()).noneMatch(rule -> isFlag(rule.rule()));
                assertThat(evaluation.suspicions())
                        .allMatch(suspicion -> suspicion.category() == org.backline.codes.CauseCategory.SIJ);
                for (Evaluation.PatternFound found : evaluation.patterns()) {
                    PatternSpec spec = CaseSamples.KNOWLEDGE.patterns().stream()
                            .filter(one -> one.pattern() == found.pattern())
                            .findFirst()
                            .orElseThrow();
                    Readings readings = new Readings(CaseSamples.KNOWLEDGE, CaseFacts.of(request));
                    Side side = found.side() == Side.BILATERAL && spec.sides() ? Side.LEFT : found.side();
                    assertThat(spec.bold())
                            .as(found.toString())
                            .anyMatch(bold -> bold.ask(readings, spec.sides() ? side : Side.NONE) == Truth.TRUE);
                }
            }
        });
        assertThat(labels[0]).as("the generator reaches patterns").isGreaterThan(CaseGenerator.COUNT / 100);
    }

    private static boolean isFlag(String rule) {
        return java.util.Arrays.stream(RedFlag.values())
                .anyMatch(flag -> flag.name().equals(rule));
    }

    @Test
    void i8TheRulesForTheYoungAskForAPhysician() {
        CaseGenerator.nearlyClearCases().forEach(request -> {
            for (RedFlag flag : List.of(RedFlag.ADOL_EXT, RedFlag.ADOL_HAM)) {
                assertThat(urgency(of(withFlag(request, flag, FlagAnswer.YES)))).isGreaterThanOrEqualTo(1);
            }
        });
    }

    @Test
    void i10NoProgressAsksForAPhysician() {
        CaseGenerator.nearlyClearCases()
                .forEach(request -> assertThat(urgency(of(withFlag(request, RedFlag.NO_PROGRESS, FlagAnswer.YES))))
                        .isGreaterThanOrEqualTo(1));
    }

    @Test
    void i11ATensionSignWithWeaknessIsUrgent() {
        CaseGenerator.cases().forEach(request -> {
            List<Finding> findings = new ArrayList<>(request.findings());
            findings.add(finding(ClinicalTest.SLR, Side.LEFT, FindingResult.POSITIVE));
            findings.add(CaseSamples.measured(ClinicalTest.MYO, Side.LEFT, 4, Unit.MRC));
            assertThat(urgency(of(new EvaluationRequest(
                            request.athlete(), request.intake(), request.redFlags(), findings, request.proms()))))
                    .isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void i11AFallInStrengthBetweenVisitsIsUrgent() {
        CaseFacts clear = CaseFacts.of(aClearAthlete());
        List<CaseFacts.FindingInput> findings = new ArrayList<>(clear.findings());
        findings.removeIf(input -> input.finding().test() == ClinicalTest.MYO);
        findings.add(new CaseFacts.FindingInput(
                CaseSamples.measured(ClinicalTest.MYO, Side.RIGHT, 5, Unit.MRC), new Origin("a", 0)));
        findings.add(new CaseFacts.FindingInput(
                CaseSamples.measured(ClinicalTest.MYO, Side.RIGHT, 4, Unit.MRC), new Origin("b", 7)));
        Evaluation evaluation = CaseSamples.REASONER.evaluate(new CaseFacts(
                clear.athlete(), clear.intake(), clear.intakeOrigin(), clear.flags(), findings, List.of()));
        assertThat(evaluation.disposition()).isEqualTo(Disposition.URGENT);
        assertThat(evaluation.fired()).anyMatch(rule -> rule.rule().equals("MOTOR_WORSENING"));
    }

    @ParameterizedTest
    @EnumSource(ClinicalTest.class)
    void oneWeakTestNeverDecides(ClinicalTest test) {
        TestSpec spec =
                java.util.Objects.requireNonNull(CaseSamples.KNOWLEDGE.tests().get(test));
        EvaluationRequest request = withFindings(aClearAthlete(), finding(test, Side.NONE, FindingResult.POSITIVE));
        assertThat(evaluate(request).suspicions().isEmpty())
                .as("%s alone raises a suspicion exactly when it is known to decide alone", test)
                .isEqualTo(!spec.decidesAlone());
    }

    @Test
    void i9BoneAtRiskBarsImpact() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator generator = new CaseGenerator(seed);
            EvaluationRequest request = generator.number(2) == 0
                    ? withFlag(generator.next(), RedFlag.REDS, FlagAnswer.YES)
                    : withFindings(generator.next(), finding(ClinicalTest.HOP, Side.LEFT, FindingResult.POSITIVE));
            assertThat(CaseSamples.REASONER
                            .conclude(CaseFacts.of(request))
                            .standing()
                            .contraindications())
                    .as("seed %d", seed)
                    .contains(org.backline.codes.Contraindication.I);
        });
    }
}
