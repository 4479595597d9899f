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
        return lastChange(clinicId)
                .map(versioned -> new Versioned<>(versioned.state().roster(), versioned.version()));
    }

    /** How the roster of a clinic came to be what it is, with its version. */
    public Optional<Versioned<RosterEvent.Changed>> lastChange(String clinicId) {
        Optional<Versioned<Optional<RosterEvent.Changed>>> found = histories.read(
                ClinicRoster.idOf(clinicId), RosterEvent.class, Optional.<RosterEvent.Changed>empty(), Rosters::next);
        return found.flatMap(
                versioned -> versioned.state().map(change -> new Versioned<>(change, versioned.version())));
    }

    private static Optional<RosterEvent.Changed> next(Optional<RosterEvent.Changed> before, RosterEvent event) {
        return switch (event) {
            case RosterEvent.Changed changed -> Optional.of(changed);
        };
    }

    private static List<OpeningDay> weekdays() {
        return Stream.of(DayOfWeek.values())
                .filter(day -> day.compareTo(DayOfWeek.FRIDAY) <= 0)
                .map(day -> new OpeningDay(day, OPENS, CLOSES))
                .toList();
    }
}
