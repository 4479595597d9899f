package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.backline.assessment.knowledge.Condition.AtLeast;
import org.backline.assessment.knowledge.Condition.Kind;
import org.backline.assessment.knowledge.Condition.Leaf;
import org.backline.assessment.knowledge.Readings.SijCluster;
import org.backline.assessment.knowledge.TestReadings.Detail;
import org.backline.assessment.knowledge.TestReadings.SideOf;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Side;
import org.backline.codes.Unit;
import org.jspecify.annotations.Nullable;

/** Conditions on test results. Not done, unable, equivocal and not recorded are unknown, never negative. */
final class TestQuestions {

    /** The condition of a key, null when the key is not about tests. */
    @Nullable Condition read(String key, Place place) {
        return switch (key) {
            case "positive" -> result(place, false);
            case "negative" -> result(place, true);
            case "anyPositive" -> anyPositive(place);
            case "positiveOnBothSides" -> onBothSides(place);
            case "measure" -> measure(place);
            case "difference" -> difference(place);
            case "deficit" -> deficit(place);
            case "perKilogram" -> perKilogram(place);
            case "gain" -> gain(place);
            case "ratio" -> ratio(place);
            case "motorDrop" -> motorDrop(place);
            case "detail" -> detail(place);
            case "sijCluster" -> sijCluster(place);
            case "sijSide" -> sijSide();
            default -> null;
        };
    }

    private static Condition result(Place place, boolean negative) {
        ClinicalTest test = test(place);
        SideOf sideOf = sideOf(place);
        String need = test + (negative ? " negative" : " positive") + words(sideOf);
        return negative
                ? Leaf.of(
                                Kind.TEST,
                                test.name(),
                                need,
                                (r, side) ->
                                        r.tests.positive(test, sideOf, side).not())
                        .denying()
                : Leaf.of(Kind.TEST, test.name(), need, (r, side) -> r.tests.positive(test, sideOf, side));
    }

    private static Condition anyPositive(Place place) {
        List<Condition> parts =
                place.elements().stream().map(element -> result(element, false)).toList();
        return new AtLeast(1, parts);
    }

    private static Leaf onBothSides(Place place) {
        ClinicalTest test = test(place);
        return Leaf.of(
                Kind.TEST,
                test.name(),
                test + " positive on both sides",
                (r, side) -> r.tests.positiveOnBothSides(test));
    }

    private static Leaf measure(Place place) {
        ClinicalTest test = place.code("of", ClinicalTest.class);
        Threshold threshold = Threshold.read(place);
        SideOf sideOf = sideOf(place);
        return Leaf.of(
                Kind.TEST,
                test.name(),
                test + " " + threshold.words() + words(sideOf),
                (r, side) -> r.tests.measure(test, threshold, sideOf, side));
    }

    /** How far left and right differ; two plain negatives without numbers do not differ. */
    private static Leaf difference(Place place) {
        ClinicalTest test = place.code("of", ClinicalTest.class);
        Threshold threshold = Threshold.read(place);
        return Leaf.of(Kind.TEST, test.name(), test + " sides differ by " + threshold.words(), (r, side) -> {
            double left = r.tests.value(test, SideOf.SAME, Side.LEFT);
            double right = r.tests.value(test, SideOf.SAME, Side.RIGHT);
            Truth truth = threshold.meets(Math.abs(left - right), r.athlete.sex());
            return truth == Truth.UNKNOWN && plainlyNegative(r, test) ? Truth.FALSE : truth;
        });
    }

    private static boolean plainlyNegative(Readings readings, ClinicalTest test) {
        return (readings.tests.positive(test, SideOf.SAME, Side.LEFT) == Truth.FALSE
                        && readings.tests.positive(test, SideOf.SAME, Side.RIGHT) == Truth.FALSE)
                || readings.tests.positive(test, SideOf.SAME, Side.NONE) == Truth.FALSE;
    }

    /** By how many percent this side is weaker than the other, from numbers in the same unit. */
    private static Leaf deficit(Place place) {
        ClinicalTest test = place.code("of", ClinicalTest.class);
        Threshold threshold = Threshold.read(place);
        SideOf sideOf = sideOf(place);
        return Leaf.of(
                Kind.TEST,
                test.name(),
                test + " weaker than the other side by " + threshold.words() + " percent",
                (r, side) -> threshold.meets(deficit(r, test, sideOf, side), r.athlete.sex()));
    }

    static double deficit(Readings r, ClinicalTest test, SideOf sideOf, Side side) {
        SideOf otherSide = sideOf == SideOf.SAME ? SideOf.OPPOSITE : SideOf.SAME;
        double own = r.tests.value(test, sideOf, side);
        @Nullable Unit unit = r.tests.unit(test, sideOf, side);
        if (unit == Unit.PERCENT) {
            return own;
        }
        double other = r.tests.value(test, otherSide, side);
        if (unit != r.tests.unit(test, otherSide, side) || !(other > 0)) {
            return Double.NaN;
        }
        return Math.max(0, (other - own) / other * 100);
    }

    private static Leaf perKilogram(Place place) {
        ClinicalTest test = place.code("of", ClinicalTest.class);
        Threshold threshold = Threshold.read(place);
        SideOf sideOf = sideOf(place);
        return Leaf.of(
                Kind.TEST,
                test.name(),
                test + " for body mass " + threshold.words() + " Nm/kg" + words(sideOf),
                (r, side) -> r.tests.unit(test, sideOf, side) == Unit.NEWTON_METRE_PER_KILOGRAM
                        ? threshold.meets(r.tests.value(test, sideOf, side), r.athlete.sex())
                        : Truth.UNKNOWN);
    }

    /** By how much the second test is less than the first on the same side. */
    private static Leaf gain(Place place) {
        ClinicalTest from = place.code("from", ClinicalTest.class);
        ClinicalTest to = place.code("to", ClinicalTest.class);
        Threshold threshold = Threshold.read(place);
        SideOf sideOf = sideOf(place);
        return Leaf.of(
                Kind.TEST,
                to.name(),
                "gain from " + from + " to " + to + " " + threshold.words(),
                List.of(from.name(), to.name()),
                (r, side) -> threshold.meets(
                        r.tests.value(from, sideOf, side) - r.tests.value(to, sideOf, side), r.athlete.sex()));
    }

    /** One test's number over another's, or the ratio itself where it was entered. */
    private static Leaf ratio(Place place) {
        ClinicalTest over = place.code("of", ClinicalTest.class);
        ClinicalTest under = place.code("to", ClinicalTest.class);
        ClinicalTest entered = place.code("entered", ClinicalTest.class);
        Threshold threshold = Threshold.read(place);
        SideOf sideOf = sideOf(place);
        return Leaf.of(
                Kind.TEST,
                entered.name(),
                over + " to " + under + " " + threshold.words(),
                List.of(entered.name(), over.name(), under.name()),
                (r, side) -> {
                    double value = r.tests.value(entered, sideOf, side);
                    if (Double.isNaN(value) && r.tests.unit(over, sideOf, side) == r.tests.unit(under, sideOf, side)) {
                        double bottom = r.tests.value(under, sideOf, side);
                        value = bottom > 0 ? r.tests.value(over, sideOf, side) / bottom : Double.NaN;
                    }
                    return threshold.meets(value, r.athlete.sex());
                });
    }

    private static Leaf motorDrop(Place place) {
        Threshold threshold = Threshold.read(place);
        return Leaf.of(
                Kind.TEST,
                ClinicalTest.MYO.name(),
                "strength fell since an earlier visit by " + threshold.words() + " grade",
                (r, side) -> threshold.meets(r.tests.motorDrop(), r.athlete.sex()));
    }

    private static Leaf detail(Place place) {
        ClinicalTest test = place.code("of", ClinicalTest.class);
        Detail detail = place.code("is", Detail.class);
        SideOf sideOf = sideOf(place);
        return Leaf.of(
                Kind.TEST,
                test.name(),
                test + " with " + detail.name().toLowerCase(Locale.ROOT).replace('_', ' ') + words(sideOf),
                (r, side) -> r.tests.detail(test, detail, sideOf, side));
    }

    private static Condition sijCluster(Place place) {
        boolean positive = place.text().equals("POSITIVE");
        List<String> inputs = Arrays.stream(SijCluster.TESTS).map(Enum::name).toList();
        return Leaf.of(
                Kind.TEST,
                "SIJ_CLUSTER",
                "sacroiliac cluster " + (positive ? "positive" : "negative"),
                inputs,
                (r, side) -> positive ? r.sij.positive() : r.sij.positive().not());
    }

    /** Where the cluster and the pain agree, it is this side. */
    private static Condition sijSide() {
        List<String> inputs = new ArrayList<>(List.of("regions"));
        Arrays.stream(SijCluster.TESTS).map(Enum::name).forEach(inputs::add);
        return Leaf.of(
                Kind.TEST,
                "SIJ_CLUSTER",
                "sacroiliac signs on that side",
                inputs,
                (r, side) -> Truth.of(SacroiliacSides.of(r).isOn(side)));
    }

    private static ClinicalTest test(Place place) {
        return place.node().isObject() ? place.code("of", ClinicalTest.class) : place.code(ClinicalTest.class);
    }

    private static SideOf sideOf(Place place) {
        return place.node().isObject() && place.has("side") ? place.code("side", SideOf.class) : SideOf.ANY;
    }

    private static String words(SideOf sideOf) {
        return switch (sideOf) {
            case ANY -> "";
            case SAME -> " on that side";
            case OPPOSITE -> " on the other side";
        };
    }
}
