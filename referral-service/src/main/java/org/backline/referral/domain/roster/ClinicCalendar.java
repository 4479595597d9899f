package org.backline.referral.domain.roster;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts in the opening hours of a clinic, in its own time zone. */
public final class ClinicCalendar {

    /** A clinic that is closed for longer than this has no opening hours to count in. */
    private static final int LONGEST_CLOSURE_DAYS = 400;

    private final ZoneId zone;
    private final Map<DayOfWeek, OpeningDay> hours = new EnumMap<>(DayOfWeek.class);
    private final Set<LocalDate> holidays;

    public ClinicCalendar(Roster roster) {
        zone = ZoneId.of(roster.zone());
        roster.hours().forEach(day -> hours.put(day.day(), day));
        holidays = new HashSet<>(roster.holidays());
    }

    /** The day it is at the clinic. */
    public LocalDate dayOf(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** So many opening days later, at the same time of day or when the clinic closes, whichever is earlier. */
    public Instant plusWorkingDays(Instant start, int days) {
        ZonedDateTime from = opening(start.atZone(zone));
        LocalDate day = from.toLocalDate();
        for (int counted = 0; counted < days; counted++) {
            day = nextOpenDay(day.plusDays(1));
        }
        OpeningDay open = openOn(day);
        LocalTime time = from.toLocalTime();
        if (open != null) {
            time = time.isBefore(open.opens()) ? open.opens() : time.isAfter(open.closes()) ? open.closes() : time;
        }
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** So many hours of opening time later. */
    public Instant plusWorkingHours(Instant start, int workingHours) {
        ZonedDateTime at = opening(start.atZone(zone));
        Duration left = Duration.ofHours(workingHours);
        while (true) {
            OpeningDay open = openOn(at.toLocalDate());
            if (open == null) {
                return at.plus(left).toInstant();
            }
            Duration today = Duration.between(at.toLocalTime(), open.closes());
            if (left.compareTo(today) <= 0) {
                return at.plus(left).toInstant();
            }
            left = left.minus(today);
            LocalDate next = nextOpenDay(at.toLocalDate().plusDays(1));
            OpeningDay then = openOn(next);
            at = next.atTime(then == null ? LocalTime.NOON : then.opens()).atZone(zone);
        }
    }

    /** This moment when the clinic is open, otherwise when it opens next. */
    private ZonedDateTime opening(ZonedDateTime moment) {
        OpeningDay today = openOn(moment.toLocalDate());
        if (today != null && moment.toLocalTime().isBefore(today.closes())) {
            return moment.toLocalTime().isBefore(today.opens())
                    ? moment.toLocalDate().atTime(today.opens()).atZone(zone)
                    : moment;
        }
        LocalDate next = nextOpenDay(moment.toLocalDate().plusDays(1));
        OpeningDay open = openOn(next);
        return open == null ? moment : next.atTime(open.opens()).atZone(zone);
    }

    private @Nullable OpeningDay openOn(LocalDate day) {
        return holidays.contains(day) ? null : hours.get(day.getDayOfWeek());
    }

    /** From this day on; this day itself when the clinic never opens. */
    private LocalDate nextOpenDay(LocalDate from) {
        LocalDate day = from;
        for (int ahead = 0; ahead < LONGEST_CLOSURE_DAYS; ahead++) {
            if (openOn(day) != null) {
                return day;
            }
            day = day.plusDays(1);
        }
        return from;
    }
}
