package org.backline.assessment.knowledge;

import java.util.List;
import java.util.Map;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.Sex;
import org.backline.codes.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one clinical test: how its result is read, and how far it may be trusted.
 *
 * @param units the units it may be given in and their factor to the first
 * @param positiveWhen the value is a positive result when one of these holds
 * @param equivocalWhen the value is unclear when one of these holds
 * @param symptomNeeded a value by itself is a positive result only together with a symptom
 * @param decidesAlone one positive result may raise a suspicion by itself
 * @param safety when judgement and value disagree the worse one counts
 */
record TestSpec(
        ClinicalTest test,
        String name,
        Kind kind,
        Map<Unit, Double> units,
        double least,
        double most,
        List<Threshold> positiveWhen,
        List<Threshold> equivocalWhen,
        boolean symptomNeeded,
        boolean needsPelvisControlled,
        boolean decidesAlone,
        boolean safety,
        Accuracy accuracy) {

    enum Kind {
        /** Positive only when it brings on the pain the athlete knows. */
        PROVOCATION,
        /** As provocation, and moving a distant part must change the symptom. */
        TENSION,
        NEUROLOGICAL,
        STRENGTH,
        LENGTH,
        CONTROL,
        ENDURANCE,
        MOBILITY,
        VITAL
    }

    /**
     * Diagnostic accuracy as published; NaN where there is no figure.
     *
     * @param likelihoodPositive LR+, infinite when specificity is 1
     */
    record Accuracy(double sensitivity, double specificity, double likelihoodPositive, double likelihoodNegative) {

        boolean known() {
            return !Double.isNaN(likelihoodPositive) && !Double.isNaN(likelihoodNegative);
        }
    }

    /** How a recorded finding reads: the judgement and the number together. */
    Reading read(Finding finding, Sex sex) {
        @Nullable FindingResult result = finding.result();
        double value = canonical(finding);
        if (result == FindingResult.NOT_DONE) {
            return Reading.NOT_DONE;
        }
        if (result == FindingResult.UNABLE) {
            return Reading.UNABLE;
        }
        if (result == FindingResult.EQUIVOCAL) {
            return Reading.EQUIVOCAL;
        }
        if (result == null && Double.isNaN(value)) {
            return Reading.NOT_DONE;
        }
        Reading byValue = byValue(value, finding, sex);
        Reading reading = result == null ? byValue : judged(result == FindingResult.POSITIVE, byValue, finding);
        if (needsPelvisControlled
                && !Boolean.TRUE.equals(finding.pelvisControlled())
                && (reading == Reading.POSITIVE || reading == Reading.NEGATIVE)) {
            return Reading.EQUIVOCAL;
        }
        return reading;
    }

    /** The examiner's judgement stands unless the number or the kind of pain speaks against it. */
    private Reading judged(boolean positive, Reading byValue, Finding finding) {
        if (positive) {
            boolean foreignPain =
                    (kind == Kind.PROVOCATION || kind == Kind.TENSION) && Boolean.FALSE.equals(finding.familiarPain());
            boolean notNeural = kind == Kind.TENSION && Boolean.FALSE.equals(finding.structuralDifferentiation());
            if (foreignPain || notNeural || (byValue == Reading.NEGATIVE && !safety && !symptomNeeded)) {
                return Reading.EQUIVOCAL;
            }
            return Reading.POSITIVE;
        }
        if (byValue == Reading.POSITIVE && !symptomNeeded) {
            return safety ? Reading.POSITIVE : Reading.EQUIVOCAL;
        }
        return byValue == Reading.EQUIVOCAL && safety ? Reading.EQUIVOCAL : Reading.NEGATIVE;
    }

    private Reading byValue(double value, Finding finding, Sex sex) {
        if (Double.isNaN(value) || positiveWhen.isEmpty()) {
            return Reading.MEASURED;
        }
        Truth positive = Truth.FALSE;
        for (Threshold threshold : positiveWhen) {
            positive = positive.or(threshold.meets(value, sex));
        }
        if (positive == Truth.TRUE) {
            boolean symptom = Boolean.TRUE.equals(finding.familiarPain())
                    || Boolean.TRUE.equals(finding.structuralDifferentiation());
            boolean noSymptom = kind == Kind.PROVOCATION && Boolean.FALSE.equals(finding.familiarPain());
            return noSymptom || (symptomNeeded && !symptom) ? Reading.EQUIVOCAL : Reading.POSITIVE;
        }
        for (Threshold threshold : equivocalWhen) {
            if (threshold.meets(value, sex) == Truth.TRUE) {
                return Reading.EQUIVOCAL;
            }
        }
        if (positive == Truth.UNKNOWN) {
            return sex == Sex.OTHER ? Reading.EQUIVOCAL : Reading.MEASURED;
        }
        return Reading.NEGATIVE;
    }

    /** The value in the test's own unit, NaN when there is none or its unit cannot be converted. */
    double canonical(Finding finding) {
        @Nullable Double value = finding.value();
        if (value == null) {
            return Double.NaN;
        }
        @Nullable Unit unit = finding.unit();
        if (unit == null) {
            return value;
        }
        @Nullable Double factor = units.get(unit);
        return factor == null ? Double.NaN : value * factor;
    }

    boolean lowIsWorse() {
        return !positiveWhen.isEmpty() && positiveWhen.getFirst().lowIsWorse();
    }

    /** How one result reads; only POSITIVE and NEGATIVE decide anything. */
    enum Reading {
        NOT_DONE,
        NEGATIVE,
        MEASURED,
        UNABLE,
        EQUIVOCAL,
        POSITIVE
    }
}
