package org.backline.dashboard.web.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as people say them. The exact time goes along for the browser to show in its own zone. */
@Component
public class Moments {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Clock clock;

    Moments(Clock clock) {
        this.clock = clock;
    }

    /** How long ago, or how long until: {@code 3 h}, {@code in 2 d}. */
    public String ago(Instant instant) {
        Duration past = Duration.between(instant, clock.instant());
        return past.isNegative() ? "in " + span(past.negated()) : span(past);
    }

    /** A span in its largest unit, rounded down. */
    public static String span(Duration duration) {
        if (duration.toMinutes() < 1) {
            return "now";
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min";
        }
        if (duration.toDays() < 2) {
            return duration.toHours() + " h";
        }
        if (duration.toDays() < 60) {
            return duration.toDays() + " d";
        }
        return duration.toDays() / 30 + " mo";
    }

    /** The exact time in UTC. */
    public String exact(Instant instant) {
        return EXACT.format(instant);
    }

    /** A date. */
    public String day(LocalDate date) {
        return DAY.format(date);
    }

    /** The present moment, for a form. */
    public String now() {
        return clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }
}
