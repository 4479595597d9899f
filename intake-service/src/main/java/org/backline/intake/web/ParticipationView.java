package org.backline.intake.web;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.AthleteNumber;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.backline.intake.view.participation.ParticipationEntry;
import org.jspecify.annotations.Nullable;

/**
 * What an athlete may take part in.
 *
 * @param athleteName absent once the athlete was erased
 * @param until the last day of it, where one was said
 */
record ParticipationView(
        UUID athleteId,
        String athleteNumber,
        @Nullable String athleteName,
        UUID caseId,
        String clinicId,
        String sport,
        Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate until) {

    static ParticipationView of(ParticipationEntry entry, @Nullable String name) {
        return new ParticipationView(
                entry.athleteId(),
                AthleteNumber.of(entry.athleteId()),
                name,
                entry.caseId(),
                entry.clinicId(),
                entry.sport(),
                entry.participation(),
                entry.restrictions(),
                entry.until());
    }
}
