package org.backline.program.exercise.course;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far an athlete has trained as asked.
 *
 * @param asked sessions that the program asked for until now
 * @param done sessions done, each counted by the part of it that was done
 * @param share of what was asked, 0 to 1
 * @param asAsked whether that is enough to judge the program by
 */
public record Adherence(double asked, double done, double share, boolean asAsked) {

    private static final double DAYS = 7;

    /** Adherence over the spans of a program until {@code now}; time at rest asks for nothing. */
    public static Adherence of(
            List<Span> spans, List<SessionFacts> sessions, Instant now, CourseRules.Thresholds limits) {
        double asked = 0;
        for (int i = 0; i < spans.size(); i++) {
            Instant from = spans.get(i).from();
            Instant to = i + 1 < spans.size() ? spans.get(i + 1).from() : now;
            double days = Math.max(0, Duration.between(from, to).toSeconds() / 86_400.0);
            Span span = spans.get(i);
            asked += span.resting() ? 0 : days / DAYS * limits.perWeek(span.phase());
        }
        double done = sessions.stream()
                .filter(session -> !session.at().isAfter(now))
                .mapToDouble(SessionFacts::share)
                .sum();
        double share = asked < 1 ? Math.min(1, done) : Math.min(1, done / asked);
        return new Adherence(round(asked), round(done), round(share), share >= limits.adherentShare());
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
