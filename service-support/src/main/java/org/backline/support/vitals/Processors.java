package org.backline.support.vitals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.support.kafka.Outbox;
import org.backline.support.vitals.VitalSign.Reading;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * The event processors: how far each is behind, and whether each still does its work. One that has events before it and
 * has not moved for some time stands still, whatever it says of itself.
 */
class Processors implements VitalSign, HealthIndicator {

    private final EventProcessingConfiguration processing;
    private final EventStore store;
    private final LongSupplier nanos;
    private final Duration patience;
    private final Map<String, Seen> last = new TreeMap<>();

    Processors(EventProcessingConfiguration processing, EventStore store, LongSupplier nanos, Duration patience) {
        this.processing = processing;
        this.store = store;
        this.nanos = nanos;
        this.patience = patience;
    }

    /** A processor when it was last looked at, and since when it has stood there. */
    private record Seen(long position, boolean behind, long since) {

        boolean standsStill(long now, Duration patience) {
            return behind && now - since > patience.toNanos();
        }
    }

    @Override
    public synchronized List<Reading> take() {
        long head = position(store.createHeadToken());
        long now = nanos.getAsLong();
        List<Reading> readings = new ArrayList<>();
        processors().forEach((name, processor) -> {
            Collection<EventTrackerStatus> segments =
                    processor.processingStatus().values();
            // Not whether it says that it has caught up: a segment whose handler hangs goes on saying so.
            OptionalLong position = segments.stream()
                    .mapToLong(segment -> position(segment.getTrackingToken()))
                    .min();
            boolean failing = segments.stream().anyMatch(EventTrackerStatus::isErrorState);
            Map<String, String> tags = Map.of("processor", name);
            // Without a segment another copy of the service does the work; its lag is for that one to tell.
            position.ifPresent(at -> readings.add(new Reading("backline.processor.lag", tags, Math.max(0, head - at))));
            readings.add(new Reading("backline.processor.running", tags, processor.isRunning() ? 1 : 0));
            readings.add(new Reading("backline.processor.failing", tags, failing ? 1 : 0));
            Seen seen = note(name, position, head, now);
            readings.add(new Reading("backline.processor.standing", tags, seen.standsStill(now, patience) ? 1 : 0));
        });
        return readings;
    }

    private Seen note(String name, OptionalLong position, long head, long now) {
        @Nullable Seen before = last.get(name);
        long at = position.orElse(head);
        boolean stayed = before != null && before.position() == at && before.behind();
        Seen seen = new Seen(at, at < head, stayed && before != null ? before.since() : now);
        last.put(name, seen);
        return seen;
    }

    /**
     * Down when a processor is not running or stands still. What sends is told of, and not judged: it waits for the
     * broker, and a service without a broker still takes in and keeps what people enter.
     */
    @Override
    public synchronized Health health() {
        long now = nanos.getAsLong();
        List<String> wrong = new ArrayList<>();
        Map<String, Object> details = new TreeMap<>();
        processors().forEach((name, processor) -> {
            @Nullable Seen seen = last.get(name);
            boolean standing = seen != null && seen.standsStill(now, patience);
            details.put(name, !processor.isRunning() ? "stopped" : standing ? "stands still" : "runs");
            if (!Outbox.isSender(name) && (!processor.isRunning() || standing)) {
                wrong.add(name);
            }
        });
        return (wrong.isEmpty() ? Health.up() : Health.down())
                .withDetails(details)
                .build();
    }

    private Map<String, StreamingEventProcessor> processors() {
        Map<String, StreamingEventProcessor> streaming = new TreeMap<>();
        processing.eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor one) {
                streaming.put(name, one);
            }
        });
        return streaming;
    }

    private static long position(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }
}
