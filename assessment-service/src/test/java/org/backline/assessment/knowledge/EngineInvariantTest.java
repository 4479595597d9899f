package org.backline.assessment.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.knowledge.CaseSamples.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.backline.assessment.knowledge.CaseFacts.FindingInput;
import org.backline.assessment.knowledge.CaseFacts.FlagInput;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.codes.Unit;
import org.junit.jupiter.api.Test;

/** The invariants of the reasoning as a function: I12-I16 and I28-I33 of the evidence base. */
class EngineInvariantTest {

    @Test
    void i12MirroringTheAthleteMirrorsTheAnswer() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            EvaluationRequest request = new CaseGenerator(seed).next();
            Evaluation one = evaluate(request);
            Evaluation other = evaluate(Mirror.of(request));
            assertThat(other.disposition()).as("seed %d", seed).isEqualTo(one.disposition());
            assertThat(other.category()).as("seed %d", seed).isEqualTo(one.category());
            assertThat(asSets(other.suspicions())).as("seed %d", seed).isEqualTo(asSets(one.suspicions()));
            assertThat(other.missing()).as("seed %d", seed).isEqualTo(one.missing());
            assertThat(other.nextTest()).as("seed %d", seed).isEqualTo(one.nextTest());
            assertThat(other.patterns().stream()
                            .map(EngineInvariantTest::withoutOrder)
                            .toList())
                    .as("seed %d", seed)
                    .isEqualTo(one.patterns().stream()
                            .map(Mirror::of)
                            .map(EngineInvariantTest::withoutOrder)
                            .toList());
        });
    }

    private static List<List<Object>> asSets(List<Suspicion> suspicions) {
        return suspicions.stream()
                .map(one -> List.<Object>of(one.category(), one.urgency(), new HashSet<>(one.because())))
                .toList();
    }

    private static List<Object> withoutOrder(Evaluation.PatternFound found) {
        return List.of(found.pattern(), found.side(), found.strength(), new HashSet<>(found.because()));
    }

    @Test
    void i13TheOrderOfEntryDoesNotMatter() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            EvaluationRequest request = new CaseGenerator(seed).next();
            List<Finding> shuffled = new ArrayList<>(request.findings());
            Collections.shuffle(shuffled, new Random(seed));
            EvaluationRequest other = new EvaluationRequest(
                    request.athlete(), request.intake(), request.redFlags(), shuffled, request.proms());
            assertThat(trace(CaseFacts.of(other))).as("seed %d", seed).isEqualTo(trace(CaseFacts.of(request)));
        });
    }

    @Test
    void i13AFlagThatArrivesLateButIsOlderStillCounts() {
        CaseFacts clear = CaseFacts.of(CaseSamples.aClearAthlete());
        List<FlagInput> flags = new ArrayList<>(clear.flags());
        flags.add(new FlagInput(
                org.backline.codes.RedFlag.FEVER,
                org.backline.codes.FlagAnswer.YES,
                null,
                new CaseFacts.Origin("late", -1)));
        assertThat(CaseSamples.REASONER.disposition(new CaseFacts(
                        clear.athlete(), clear.intake(), clear.intakeOrigin(), flags, clear.findings(), List.of())))
                .isEqualTo(org.backline.codes.Disposition.URGENT);
    }

    @Test
    void i14RepeatingAnEntryChangesNothing() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            EvaluationRequest request = new CaseGenerator(seed).next();
            List<Finding> twice = new ArrayList<>(request.findings());
            twice.addAll(request.findings());
            Evaluation again = evaluate(new EvaluationRequest(
                    request.athlete(), request.intake(), request.redFlags(), twice, request.proms()));
            assertThat(again).as("seed %d", seed).isEqualTo(evaluate(request));
        });
    }

    @Test
    void i15TheSacroiliacClusterCountsOnlyWhatWasDone() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseGenerator generator = new CaseGenerator(seed);
            List<Finding> findings = new ArrayList<>();
            int done = 0;
            int count = 0;
            boolean gaenslen = false;
            for (ClinicalTest test : Readings.SijCluster.TESTS) {
                FindingResult result = generator.any(
                        FindingResult.POSITIVE, FindingResult.POSITIVE, FindingResult.NEGATIVE, FindingResult.NOT_DONE);
                findings.add(CaseSamples.finding(test, Side.NONE, result));
                done += result == FindingResult.NOT_DONE ? 0 : 1;
                count += result == FindingResult.POSITIVE ? 1 : 0;
                gaenslen |= test == ClinicalTest.GAENSLEN && result != FindingResult.NOT_DONE;
            }
            Readings.SijCluster cluster = cluster(findings);
            assertThat(cluster.done()).isEqualTo(done);
            assertThat(cluster.count()).isEqualTo(count).isLessThanOrEqualTo(cluster.done());
            assertThat(cluster.done()).isLessThanOrEqualTo(5);
            boolean positive = done >= 3 && (count >= 3 || (done == 4 && !gaenslen && count >= 2));
            assertThat(cluster.positive() == Truth.TRUE).as("seed %d", seed).isEqualTo(positive);
            if (done < 3) {
                assertThat(cluster.positive()).isEqualTo(Truth.UNKNOWN);
            }
        });
    }

    private static Readings.SijCluster cluster(List<Finding> findings) {
        EvaluationRequest clear = CaseSamples.aClearAthlete();
        return new Readings(
                        CaseSamples.KNOWLEDGE,
                        CaseFacts.of(new EvaluationRequest(
                                clear.athlete(), clear.intake(), clear.redFlags(), findings, List.of())))
                .sij;
    }

    @Test
    void i15CentralisationTakesTheSacroiliacLabelAway() {
        CaseGenerator.nearlyClearCases().forEach(request -> {
            List<Finding> findings = new ArrayList<>(request.findings());
            findings.add(CaseSamples.finding(ClinicalTest.CENTRAL, Side.NONE, FindingResult.POSITIVE));
            assertThat(evaluate(new EvaluationRequest(
                                    request.athlete(), request.intake(), request.redFlags(), findings, request.proms()))
                            .patterns())
                    .noneMatch(found -> found.pattern() == org.backline.codes.MuscularPattern.P8);
        });
    }

    @Test
    void i16TheOddsStayInTheirBounds() {
        CaseGenerator.cases().forEach(request -> {
            Readings readings = new Readings(CaseSamples.KNOWLEDGE, CaseFacts.of(request));
            for (OddsRule rule : CaseSamples.KNOWLEDGE.odds()) {
                OddsRule.Result result = rule.weigh(readings, CaseSamples.KNOWLEDGE.tests());
                assertThat(result.probability()).isGreaterThan(0).isLessThan(1);
            }
        });
    }

    @Test
    void i16TheAccuracyOfEveryTestIsPossible() {
        CaseSamples.KNOWLEDGE.tests().values().forEach(spec -> {
            TestSpec.Accuracy accuracy = spec.accuracy();
            if (!Double.isNaN(accuracy.sensitivity()) && !Double.isNaN(accuracy.specificity())) {
                assertThat(accuracy.sensitivity()).isBetween(0.0, 1.0);
                assertThat(accuracy.specificity()).isBetween(0.0, 1.0);
                if (accuracy.sensitivity() + accuracy.specificity() > 1) {
                    assertThat(accuracy.likelihoodPositive()).as(spec.name()).isGreaterThanOrEqualTo(1);
                    assertThat(accuracy.likelihoodNegative()).as(spec.name()).isLessThanOrEqualTo(1);
                }
            }
            if (accuracy.known()) {
                assertThat(accuracy.likelihoodPositive()).isGreaterThanOrEqualTo(0);
                assertThat(accuracy.likelihoodNegative()).isGreaterThanOrEqualTo(0);
            }
        });
    }

    @Test
    void i28TheSameFactsGiveTheSameBytesAlsoAfterTheyWereStored() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            CaseFacts facts = CaseFacts.of(new CaseGenerator(seed).next());
            String stored = trace(facts);
            CaseFacts read = CanonicalJson.read(CanonicalJson.write(facts), CaseFacts.class);
            assertThat(trace(read)).as("seed %d", seed).isEqualTo(stored);
        });
    }

    @Test
    void i28EveryRuleIsNamedWithItsSourceEitherAsFiredOrWithWhatItLacked() {
        CaseGenerator.cases().forEach(request -> {
            Evaluation evaluation = evaluate(request);
            assertThat(evaluation.fired()).allSatisfy(rule -> {
                assertThat(rule.source()).isNotBlank();
                assertThat(rule.effect()).isNotBlank();
            });
            assertThat(evaluation.notFired())
                    .allSatisfy(
                            rule -> assertThat(rule.lacked()).as(rule.rule()).isNotEmpty());
            List<String> all = new ArrayList<>();
            evaluation.fired().forEach(rule -> all.add(rule.rule()));
            evaluation.notFired().forEach(rule -> all.add(rule.rule()));
            assertThat(all).doesNotHaveDuplicates().hasSize(RULES);
        });
    }

    private static final int RULES =
            evaluate(CaseSamples.aClearAthlete()).fired().size()
                    + evaluate(CaseSamples.aClearAthlete()).notFired().size();

    @Test
    void i30AValueIsReadInItsUnit() {
        TestSpec leg = CaseSamples.KNOWLEDGE.tests().get(ClinicalTest.LLD);
        assertThat(leg.canonical(CaseSamples.measured(ClinicalTest.LLD, Side.NONE, 1.2, Unit.CENTIMETRE)))
                .isEqualTo(leg.canonical(CaseSamples.measured(ClinicalTest.LLD, Side.NONE, 12, Unit.MILLIMETRE)));
        assertThat(leg.canonical(CaseSamples.measured(ClinicalTest.LLD, Side.NONE, 12, Unit.SECOND)))
                .isNaN();
    }

    @Test
    void i31MoreDegreesOfKneeExtensionAreTighterAndMoreOfTheThighToo() {
        for (ClinicalTest test : List.of(ClinicalTest.AKE, ClinicalTest.MTHOMAS)) {
            assertThat(CaseSamples.KNOWLEDGE.tests().get(test).lowIsWorse())
                    .as(test.name())
                    .isFalse();
        }
    }

    @Test
    void i32NoWordingPretendsToExclude() {
        assertThat(CaseSamples.KNOWLEDGE.document().toString().toLowerCase(Locale.ROOT))
                .doesNotContain("rule out")
                .doesNotContain("rules out")
                .doesNotContain("ruled out");
    }

    @Test
    void i32EveryAnswerCarriesItsMissingItems() {
        CaseGenerator.cases().forEach(request -> {
            Evaluation evaluation = evaluate(request);
            boolean incomplete = evaluation.disposition() == org.backline.codes.Disposition.INCOMPLETE;
            assertThat(incomplete)
                    .isEqualTo(evaluation.suspicions().isEmpty()
                            && !evaluation.missing().isEmpty());
        });
    }

    @Test
    void i33ThereIsAlwaysExactlyOneAnswer() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            Evaluation evaluation = evaluate(new CaseGenerator(seed).next());
            assertThat(evaluation.disposition()).as("seed %d", seed).isNotNull();
            assertThat(evaluation.category()).isNotNull();
            assertThat(CaseSamples.REASONER.disposition(CaseFacts.of(new CaseGenerator(seed).next())))
                    .as("the short way, seed %d", seed)
                    .isEqualTo(evaluation.disposition());
        });
    }

    private static String trace(CaseFacts facts) {
        return CanonicalJson.write(List.of(facts, CaseSamples.REASONER.evaluate(facts)));
    }

    @Test
    void findingsOfOneDayReplaceEachOtherByTheirTime() {
        CaseFacts clear = CaseFacts.of(CaseSamples.aClearAthlete());
        List<FindingInput> findings = new ArrayList<>(clear.findings());
        findings.add(new FindingInput(
                CaseSamples.finding(ClinicalTest.SLR, Side.NONE, FindingResult.NEGATIVE),
                new CaseFacts.Origin("b", 0, 600)));
        findings.add(new FindingInput(
                CaseSamples.finding(ClinicalTest.SLR, Side.NONE, FindingResult.EQUIVOCAL),
                new CaseFacts.Origin("a", 0, 300)));
        assertThat(CaseSamples.REASONER.disposition(new CaseFacts(
                        clear.athlete(), clear.intake(), clear.intakeOrigin(), clear.flags(), findings, List.of())))
                .isEqualTo(org.backline.codes.Disposition.MANAGE);
    }
}
