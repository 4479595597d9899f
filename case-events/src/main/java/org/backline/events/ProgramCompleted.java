package org.backline.events;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.OverrideReason;
import org.jspecify.annotations.Nullable;

/**
 * The program reached its end.
 *
 * @param returnGatePassed whether everything that return to play asks for was measured and passed; absent in events from
 *     before it was asked
 * @param gateOverride why the trainer completed it without; absent when passed
 */
@EventVersion(1)
public record ProgramCompleted(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID programId,
        int sessions,
        @Nullable Boolean returnGatePassed,
        @Nullable OverrideReason gateOverride)
        implements PublishedEvent {}
