package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Restriction;

/**
 * The physician answered with advice alone; the athlete is not seen, and no urgency is lowered.
 *
 * @param physicianId subject of the physician
 * @param restrictions what the athlete may not do
 * @param noteId the advice, kept in the erasable note table of referral-service
 */
@EventVersion(1)
public record AdviceGiven(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String physicianId,
        List<Restriction> restrictions,
        UUID noteId)
        implements PublishedEvent {

    public AdviceGiven {
        restrictions = List.copyOf(restrictions);
    }
}
