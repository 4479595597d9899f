package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The trainer closed the loop.
 *
 * @param remainingUrgency urgency that the physician left standing; absent when lifted
 */
@EventVersion(1)
public record ReferralReconciled(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        UUID athleteId,
        String trainerId,
        ReconciliationChoice choice,
        @Nullable Urgency remainingUrgency,
        Participation participation,
        List<Restriction> restrictions)
        implements PublishedEvent {

    public ReferralReconciled {
        restrictions = List.copyOf(restrictions);
    }
}
