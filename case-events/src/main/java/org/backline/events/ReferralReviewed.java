package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The trainer has read the physician's answer.
 */
@EventVersion(1)
public record ReferralReviewed(UUID caseId, String clinicId, Instant occurredAt, UUID referralId, String trainerId)
        implements PublishedEvent {}
