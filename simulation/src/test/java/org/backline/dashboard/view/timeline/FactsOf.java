package org.backline.dashboard.view.timeline;

import java.time.Instant;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.events.PublishedEvent;

/** Rows of the timeline, as its projection writes them. */
public final class FactsOf {

    private FactsOf() {}

    public static TimelineEntry event(String eventId, PublishedEvent event, Instant recordedAt) {
        return new TimelineEntry(
                eventId,
                event.caseId(),
                event.getClass().getSimpleName(),
                event.occurredAt(),
                recordedAt,
                null,
                null,
                Facts.of(event));
    }
}
