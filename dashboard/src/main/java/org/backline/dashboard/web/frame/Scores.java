package org.backline.dashboard.web.frame;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The course of one questionnaire's score, for a small line and for the table beside it. The line is drawn in a box of 240
 * by 48, from nought to the highest score there was.
 *
 * @param instrument its code
 * @param points the line, for an SVG polyline; empty for a single score
 */
public record Scores(String instrument, List<Point> readings, String points) {

    private static final double WIDTH = 236;
    private static final double HEIGHT = 42;
    private static final double INSET = 2;
    private static final double TOP = 3;

    /** A score at one time. */
    public record Point(Instant at, String value) {}

    /**
     * The course of these scores.
     *
     * @param at when, oldest first
     * @param values of the same length
     */
    public static Scores of(String instrument, List<Instant> at, List<Double> values) {
        List<Point> readings = java.util.stream.IntStream.range(0, at.size())
                .mapToObj(index -> new Point(at.get(index), number(values.get(index))))
                .toList();
        return new Scores(instrument, readings, at.size() < 2 ? "" : line(at, values));
    }

    private static String line(List<Instant> at, List<Double> values) {
        long begin = at.getFirst().getEpochSecond();
        double span = Math.max(1, at.getLast().getEpochSecond() - begin);
        double highest = Math.max(
                1, values.stream().mapToDouble(Double::doubleValue).max().orElse(1));
        return java.util.stream.IntStream.range(0, at.size())
                .mapToObj(index -> String.format(
                        Locale.ROOT,
                        "%.1f,%.1f",
                        INSET + WIDTH * (at.get(index).getEpochSecond() - begin) / span,
                        TOP + HEIGHT * (1 - values.get(index) / highest)))
                .collect(Collectors.joining(" "));
    }

    private static String number(double value) {
        return value % 1 == 0 ? String.valueOf((long) value) : String.valueOf(value);
    }

    /** The first score. */
    public String first() {
        return readings.getFirst().value();
    }

    /** The newest score. */
    public String latest() {
        return readings.getLast().value();
    }

    /** All scores, oldest first, for who does not see the line. */
    public String values() {
        return readings.stream().map(Point::value).collect(Collectors.joining(", "));
    }
}
