package org.backline.assessment.knowledge;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.backline.assessment.knowledge.Condition.Kind;
import org.backline.assessment.knowledge.Condition.Leaf;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.Threshold.Comparison;
import org.backline.codes.BodyRegion;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Provocation;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/** Conditions on the athlete and on what the athlete told at intake. What was not told is unknown. */
final class FactQuestions {

    private final Set<String> sportGroups;

    FactQuestions(Set<String> sportGroups) {
        this.sportGroups = sportGroups;
    }

    /** The condition of a key, null when the key is not about the athlete or the intake. */
    @Nullable Condition read(String key, Place place) {
        return switch (key) {
            case "ageBelow" -> number("athlete.age", "age", Comparison.BELOW, place, r -> r.athlete.age());
            case "ageAbove" -> number("athlete.age", "age", Comparison.ABOVE, place, r -> r.athlete.age());
            case "ageAtLeast" -> number("athlete.age", "age", Comparison.AT_LEAST, place, r -> r.athlete.age());
            case "sex" -> oneOf("athlete.sex", "sex", Sex.class, place, r -> r.athlete.sex());
            case "sport" -> sport(place);
            case "sickleCellTrait" ->
                oneOf(
                        "athlete.sickleCellTrait",
                        "sickle-cell trait",
                        SickleCellTrait.class,
                        place,
                        FactQuestions::trait);
            case "manner" -> oneOf("onset.manner", "onset", OnsetManner.class, place, onset(Onset::manner));
            case "mechanism" -> oneOf("onset.mechanism", "mechanism", Mechanism.class, place, onset(Onset::mechanism));
            case "onsetDaysAtLeast" -> days(Comparison.AT_LEAST, place);
            case "onsetDaysAtMost" -> days(Comparison.AT_MOST, place);
            case "onsetDaysAbove" -> days(Comparison.ABOVE, place);
            case "onsetDaysBelow" -> days(Comparison.BELOW, place);
            case "painNowAtLeast" ->
                number(
                        "pain.now",
                        "pain now",
                        Comparison.AT_LEAST,
                        place,
                        r -> r.intake.pain().now());
            case "painPeakAtLeast" ->
                number("pain", "pain now or at its worst", Comparison.AT_LEAST, place, FactQuestions::peak);
            case "region" -> region(place);
            case "regionSame" -> regionSame(place);
            case "regionBothSides" -> regionBothSides(place);
            case "aggravatedBy" -> provoked("aggravatedBy", place, r -> r.intake.aggravatedBy());
            case "easedBy" -> provoked("easedBy", place, r -> r.intake.easedBy());
            case "night" -> oneOf("night", "night pain", NightPain.class, place, r -> r.intake.night());
            case "legSymptoms" ->
                oneOf("legSymptoms", "leg symptoms", LegSymptoms.class, place, r -> r.intake.legSymptoms());
            case "legWorseThanBack" -> legWorse(place);
            case "stiffnessAtLeast" ->
                number(
                        "morningStiffnessMinutes",
                        "morning stiffness in minutes",
                        Comparison.AT_LEAST,
                        place,
                        FactQuestions::stiffness);
            case "stalled" -> Leaf.of(Kind.FACT, "proms", "no meaningful change by review", (r, side) -> r.stalled);
            default -> null;
        };
    }

    private static Leaf number(
            String item, String name, Comparison comparison, Place place, ToDoubleFunction<Readings> value) {
        Threshold threshold = Threshold.read(comparison, place);
        return Leaf.of(
                Kind.FACT,
                item,
                name + " " + threshold.words(),
                (readings, side) -> threshold.meets(value.applyAsDouble(readings), readings.athlete.sex()));
    }

    private static Leaf days(Comparison comparison, Place place) {
        return number("onset.daysAgo", "days since onset", comparison, place, FactQuestions::daysAgo);
    }

    private static <E extends Enum<E>> Leaf oneOf(
            String item, String name, Class<E> type, Place place, Function<Readings, @Nullable E> value) {
        Set<E> wanted = place.codes(type);
        return Leaf.of(Kind.FACT, item, name + " " + listed(wanted), (readings, side) -> {
            E actual = value.apply(readings);
            return actual == null ? Truth.UNKNOWN : Truth.of(wanted.contains(actual));
        });
    }

    private static <E extends Enum<E>> Function<Readings, @Nullable E> onset(Function<Onset, @Nullable E> part) {
        return readings -> readings.onset == null ? null : part.apply(readings.onset);
    }

    private static @Nullable SickleCellTrait trait(Readings readings) {
        SickleCellTrait trait = readings.athlete.sickleCellTrait();
        return trait == SickleCellTrait.UNKNOWN ? null : trait;
    }

    private static double daysAgo(Readings readings) {
        Onset onset = readings.onset;
        Integer days = onset == null ? null : onset.daysAgo();
        return days == null ? Double.NaN : days;
    }

    private static double peak(Readings readings) {
        Integer worst = readings.intake.pain().worst();
        int now = readings.intake.pain().now();
        return worst == null ? now : Math.max(now, worst);
    }

    private static double stiffness(Readings readings) {
        Integer minutes = readings.intake.morningStiffnessMinutes();
        return minutes == null ? Double.NaN : minutes;
    }

    private Leaf sport(Place place) {
        String group = place.text();
        if (!sportGroups.contains(group)) {
            throw place.fault("'" + group + "' is not a group of sports");
        }
        return Leaf.of(
                Kind.FACT,
                "athlete.sport",
                "sport of the group " + group,
                (readings, side) -> Truth.of(readings.sportGroups.contains(group)));
    }

    private static Leaf region(Place place) {
        Set<BodyRegion> wanted = place.codes(BodyRegion.class);
        return Leaf.of(Kind.FACT, "regions", "pain in " + listed(wanted), (readings, side) -> {
            for (PainSite site : readings.intake.regions()) {
                if (wanted.contains(site.region())) {
                    return Truth.TRUE;
                }
            }
            return Truth.FALSE;
        });
    }

    /** Pain in one of the regions on the side the pattern is tried on. */
    private static Leaf regionSame(Place place) {
        Set<BodyRegion> wanted = place.codes(BodyRegion.class);
        return Leaf.of(Kind.FACT, "regions", "pain on that side in " + listed(wanted), (readings, side) -> {
            for (PainSite site : readings.intake.regions()) {
                if (wanted.contains(site.region()) && on(site.side(), side)) {
                    return Truth.TRUE;
                }
            }
            return Truth.FALSE;
        });
    }

    private static boolean on(Side site, Side side) {
        return switch (side) {
            case LEFT, RIGHT -> site == side || site == Side.BILATERAL;
            case BILATERAL, MIDLINE, NONE -> site == Side.MIDLINE || site == Side.NONE;
        };
    }

    private static Leaf regionBothSides(Place place) {
        Set<BodyRegion> wanted = place.codes(BodyRegion.class);
        return Leaf.of(Kind.FACT, "regions", "pain on both sides in " + listed(wanted), (readings, side) -> {
            boolean left = false;
            boolean right = false;
            for (PainSite site : readings.intake.regions()) {
                if (wanted.contains(site.region())) {
                    left |= on(site.side(), Side.LEFT);
                    right |= on(site.side(), Side.RIGHT);
                }
            }
            return Truth.of(left && right);
        });
    }

    private static Leaf provoked(String item, Place place, Function<Readings, @Nullable List<Provocation>> list) {
        Set<Provocation> wanted = place.codes(Provocation.class);
        String name = item.equals("easedBy") ? "eased by " : "aggravated by ";
        return Leaf.of(Kind.FACT, item, name + listed(wanted), (readings, side) -> {
            List<Provocation> told = list.apply(readings);
            if (told == null) {
                return Truth.UNKNOWN;
            }
            for (Provocation provocation : told) {
                if (wanted.contains(provocation)) {
                    return Truth.TRUE;
                }
            }
            return Truth.FALSE;
        });
    }

    private static Leaf legWorse(Place place) {
        boolean wanted = place.node().asBoolean();
        return Leaf.of(
                Kind.FACT,
                "legWorseThanBack",
                wanted ? "leg worse than back" : "leg not worse than back",
                (readings, side) -> {
                    Boolean actual = readings.intake.legWorseThanBack();
                    return actual == null ? Truth.UNKNOWN : Truth.of(actual == wanted);
                });
    }

    private static <E extends Enum<E>> String listed(Set<E> codes) {
        return String.join(
                " or ", EnumSet.copyOf(codes).stream().map(Enum::name).toList());
    }
}
