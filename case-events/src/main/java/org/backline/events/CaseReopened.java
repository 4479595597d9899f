package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.ReopeningReason;

/**
 * A closed case is open again.
 */
@EventVersion(1)
public record CaseReopened(UUID caseId, String clinicId, Instant occurredAt, UUID athleteId, ReopeningReason reason)
        implements PublishedEvent {}
