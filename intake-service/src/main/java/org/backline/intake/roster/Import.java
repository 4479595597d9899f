package org.backline.intake.roster;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an import stands.
 *
 * @param fingerprint of the file and where it goes
 * @param total lines below the heading
 * @param ready without a fault and not registered yet
 */
public record Import(
        UUID importId,
        String clinicId,
        String createdBy,
        Instant createdAt,
        String fingerprint,
        ImportState state,
        @Nullable Instant finishedAt,
        int total,
        int ready,
        int refused,
        int registered) {}
