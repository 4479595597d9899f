package org.backline.dashboard.web.frame;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.backline.dashboard.view.board.PainKind;
import org.backline.dashboard.view.board.PainReading;

/**
 * The course of pain, for a chart and for the table beside it.
 *
 * @param data seconds, pain at rest and pain while training, as JSON: three lists of the same length
 */
public record Trend(List<Point> points, String data) {

    /** Pain at one time. */
    public record Point(Instant at, PainKind kind, int value) {}

    /** The trend of these readings. */
    public static Trend of(List<PainReading> readings) {
        List<Point> points = readings.stream()
                .sorted(Comparator.comparing(PainReading::at).thenComparing(PainReading::kind))
                .map(reading -> new Point(reading.at(), reading.kind(), reading.value()))
                .toList();
        List<Instant> times = points.stream().map(Point::at).distinct().sorted().toList();
        return new Trend(
                points,
                "[" + join(times, time -> String.valueOf(time.getEpochSecond())) + ","
                        + join(times, time -> value(points, time, false)) + ","
                        + join(times, time -> value(points, time, true)) + "]");
    }

    private static String join(List<Instant> times, java.util.function.Function<Instant, String> value) {
        return times.stream().map(value).collect(Collectors.joining(",", "[", "]"));
    }

    private static String value(List<Point> points, Instant time, boolean training) {
        return points.stream()
                .filter(point -> point.at().equals(time) && (point.kind() == PainKind.DURING_SESSION) == training)
                .map(point -> String.valueOf(point.value()))
                .findFirst()
                .orElse("null");
    }

    /** Whether there is a course at all. */
    public boolean isWorthDrawing() {
        return points.size() > 1;
    }
}
