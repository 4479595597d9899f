package org.backline.referral.domain.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What happened to a clinic's roster. Stored for ever: subjects and codes only, no personal data. */
public sealed interface RosterEvent {

    /** The clinic has another roster from now on. */
    record Changed(
            UUID rosterId,
            String clinicId,
            String zone,
            List<OpeningDay> hours,
            List<LocalDate> holidays,
            List<Physician> physicians,
            String by,
            Instant at)
            implements RosterEvent {

        public Changed {
            hours = List.copyOf(hours);
            holidays = List.copyOf(holidays);
            physicians = List.copyOf(physicians);
        }

        /** The roster from now on. */
        public Roster roster() {
            return new Roster(zone, hours, holidays, physicians);
        }
    }
}
