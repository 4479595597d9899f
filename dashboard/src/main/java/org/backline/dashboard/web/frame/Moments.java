package org.backline.dashboard.web.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Locale;
import org.backline.dashboard.language.Languages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Times as people say them. The exact time goes along for the browser to show in its own zone; where no browser does, on
 * paper, it is that of the department's zone.
 */
@Component
public class Moments {

    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("z");

    private final Clock clock;
    private final Words words;
    private final ZoneId zone;

    Moments(Clock clock, Words words, @Value("${backline.zone:UTC}") ZoneId zone) {
        this.clock = clock;
        this.words = words;
        this.zone = zone;
    }

    /** How long ago, or how long until: {@code 3 h}, {@code in 2 d}. */
    public String ago(Instant instant) {
        Duration past = Duration.between(instant, clock.instant());
        return past.isNegative() ? words.say("time.in", span(past.negated())) : span(past);
    }

    /** How long ago as a whole phrase: {@code 3 h ago}, {@code just now}. */
    public String past(Instant instant) {
        Duration past = Duration.between(instant, clock.instant());
        return past.toMinutes() < 1 ? words.say("time.just-now") : words.say("time.ago", span(past));
    }

    /** A span in its largest unit, rounded down. */
    public String span(Duration duration) {
        if (duration.toMinutes() < 1) {
            return words.say("time.now");
        }
        if (duration.toHours() < 1) {
            return words.say("time.minutes", duration.toMinutes());
        }
        if (duration.toDays() < 2) {
            return words.say("time.hours", duration.toHours());
        }
        if (duration.toDays() < 60) {
            return words.say("time.days", duration.toDays());
        }
        return words.say("time.months", duration.toDays() / 30);
    }

    /** The exact time in the zone of the department, with its name, until the browser shows it in its own. */
    public String exact(Instant instant) {
        ZonedDateTime there = instant.atZone(zone);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(writing())
                        .format(there)
                + " " + ZONE_NAME.withLocale(writing()).format(there);
    }

    /** A date. */
    public String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(writing())
                .format(date);
    }

    /** The day of the week, short, for the head of a calendar. */
    public String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT_STANDALONE, writing());
    }

    /** English without a region is written with the day first, as in most of the world. */
    private static Locale writing() {
        Locale locale = Languages.current();
        return locale.equals(Locale.ENGLISH) ? Locale.UK : locale;
    }

    /** The present moment, for a form. */
    public String now() {
        return clock.instant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }
}
