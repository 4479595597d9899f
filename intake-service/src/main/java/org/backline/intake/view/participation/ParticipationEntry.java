package org.backline.intake.view.participation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * What an athlete with an open case may take part in. Says nothing of why.
 *
 * @param until last day of the status; absent when open-ended
 */
public record ParticipationEntry(
        UUID athleteId,
        UUID caseId,
        String clinicId,
        String sport,
        Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate until) {

    public ParticipationEntry {
        restrictions = List.copyOf(restrictions);
    }
}
