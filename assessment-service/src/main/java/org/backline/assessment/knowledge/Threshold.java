package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.backline.codes.Sex;

/**
 * A comparison with a number that may differ by sex. An athlete of sex OTHER meets it when both numbers agree; a number
 * that is not known (NaN) decides nothing.
 */
record Threshold(Comparison comparison, double female, double male) {

    enum Comparison {
        ABOVE("above"),
        AT_LEAST("atLeast"),
        BELOW("below"),
        AT_MOST("atMost");

        final String key;

        Comparison(String key) {
            this.key = key;
        }
    }

    Truth meets(double value, Sex sex) {
        return switch (sex) {
            case FEMALE -> compare(value, female);
            case MALE -> compare(value, male);
            case OTHER -> {
                Truth one = compare(value, female);
                yield one == compare(value, male) ? one : Truth.UNKNOWN;
            }
        };
    }

    private Truth compare(double value, double limit) {
        if (Double.isNaN(value) || Double.isNaN(limit)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(
                switch (comparison) {
                    case ABOVE -> value > limit;
                    case AT_LEAST -> value >= limit;
                    case BELOW -> value < limit;
                    case AT_MOST -> value <= limit;
                });
    }

    /** Whether a smaller number is the worse one. */
    boolean lowIsWorse() {
        return comparison == Comparison.BELOW || comparison == Comparison.AT_MOST;
    }

    String words() {
        String number = female == male
                ? number(female)
                : Double.isNaN(female)
                        ? number(male) + " (male)"
                        : Double.isNaN(male)
                                ? number(female) + " (female)"
                                : number(female) + " (female) or " + number(male) + " (male)";
        return switch (comparison) {
                    case ABOVE -> "above ";
                    case AT_LEAST -> "at least ";
                    case BELOW -> "below ";
                    case AT_MOST -> "at most ";
                }
                + number;
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }

    static boolean in(Place place) {
        for (Comparison comparison : Comparison.values()) {
            if (place.has(comparison.key)) {
                return true;
            }
        }
        return false;
    }

    /** The one comparison that a place holds. */
    static Threshold read(Place place) {
        List<Threshold> found = new ArrayList<>();
        for (Comparison comparison : Comparison.values()) {
            if (place.has(comparison.key)) {
                found.add(read(comparison, place.at(comparison.key)));
            }
        }
        if (found.size() != 1) {
            throw place.fault("exactly one of above, atLeast, below, atMost is expected");
        }
        return found.getFirst();
    }

    static Threshold read(Comparison comparison, Place place) {
        if (place.node().isObject()) {
            return new Threshold(comparison, bySex(place, "FEMALE"), bySex(place, "MALE"));
        }
        return new Threshold(comparison, place.number(), place.number());
    }

    private static double bySex(Place place, String sex) {
        return place.has(sex) ? place.at(sex).number() : Double.NaN;
    }
}
