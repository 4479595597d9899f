package org.backline.dashboard.view;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case.
 *
 * @param type name of the event, for example {@code IntakeRecorded}
 * @param actor subject of who did it; null when a service did
 * @param facts codes and numbers that a sentence about it needs; a list of codes is a list
 */
public record TimelineEntry(
        String eventId,
        UUID caseId,
        String type,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String actor,
        @Nullable String role,
        Map<String, Object> facts) {}
