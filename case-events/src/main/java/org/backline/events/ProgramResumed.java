package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A held program goes on.
 */
@EventVersion(1)
public record ProgramResumed(UUID caseId, String clinicId, Instant occurredAt, UUID programId)
        implements PublishedEvent {}
