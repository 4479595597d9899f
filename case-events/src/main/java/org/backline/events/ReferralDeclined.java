package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.DeclineReason;

/**
 * A physician does not take the referral.
 */
@EventVersion(1)
public record ReferralDeclined(
        UUID caseId, String clinicId, Instant occurredAt, UUID referralId, String physicianId, DeclineReason reason)
        implements PublishedEvent {}
