package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.HoldReason;

/**
 * The program rests.
 */
@EventVersion(1)
public record ProgramHeld(UUID caseId, String clinicId, Instant occurredAt, UUID programId, HoldReason reason)
        implements PublishedEvent {}
