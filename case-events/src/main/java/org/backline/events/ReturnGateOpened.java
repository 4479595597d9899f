package org.backline.events;

import java.time.Instant;
import java.util.UUID;

/**
 * Everything that return to play asks for has been measured and passed; full participation may follow.
 */
@EventVersion(1)
public record ReturnGateOpened(UUID caseId, String clinicId, Instant occurredAt, UUID programId, UUID athleteId)
        implements PublishedEvent {}
