package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.InterruptionReason;
import org.jspecify.annotations.Nullable;

/**
 * The referral rests; it keeps a deadline by which it is taken up again.
 *
 * @param by subject of the person who interrupted it
 * @param noteId what was written about it, kept in the erasable note table of referral-service
 */
@EventVersion(1)
public record ReferralInterrupted(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String by,
        InterruptionReason reason,
        @Nullable UUID noteId)
        implements PublishedEvent {}
