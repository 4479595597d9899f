package org.backline.dashboard.web.frame;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The course of pain as a small line, drawn in a box of 96 by 24.
 *
 * @param points the line, for an SVG polyline; one reading is a short stroke
 * @param x where it ends
 * @param y where it ends
 * @param readings the values it shows, for who does not see it
 */
public record Sparkline(String points, String x, String y, int last, String readings) {

    private static final int SHOWN = 14;
    private static final double WIDTH = 90;
    private static final double TOP = 3;
    private static final double HEIGHT = 18;

    /** The line through these values of pain, 0 to 10, oldest first; null when there are none. */
    public static @Nullable Sparkline of(List<Integer> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Integer> shown = values.subList(Math.max(0, values.size() - SHOWN), values.size());
        String points = shown.size() == 1
                ? point(WIDTH - 14, shown.getFirst()) + " " + point(WIDTH, shown.getFirst())
                : IntStream.range(0, shown.size())
                        .mapToObj(index -> point(3 + (WIDTH - 3) * index / (shown.size() - 1), shown.get(index)))
                        .collect(Collectors.joining(" "));
        int last = shown.getLast();
        return new Sparkline(
                points,
                number(WIDTH),
                number(y(last)),
                last,
                shown.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }

    private static String point(double x, int value) {
        return number(x) + "," + number(y(value));
    }

    private static double y(int value) {
        return TOP + HEIGHT * (10 - value) / 10.0;
    }

    /** With one decimal; a board has thousands of them, and a formatter takes most of its time for that. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
