package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CancellationReason;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The referral was taken back before a physician answered. The urgency that stood still stands.
 *
 * @param by subject of the person who cancelled it
 * @param remainingUrgency urgency that no physician lifted
 * @param noteId what was written about it, kept in the erasable note table of referral-service
 */
@EventVersion(1)
public record ReferralCancelled(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String by,
        CancellationReason reason,
        Urgency remainingUrgency,
        @Nullable UUID noteId)
        implements PublishedEvent {}
