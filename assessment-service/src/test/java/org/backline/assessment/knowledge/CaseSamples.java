package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.assessment.knowledge.EvaluationRequest.Athlete;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.EvaluationRequest.Pain;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.LegSymptoms;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.codes.Unit;

/** Athletes to reason about. */
final class CaseSamples {

    static final Knowledge KNOWLEDGE = Knowledge.load();
    static final Reasoner REASONER = new Reasoner(KNOWLEDGE);

    /** The tests of the screen that every athlete needs. */
    static final List<ClinicalTest> SCREEN_TESTS = List.of(
            ClinicalTest.DERM,
            ClinicalTest.MYO,
            ClinicalTest.REFLEX,
            ClinicalTest.SLR,
            ClinicalTest.SLUMP,
            ClinicalTest.STORK,
            ClinicalTest.SP_TTP);

    private CaseSamples() {}

    /** A 21-year-old basketball player with left lumbar pain for three weeks, all of the screen answered with no. */
    static EvaluationRequest aClearAthlete() {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        KNOWLEDGE.askedFlags().forEach(flag -> flags.put(flag, FlagAnswer.NO));
        List<Finding> findings = new ArrayList<>();
        SCREEN_TESTS.forEach(test -> findings.add(finding(test, Side.NONE, FindingResult.NEGATIVE)));
        return new EvaluationRequest(
                new Athlete(21, Sex.MALE, "basketball", SickleCellTrait.NEGATIVE),
                anIntake(),
                flags,
                findings,
                List.of());
    }

    /** The same athlete before anything was asked or tested. */
    static EvaluationRequest anUnaskedAthlete() {
        return new EvaluationRequest(
                new Athlete(21, Sex.MALE, "basketball", SickleCellTrait.NEGATIVE),
                anIntake(),
                Map.of(),
                List.of(),
                List.of());
    }

    private static Intake anIntake() {
        return new Intake(
                new Onset(OnsetManner.GRADUAL, 21, null),
                new Pain(4, 1, 6),
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(Provocation.STANDING),
                List.of(Provocation.REST),
                NightPain.NONE,
                LegSymptoms.NONE,
                false,
                0);
    }

    static Finding finding(ClinicalTest test, Side side, FindingResult result) {
        return new Finding(test, side, result, null, null, null, null, null, null, null, null, null);
    }

    static Finding measured(ClinicalTest test, Side side, double value, Unit unit) {
        return new Finding(test, side, null, value, unit, null, null, null, null, null, null, null);
    }

    static EvaluationRequest withFlag(EvaluationRequest request, RedFlag flag, FlagAnswer answer) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        flags.putAll(request.redFlags());
        flags.put(flag, answer);
        return new EvaluationRequest(request.athlete(), request.intake(), flags, request.findings(), request.proms());
    }

    static EvaluationRequest withFlags(EvaluationRequest request, FlagAnswer answer, RedFlag... flags) {
        EvaluationRequest changed = request;
        for (RedFlag flag : flags) {
            changed = withFlag(changed, flag, answer);
        }
        return changed;
    }

    /** The request with these findings in place of what was recorded for the same tests. */
    static EvaluationRequest withFindings(EvaluationRequest request, Finding... more) {
        List<Finding> findings = new ArrayList<>(request.findings());
        for (Finding one : more) {
            findings.removeIf(
                    present -> present.test() == one.test() && !List.of(more).contains(present));
        }
        findings.addAll(List.of(more));
        return new EvaluationRequest(
                request.athlete(), request.intake(), request.redFlags(), findings, request.proms());
    }

    static EvaluationRequest withoutTest(EvaluationRequest request, ClinicalTest test) {
        return new EvaluationRequest(
                request.athlete(),
                request.intake(),
                request.redFlags(),
                request.findings().stream()
                        .filter(finding -> finding.test() != test)
                        .toList(),
                request.proms());
    }

    static EvaluationRequest withAthlete(EvaluationRequest request, Athlete athlete) {
        return new EvaluationRequest(
                athlete, request.intake(), request.redFlags(), request.findings(), request.proms());
    }

    static EvaluationRequest withIntake(EvaluationRequest request, Intake intake) {
        return new EvaluationRequest(
                request.athlete(), intake, request.redFlags(), request.findings(), request.proms());
    }

    static EvaluationRequest withProms(EvaluationRequest request, List<PromScore> proms) {
        return new EvaluationRequest(
                request.athlete(), request.intake(), request.redFlags(), request.findings(), proms);
    }

    static Evaluation evaluate(EvaluationRequest request) {
        return REASONER.evaluate(CaseFacts.of(request));
    }
}
