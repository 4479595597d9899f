package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Unit;

/** Reads the clinical tests. */
final class TestReader {

    private TestReader() {}

    static Map<ClinicalTest, TestSpec> read(Place file) {
        Map<ClinicalTest, TestSpec> tests = new EnumMap<>(ClinicalTest.class);
        for (Place place : file.list("tests")) {
            TestSpec spec = test(place);
            if (tests.put(spec.test(), spec) != null) {
                throw place.fault("test " + spec.test() + " stands twice");
            }
        }
        for (ClinicalTest test : ClinicalTest.values()) {
            if (!tests.containsKey(test)) {
                throw file.at("tests").fault("test " + test + " is missing");
            }
        }
        return tests;
    }

    private static TestSpec test(Place place) {
        Map<Unit, Double> units = new LinkedHashMap<>();
        if (place.has("units")) {
            Place all = place.at("units");
            for (String unit : all.keys()) {
                units.put(unit(unit, all), all.at(unit).number());
            }
        }
        double least = Double.NEGATIVE_INFINITY;
        double most = Double.POSITIVE_INFINITY;
        if (place.has("range")) {
            least = place.at("range").elements().getFirst().number();
            most = place.at("range").elements().getLast().number();
        }
        return new TestSpec(
                place.code("id", ClinicalTest.class),
                place.text("name"),
                place.code("kind", TestSpec.Kind.class),
                units,
                least,
                most,
                thresholds(place, "positiveWhen"),
                thresholds(place, "equivocalWhen"),
                place.yes("symptomNeeded"),
                place.yes("needsPelvisControlled"),
                place.yes("decidesAlone"),
                place.yes("safety"),
                accuracy(place));
    }

    private static Unit unit(String code, Place place) {
        try {
            return Unit.of(code);
        } catch (IllegalArgumentException e) {
            throw place.fault(String.valueOf(e.getMessage()));
        }
    }

    private static List<Threshold> thresholds(Place place, String key) {
        List<Threshold> thresholds = new ArrayList<>();
        for (Place one : place.list(key)) {
            thresholds.add(Threshold.read(one));
        }
        return List.copyOf(thresholds);
    }

    /** The likelihood ratios as published, else from sensitivity and specificity. */
    private static TestSpec.Accuracy accuracy(Place place) {
        double sensitivity = point(place, "sensitivity");
        double specificity = point(place, "specificity");
        double plus = place.has("likelihoodPositive")
                ? place.at("likelihoodPositive").number()
                : specificity == 1 ? Double.POSITIVE_INFINITY : sensitivity / (1 - specificity);
        double minus = place.has("likelihoodNegative")
                ? place.at("likelihoodNegative").number()
                : (1 - sensitivity) / specificity;
        return new TestSpec.Accuracy(sensitivity, specificity, plus, minus);
    }

    /** A figure, or the middle of a range of figures. */
    private static double point(Place place, String key) {
        if (!place.has(key)) {
            return Double.NaN;
        }
        Place value = place.at(key);
        if (value.node().isNumber()) {
            return value.number();
        }
        return value.has("point")
                ? value.at("point").number()
                : (value.at("from").number() + value.at("to").number()) / 2;
    }
}
