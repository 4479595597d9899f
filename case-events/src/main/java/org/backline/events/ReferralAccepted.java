package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A physician takes the referral.
 */
@EventVersion(1)
public record ReferralAccepted(UUID caseId, String clinicId, Instant occurredAt, UUID referralId, String physicianId)
        implements PublishedEvent {}
