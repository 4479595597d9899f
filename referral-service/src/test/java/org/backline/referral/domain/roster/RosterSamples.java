package org.backline.referral.domain.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;

/** A clinic in Chicago that is open on weekdays from 8 to 17, and four physicians. */
public final class RosterSamples {

    public static final String SPORTS = "physician.haddad";
    public static final String SPINE = "physician.novak";
    public static final String ON_CALL = "physician.adeyemi";
    public static final String AWAY = "physician.ito";
    public static final LocalDate THANKSGIVING = LocalDate.parse("2026-11-26");

    private RosterSamples() {}

    public static Roster roster() {
        return roster(
                new Physician(SPINE, List.of(Specialty.SPINE_SURGERY), false, null),
                new Physician(SPORTS, List.of(Specialty.SPORTS_MEDICINE), true, null),
                new Physician(ON_CALL, List.of(Specialty.EMERGENCY_MEDICINE), true, null),
                new Physician(AWAY, List.of(Specialty.SPORTS_MEDICINE), true, LocalDate.parse("2026-12-31")));
    }

    public static Roster roster(Physician... physicians) {
        return new Roster("America/Chicago", weekdays(), List.of(THANKSGIVING), List.of(physicians));
    }

    static List<OpeningDay> weekdays() {
        return Stream.of(DayOfWeek.values())
                .limit(5)
                .map(day -> new OpeningDay(day, LocalTime.of(8, 0), LocalTime.of(17, 0)))
                .toList();
    }
}
