package org.backline.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, printed as it comes, and written as a page and as JSON. */
final class Findings {

    private final List<Line> lines = new ArrayList<>();

    /**
     * One measure.
     *
     * @param ratio of ours to the baseline; absent where there is none
     * @param reach what was asked for
     */
    record Line(
            String measure,
            String ours,
            String baseline,
            @Nullable Double ratio,
            String reach) {}

    void add(String measure, String ours, String baseline, double ratio, String reach) {
        Line line = new Line(measure, ours, baseline, Double.isFinite(ratio) ? ratio : null, reach);
        lines.add(line);
        System.out.println(row(line));
    }

    void add(String measure, String ours, String reach) {
        add(measure, ours, "-", Double.NaN, reach);
    }

    static String rate(Crowd.Result result) {
        return String.format(
                Locale.ROOT,
                "%,.0f/s, p50 %.1f ms, p99 %.1f ms%s",
                result.perSecond(),
                result.medianMillis(),
                result.p99Millis(),
                result.failed() == 0 ? "" : ", " + result.failed() + " failed");
    }

    private static String row(Line line) {
        return "| %s | %s | %s | %s | %s |"
                .formatted(
                        line.measure(),
                        line.ours(),
                        line.baseline(),
                        line.ratio() == null ? "-" : String.format(Locale.ROOT, "%.2f", line.ratio()),
                        line.reach());
    }

    void write(Path folder, double load) throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("java", Runtime.version().toString());
        machine.put("loadBefore", load);
        StringBuilder page =
                new StringBuilder("""
                    # The services under load

                    `./bench` on one machine: load generator, five services, PostgreSQL (fsync on) and Kafka share its %d
                    processors. When it began, %.1f other threads wanted to run. One run: read differences under a quarter as
                    noise, and ratios rather than numbers.

                    | measure | ours | baseline of the same run | ours / baseline | to reach |
                    | --- | --- | --- | ---: | --- |
                    """.formatted(Runtime.getRuntime().availableProcessors(), load));
        lines.forEach(line -> page.append(row(line)).append('\n'));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("services.md"), page);
        Files.writeString(
                folder.resolve("services.json"),
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Map.of("machine", machine, "measures", lines)));
    }
}
