package org.backline.support.vitals;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.backline.support.kafka.Outbox;
import org.backline.support.operations.DeadLetters;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tables tell: parked events, the oldest event that was not sent yet, transactions that never end. */
class StoreSigns implements VitalSign {

    private final JdbcClient jdbc;
    private final DeadLetters deadLetters;
    private final EventProcessingConfiguration processing;
    private final Clock clock;

    StoreSigns(JdbcClient jdbc, DeadLetters deadLetters, EventProcessingConfiguration processing, Clock clock) {
        this.jdbc = jdbc;
        this.deadLetters = deadLetters;
        this.processing = processing;
        this.clock = clock;
    }

    @Override
    public List<Reading> take() {
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading("backline.dead.letters", Map.of("group", "policies"), 0));
        deadLetters.counts().forEach((group, count) -> {
            readings.removeIf(one -> one.tags().containsValue(group));
            readings.add(new Reading("backline.dead.letters", Map.of("group", group), count));
        });
        processing
                .eventProcessor(Outbox.GROUP, StreamingEventProcessor.class)
                .ifPresent(outbox -> readings.add(new Reading("backline.outbox.age", Map.of(), age(outbox))));
        readings.add(new Reading("backline.transaction.age", Map.of(), oldestTransaction()));
        return readings;
    }

    /** Seconds since the oldest event was stored that the slowest segment has not passed. */
    private double age(StreamingEventProcessor outbox) {
        return outbox.processingStatus().values().stream().mapToLong(StoreSigns::position).min().stream()
                .mapToObj(this::storedAfter)
                .flatMap(java.util.Optional::stream)
                .mapToDouble(stored -> Math.max(
                                0,
                                Duration.between(stored.toInstant(), clock.instant())
                                        .toMillis())
                        / 1000.0)
                .findFirst()
                .orElse(0);
    }

    private static long position(EventTrackerStatus segment) {
        return segment.getTrackingToken() == null
                ? 0
                : segment.getTrackingToken().position().orElse(0);
    }

    private java.util.Optional<OffsetDateTime> storedAfter(long position) {
        return jdbc.sql("select time_stamp from domain_event_entry where global_index > ? order by global_index limit"
                        + " 1")
                .param(position)
                .query(OffsetDateTime.class)
                .optional();
    }

    /** A transaction that never ends keeps gaps open for every reader of the server. */
    private double oldestTransaction() {
        return jdbc.sql("select coalesce(extract(epoch from max(clock_timestamp() - xact_start)), 0)"
                        + " from pg_stat_activity where datname = current_database() and state <> 'idle'")
                .query(Double.class)
                .single();
    }
}
