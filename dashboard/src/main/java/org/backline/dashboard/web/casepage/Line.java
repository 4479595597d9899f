package org.backline.dashboard.web.casepage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the timeline.
 *
 * @param kind which service it is about: intake, assessment, program or referral
 * @param late how much later it was recorded than it happened; null when at once
 * @param corrected whether a correction that is known changed it
 */
record Line(
        String eventId,
        String type,
        String kind,
        String title,
        String details,
        String actor,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String late,
        boolean corrected) {}
