package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The program reached its end.
 */
@EventVersion(1)
public record ProgramCompleted(UUID caseId, String clinicId, Instant occurredAt, UUID programId, int sessions)
        implements PublishedEvent {}
