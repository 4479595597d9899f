package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CaseOutcome;

/**
 * The case is closed.
 */
@EventVersion(1)
public record CaseClosed(UUID caseId, String clinicId, Instant occurredAt, UUID athleteId, CaseOutcome outcome)
        implements PublishedEvent {}
