package org.backline.referral.routing;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.backline.referral.domain.roster.ClinicRoster;
import org.backline.referral.domain.roster.OpeningDay;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.domain.roster.RosterEvent;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rosters of the clinics, as their last change left them. */
@Component
public class Rosters {

    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);

    private final Histories histories;
    private final String zone;

    Rosters(Histories histories, @Value("${backline.zone:UTC}") String zone) {
        this.histories = histories;
        this.zone = zone;
    }

    /** The roster of a clinic; one that nobody has set names no physician and is open on weekdays, 8 to 17. */
    public Roster of(String clinicId) {
        return find(clinicId).map(Versioned::state).orElseGet(() -> new Roster(zone, weekdays(), List.of(), List.of()));
    }

    /** The roster that was set for a clinic, with its version. */
    public Optional<Versioned<Roster>> find(String clinicId) {
        Optional<Versioned<Optional<Roster>>> found =
                histories.read(ClinicRoster.idOf(clinicId), RosterEvent.class, Optional.<Roster>empty(), Rosters::next);
        return found.flatMap(
                versioned -> versioned.state().map(roster -> new Versioned<>(roster, versioned.version())));
    }

    private static Optional<Roster> next(Optional<Roster> before, RosterEvent event) {
        return switch (event) {
            case RosterEvent.Changed changed -> Optional.of(changed.roster());
        };
    }

    private static List<OpeningDay> weekdays() {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                .map(day -> new OpeningDay(day, OPENS, CLOSES))
                .toList();
    }
}
