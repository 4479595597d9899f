package org.backline.referral.domain.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicCalendarTest {

    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");

    private final ClinicCalendar calendar = new ClinicCalendar(RosterSamples.roster());

    /** 2026-11-23 is a Monday, 2026-11-26 a holiday. */
    @ParameterizedTest(name = "{0} and {1} working days: {2}")
    @CsvSource({
        "2026-11-16T10:00, 1, 2026-11-17T10:00",
        "2026-11-20T10:00, 1, 2026-11-23T10:00",
        "2026-11-20T10:00, 5, 2026-11-30T10:00",
        "2026-11-25T10:00, 1, 2026-11-27T10:00",
        "2026-11-26T10:00, 1, 2026-11-30T08:00",
        "2026-11-21T12:00, 1, 2026-11-24T08:00",
        "2026-11-20T06:00, 1, 2026-11-23T08:00",
        "2026-11-20T17:00, 1, 2026-11-24T08:00",
        "2026-11-20T22:00, 2, 2026-11-25T08:00"
    })
    void countsWorkingDays(LocalDateTime from, int days, LocalDateTime to) {
        assertThat(calendar.plusWorkingDays(at(from), days)).isEqualTo(at(to));
    }

    @ParameterizedTest(name = "{0} and {1} working hours: {2}")
    @CsvSource({
        "2026-11-16T10:00, 4, 2026-11-16T14:00",
        "2026-11-16T15:00, 4, 2026-11-17T10:00",
        "2026-11-20T15:00, 4, 2026-11-23T10:00",
        "2026-11-25T16:30, 1, 2026-11-27T08:30",
        "2026-11-21T12:00, 9, 2026-11-23T17:00",
        "2026-11-16T05:00, 1, 2026-11-16T09:00"
    })
    void countsWorkingHours(LocalDateTime from, int hours, LocalDateTime to) {
        assertThat(calendar.plusWorkingHours(at(from), hours)).isEqualTo(at(to));
    }

    @Test
    void keepsTheTimeOfDayWhenTheClocksChange() {
        assertThat(calendar.plusWorkingDays(at(LocalDateTime.parse("2026-10-30T10:00")), 1))
                .isEqualTo(at(LocalDateTime.parse("2026-11-02T10:00")));
    }

    @Test
    void closesEarlierOnAShortDay() {
        Roster roster = new Roster(
                "America/Chicago",
                List.of(
                        new OpeningDay(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(17, 0)),
                        new OpeningDay(DayOfWeek.TUESDAY, LocalTime.of(8, 0), LocalTime.of(12, 0))),
                List.of(),
                List.of());

        assertThat(new ClinicCalendar(roster).plusWorkingDays(at(LocalDateTime.parse("2026-11-16T15:00")), 1))
                .isEqualTo(at(LocalDateTime.parse("2026-11-17T12:00")));
    }

    /** A mistake in the holidays does not make a deadline disappear. */
    @Test
    void countsByTheClockWhenTheClinicNeverOpens() {
        List<LocalDate> always = IntStream.range(0, 500)
                .mapToObj(LocalDate.parse("2026-11-16")::plusDays)
                .toList();
        ClinicCalendar closed =
                new ClinicCalendar(new Roster("America/Chicago", RosterSamples.weekdays(), always, List.of()));
        Instant from = at(LocalDateTime.parse("2026-11-16T10:00"));

        assertThat(closed.plusWorkingDays(from, 2)).isEqualTo(at(LocalDateTime.parse("2026-11-18T10:00")));
        assertThat(closed.plusWorkingHours(from, 3)).isEqualTo(from.plusSeconds(3 * 3600));
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(CHICAGO).toInstant();
    }
}
