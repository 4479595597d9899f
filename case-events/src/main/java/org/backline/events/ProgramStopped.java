package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.StopReason;

/**
 * The program ended before its end.
 */
@EventVersion(1)
public record ProgramStopped(UUID caseId, String clinicId, Instant occurredAt, UUID programId, StopReason reason)
        implements PublishedEvent {}
