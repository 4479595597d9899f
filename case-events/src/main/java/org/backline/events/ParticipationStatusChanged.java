package org.backline.events;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Participation;
import org.backline.codes.Restriction;
import org.jspecify.annotations.Nullable;

/**
 * What the athlete may take part in has changed.
 *
 * @param until last day of the status; absent when open-ended
 */
@EventVersion(1)
public record ParticipationStatusChanged(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID athleteId,
        Participation participation,
        List<Restriction> restrictions,
        @Nullable LocalDate until)
        implements PublishedEvent {

    public ParticipationStatusChanged {
        restrictions = List.copyOf(restrictions);
    }
}
