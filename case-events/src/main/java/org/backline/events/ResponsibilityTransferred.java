package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Another trainer or clinic has taken the case, and accepted it; {@code clinicId} is the new clinic.
 */
@EventVersion(1)
public record ResponsibilityTransferred(
        UUID caseId, String clinicId, Instant occurredAt, String fromClinicId, String fromTrainerId, String toTrainerId)
        implements PublishedEvent {}
