package org.backline.assessment.knowledge;

import org.backline.assessment.knowledge.Evaluation.PatternFound;
import org.backline.assessment.knowledge.EvaluationRequest.Intake;
import org.backline.codes.Finding;
import org.backline.codes.LegSymptoms;
import org.backline.codes.PainSite;
import org.backline.codes.Side;

/** Left for right and right for left. */
final class Mirror {

    private Mirror() {}

    static EvaluationRequest of(EvaluationRequest request) {
        Intake i = request.intake();
        return new EvaluationRequest(
                request.athlete(),
                new Intake(
                        i.onset(),
                        i.pain(),
                        i.regions().stream()
                                .map(site -> new PainSite(site.region(), of(site.side())))
                                .toList(),
                        i.aggravatedBy(),
                        i.easedBy(),
                        i.night(),
                        of(i.legSymptoms()),
                        i.legWorseThanBack(),
                        i.morningStiffnessMinutes()),
                request.redFlags(),
                request.findings().stream().map(Mirror::of).toList(),
                request.proms());
    }

    static PatternFound of(PatternFound found) {
        return new PatternFound(found.pattern(), of(found.side()), found.strength(), found.because(), found.grade());
    }

    private static Finding of(Finding f) {
        return new Finding(
                f.test(),
                of(f.side()),
                f.result(),
                f.value(),
                f.unit(),
                f.familiarPain(),
                f.pain(),
                f.level(),
                f.pelvisControlled(),
                f.structuralDifferentiation(),
                f.endFeel(),
                f.because());
    }

    private static Side of(Side side) {
        return switch (side) {
            case LEFT -> Side.RIGHT;
            case RIGHT -> Side.LEFT;
            case BILATERAL, MIDLINE, NONE -> side;
        };
    }

    private static LegSymptoms of(LegSymptoms legs) {
        return legs == LegSymptoms.LEFT ? LegSymptoms.RIGHT : legs == LegSymptoms.RIGHT ? LegSymptoms.LEFT : legs;
    }
}
