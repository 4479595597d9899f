package org.backline.dashboard.web.casepage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the timeline.
 *
 * @param kind which service it is about: intake, assessment, program or referral
 * @param facts what there is to say about it, in order
 * @param late how much later it was recorded than it happened; null when at once
 * @param corrected whether a correction that is known changed it
 */
record Line(
        String eventId,
        String type,
        String kind,
        String title,
        List<Fact> facts,
        String actor,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable String late,
        boolean corrected) {

    /**
     * One fact in words.
     *
     * @param before the words, or those before the time
     * @param at a time that belongs into them, to be shown in the reader's zone; null for most facts
     * @param after the words after the time
     */
    record Fact(String before, @Nullable Instant at, String after) {}
}
