package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral that rested or had ended is open again.
 *
 * @param by subject of the person who reopened it
 * @param from INTERRUPTED goes on where it rested; after the others a physician is asked anew
 * @param urgency urgency from now on
 * @param noteId why, kept in the erasable note table of referral-service
 * @param category what the question suspects; absent in events of before it was said
 */
@EventVersion(1)
public record ReferralReopened(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        String by,
        ReopenedFrom from,
        Urgency urgency,
        UUID noteId,
        @Nullable CauseCategory category)
        implements PublishedEvent {}
