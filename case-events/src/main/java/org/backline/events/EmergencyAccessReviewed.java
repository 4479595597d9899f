package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.EmergencyReviewOutcome;

/**
 * The privacy officer has looked at an emergency access.
 *
 * @param reviewerId id of the privacy officer, never a name
 */
@EventVersion(1)
public record EmergencyAccessReviewed(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID accessId,
        UUID athleteId,
        String reviewerId,
        EmergencyReviewOutcome outcome)
        implements PublishedEvent {}
