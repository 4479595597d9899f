package org.backline.referral.domain.roster;

import java.time.LocalDate;
import java.util.List;

/**
 * Whom a clinic may ask, and when it is open.
 *
 * @param zone time zone of the clinic, for example America/Chicago
 * @param hours the days of the week on which it is open, each once
 * @param holidays days on which it is closed nevertheless
 * @param physicians in the order in which they are asked when nothing else decides
 */
public record Roster(String zone, List<OpeningDay> hours, List<LocalDate> holidays, List<Physician> physicians) {

    public Roster {
        hours = List.copyOf(hours);
        holidays = List.copyOf(holidays);
        physicians = List.copyOf(physicians);
    }
}
