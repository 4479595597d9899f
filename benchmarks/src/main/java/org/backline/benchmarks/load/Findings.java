package org.backline.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, printed as it comes, and written as a page and as JSON; groups not measured anew keep theirs. */
final class Findings {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Map<String, List<Line>> groups;
    private String group = "";
    private double load;

    private Findings(Path folder, Map<String, List<Line>> groups) {
        this.folder = folder;
        this.groups = groups;
    }

    /**
     * One measure.
     *
     * @param ratio of ours to the baseline; absent where there is none
     * @param reach what was asked for
     * @param on day on which it was measured
     * @param load how many threads wanted to run when its group began
     */
    record Line(
            String measure,
            String ours,
            String baseline,
            @Nullable Double ratio,
            String reach,
            String on,
            double load) {}

    /** The file that is written and read. */
    record Page(Machine machine, Map<String, List<Line>> groups) {}

    /** Where it was measured. */
    record Machine(int processors, String java) {}

    /** Goes on with what stands in a folder. */
    static Findings in(Path folder) throws IOException {
        Path file = folder.resolve("services.json");
        return new Findings(
                folder,
                new LinkedHashMap<>(
                        Files.exists(file)
                                ? JSON.readValue(Files.readAllBytes(file), Page.class)
                                        .groups()
                                : Map.of()));
    }

    /** What comes now belongs to a group, in place of what was there. */
    void begin(String name) {
        group = name;
        load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        groups.put(name, new ArrayList<>());
    }

    void add(String measure, String ours, String baseline, double ratio, String reach) {
        Line line = new Line(
                measure,
                ours,
                baseline,
                Double.isFinite(ratio) ? ratio : null,
                reach,
                LocalDate.now(ZoneOffset.UTC).toString(),
                load);
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(line);
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
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        line.measure(),
                        line.ours(),
                        line.baseline(),
                        line.ratio() == null
                                ? "-"
                                : String.format(Locale.ROOT, line.ratio() < 0.1 ? "%.3f" : "%.2f", line.ratio()),
                        line.reach(),
                        String.format(Locale.ROOT, "%.1f", line.load()));
    }

    void write() throws IOException {
        Machine machine = new Machine(
                Runtime.getRuntime().availableProcessors(), Runtime.version().toString());
        StringBuilder page = new StringBuilder("""
                    # The services under load

                    `./bench` on one machine: load generator, five services, PostgreSQL (fsync on) and Kafka share its %d
                    processors. The last column is how many threads of others wanted to run when the group began: above
                    1 the machine was not ours alone, and the figures are a lower bound. One run: read differences under
                    a quarter as noise, and ratios rather than numbers.

                    | measure | ours | baseline of the same run | ours / baseline | to reach | load before |
                    | --- | --- | --- | ---: | --- | ---: |
                    """.formatted(machine.processors()));
        groups.values()
                .forEach(lines -> lines.forEach(line -> page.append(row(line)).append('\n')));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("services.md"), page);
        Files.writeString(folder.resolve("services.json"), JSON.writeValueAsString(new Page(machine, groups)) + "\n");
    }
}
