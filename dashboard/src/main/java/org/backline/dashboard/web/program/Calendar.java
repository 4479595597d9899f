package org.backline.dashboard.web.program;

import static java.util.stream.Collectors.groupingBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.backline.dashboard.service.program.Program;
import org.backline.dashboard.service.program.Session;

/** On which days of the department an athlete trained, week by week, the present week last. */
public record Calendar(List<List<Day>> weeks) {

    private static final int SHOWN = 8;

    static Calendar of(Program program, List<Session> sessions, Instant now, ZoneId zone) {
        Instant assigned = program.assignedAt();
        if (assigned == null) {
            return new Calendar(List.of());
        }
        LocalDate first = LocalDate.ofInstant(assigned, zone);
        Instant ended = program.endedAt();
        LocalDate last = LocalDate.ofInstant(ended == null ? now : ended, zone);
        LocalDate monday = last.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate begin = first.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate earliest = monday.minusWeeks(SHOWN - 1L);
        LocalDate week = begin.isBefore(earliest) ? earliest : begin;
        Map<LocalDate, List<Session>> byDay =
                sessions.stream().collect(groupingBy(session -> LocalDate.ofInstant(session.occurredAt(), zone)));
        List<List<Day>> weeks = new ArrayList<>();
        for (; !week.isAfter(monday); week = week.plusWeeks(1)) {
            List<Day> days = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                LocalDate date = week.plusDays(i);
                days.add(of(date, first, last, byDay.getOrDefault(date, List.of()), spansOf(program), zone));
            }
            weeks.add(List.copyOf(days));
        }
        return new Calendar(List.copyOf(weeks));
    }

    private static Day of(
            LocalDate date,
            LocalDate first,
            LocalDate last,
            List<Session> sessions,
            List<Program.Span> spans,
            ZoneId zone) {
        if (!sessions.isEmpty()) {
            boolean whole = sessions.stream().anyMatch(Session::isWhole);
            return new Day(date, whole ? "WHOLE" : "PART", sessions.size());
        }
        if (date.isBefore(first)) {
            return new Day(date, "OUTSIDE", 0);
        }
        if (date.isAfter(last)) {
            return new Day(date, "AHEAD", 0);
        }
        return new Day(date, rests(date, spans, zone) ? "REST" : "NONE", 0);
    }

    /** Whether the program was at rest when the day ended. */
    private static boolean rests(LocalDate date, List<Program.Span> spans, ZoneId zone) {
        Instant evening = date.plusDays(1).atStartOfDay(zone).toInstant();
        boolean resting = false;
        for (Program.Span span : spans) {
            if (span.from().isBefore(evening)) {
                resting = span.resting();
            }
        }
        return resting;
    }

    private static List<Program.Span> spansOf(Program program) {
        List<Program.Span> spans = program.spans();
        return spans == null ? List.of() : spans;
    }
}
