package org.backline.dashboard.web.program;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.service.program.Course;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.service.program.Session;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The course of pain under a program, for a chart; the table of sessions beside it says the same.
 *
 * @param data what the chart draws, as JSON
 * @param matters level of pain from which the change since the beginning matters; null when it is not known
 */
public record PainChart(String data, @Nullable Double matters) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static @Nullable PainChart of(Program program, List<Session> sessions, @Nullable Course course, Instant now) {
        if (sessions.isEmpty()) {
            return null;
        }
        List<Session> oldestFirst = sessions.reversed();
        Double matters = matters(program, course);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "at",
                oldestFirst.stream()
                        .map(session -> session.occurredAt().getEpochSecond())
                        .toList());
        data.put("before", oldestFirst.stream().map(Session::painBefore).toList());
        data.put("during", oldestFirst.stream().map(Session::painDuring).toList());
        List<@Nullable Integer> mornings = new ArrayList<>();
        oldestFirst.forEach(session -> mornings.add(session.painNextMorning()));
        data.put("morning", mornings);
        data.put("held", course == null ? 1 : course.thresholds().safeMorningRise() + 1);
        data.put("safe", course == null ? 2 : course.thresholds().safePain());
        data.put("stop", course == null ? 8 : course.thresholds().stopFromPain());
        data.put("matters", matters);
        data.put("bands", bands(program, now));
        return new PainChart(JSON.writeValueAsString(data), matters);
    }

    private static List<Map<String, Object>> bands(Program program, Instant now) {
        List<Map<String, Object>> bands = new ArrayList<>();
        List<Program.Span> spans = program.spans() == null ? List.of() : program.spans();
        for (int i = 0; i < spans.size(); i++) {
            Program.Span span = spans.get(i);
            Instant ended = program.endedAt() == null ? now : program.endedAt();
            Instant to = i + 1 < spans.size() ? spans.get(i + 1).from() : ended;
            if (Duration.between(span.from(), to).isPositive()) {
                bands.add(Map.of(
                        "from", span.from().getEpochSecond(),
                        "to", to.getEpochSecond(),
                        "phase", span.phase(),
                        "rest", span.resting()));
            }
        }
        return bands;
    }

    /** A change counts in points or in percent of the first score, whichever is reached first. */
    private static @Nullable Double matters(Program program, @Nullable Course course) {
        Double first = program.baseline() == null ? null : program.baseline().get("NPRS");
        Course.Measure measure = course == null ? null : course.measure("NPRS").orElse(null);
        if (first == null || measure == null || first <= 0) {
            return null;
        }
        double points = first - measure.matters();
        double percent = measure.mattersPercent() == null ? points : first * (1 - measure.mattersPercent() / 100);
        return Math.round(Math.max(0, Math.max(points, percent)) * 10) / 10.0;
    }
}
