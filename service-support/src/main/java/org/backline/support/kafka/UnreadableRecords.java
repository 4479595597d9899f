package org.backline.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.backline.support.command.NotFound;
import org.backline.support.kafka.CaseEventRecords.Incoming;
import org.backline.support.kafka.CaseEventRecords.UnreadableRecord;
import org.backline.support.operations.Shape;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.dao.QueryTimeoutException;

/**
 * The records that this service could not read, on topic {@code case-events.dlt}. Once a release can read one, it is
 * taken in as if it had just come; under its own event id, so that a second time changes nothing.
 */
public class UnreadableRecords {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String service;
    private final KafkaProperties settings;
    private final CaseEventRecords records;
    private final InboxStore store;
    private final Subscription subscription;

    UnreadableRecords(
            String service,
            KafkaProperties settings,
            CaseEventRecords records,
            InboxStore store,
            Subscription subscription) {
        this.service = service;
        this.settings = settings;
        this.records = records;
        this.store = store;
        this.subscription = subscription;
    }

    /**
     * This service's unreadable records, those of each partition oldest first.
     *
     * @param limit how many of the newest of each partition are looked at
     */
    public List<Entry> list(int limit) {
        List<Entry> entries = new ArrayList<>();
        try {
            read(limit, kafkaRecord -> {
                if (isOurs(kafkaRecord)) {
                    entries.add(entry(kafkaRecord));
                }
            });
        } catch (TimeoutException silent) {
            throw silent(silent);
        }
        return entries;
    }

    /** Answered like a database that is away: later, perhaps. */
    private static QueryTimeoutException silent(TimeoutException cause) {
        return new QueryTimeoutException("The broker does not answer", cause);
    }

    /**
     * One record: its headers' names and its payload's fields, without what they say.
     *
     * @throws NotFound when no record of this service stands there
     */
    public Inspection inspect(int partition, long offset) {
        ConsumerRecord<String, byte[]> kafkaRecord = at(partition, offset);
        List<String> headers = new ArrayList<>();
        kafkaRecord.headers().forEach(header -> headers.add(header.key()));
        Incoming readable = readable(kafkaRecord).orElse(null);
        return new Inspection(
                entry(kafkaRecord),
                headers,
                kafkaRecord.value() == null ? 0 : kafkaRecord.value().length,
                Shape.of(kafkaRecord.value()),
                readable != null,
                readable != null && store.knows(readable.eventId()));
    }

    /**
     * Takes a record in that can be read by now.
     *
     * @return whether it was new; false when the service had it already or does not listen to such events
     * @throws RuleViolation when it still cannot be read
     */
    public boolean replay(int partition, long offset) {
        ConsumerRecord<String, byte[]> kafkaRecord = at(partition, offset);
        Incoming incoming;
        try {
            incoming = records.read(kafkaRecord);
        } catch (UnreadableRecord still) {
            throw new RuleViolation("The record still cannot be read: " + still.getMessage());
        }
        if (incoming.ownEcho()
                || !subscription.types().contains(incoming.event().getClass())
                || store.knows(incoming.eventId())) {
            return false;
        }
        store.append(List.of(incoming));
        return true;
    }

    private Optional<Incoming> readable(ConsumerRecord<String, byte[]> kafkaRecord) {
        try {
            return Optional.of(records.read(kafkaRecord));
        } catch (UnreadableRecord unreadable) {
            return Optional.empty();
        }
    }

    private ConsumerRecord<String, byte[]> at(int partition, long offset) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        if (partition >= 0 && partition < Topics.PARTITIONS && offset >= 0) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                TopicPartition there = new TopicPartition(Topics.DEAD_LETTERS, partition);
                consumer.assign(List.of(there));
                long end = consumer.endOffsets(List.of(there)).getOrDefault(there, 0L);
                if (offset < end) {
                    consumer.seek(there, offset);
                    poll(consumer, Map.of(there, offset + 1), found::add);
                }
            } catch (TimeoutException silent) {
                throw silent(silent);
            }
        }
        return found.stream()
                .filter(one -> one.offset() == offset && isOurs(one))
                .findFirst()
                .orElseThrow(() -> new NotFound("unreadable record of " + service, partition + "/" + offset));
    }

    private void read(int limit, Consumer<ConsumerRecord<String, byte[]>> each) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
                    .map(partition -> new TopicPartition(Topics.DEAD_LETTERS, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            partitions.forEach(one ->
                    consumer.seek(one, Math.max(begin.getOrDefault(one, 0L), end.getOrDefault(one, 0L) - limit)));
            poll(consumer, end, each);
        }
    }

    /** Reads until each partition has reached its end. */
    private static void poll(
            KafkaConsumer<String, byte[]> consumer,
            Map<TopicPartition, Long> ends,
            Consumer<ConsumerRecord<String, byte[]>> each) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(each);
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("The broker does not answer in time");
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(settings.buildConsumerProperties());
        properties.remove("group.id");
        properties.put("enable.auto.commit", false);
        properties.put("default.api.timeout.ms", 3_000);
        properties.put("request.timeout.ms", 2_500);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private boolean isOurs(ConsumerRecord<String, byte[]> kafkaRecord) {
        return service.equals(text(kafkaRecord, Inbox.CONSUMER));
    }

    private static Entry entry(ConsumerRecord<String, byte[]> kafkaRecord) {
        return new Entry(
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                Instant.ofEpochMilli(kafkaRecord.timestamp()),
                text(kafkaRecord, Inbox.REASON),
                name(text(kafkaRecord, "ce_type")));
    }

    /** A type is shown when it looks like a name; anything else could be anything. */
    private static @Nullable String name(@Nullable String type) {
        return type != null && type.matches("[A-Za-z0-9.]{1,120}") ? type : null;
    }

    private static @Nullable String text(ConsumerRecord<String, byte[]> kafkaRecord, String header) {
        Header found = kafkaRecord.headers().lastHeader(header);
        return found == null || found.value() == null ? null : new String(found.value(), UTF_8);
    }

    /**
     * A record that could not be read.
     *
     * @param reason why, as found when it came
     * @param type the event type its header names, when that is a name
     */
    public record Entry(
            int partition,
            long offset,
            Instant parkedAt,
            @Nullable String reason,
            @Nullable String type) {}

    /**
     * A record in detail.
     *
     * @param fields fields of its payload, each with the kind of what it holds
     * @param readable whether this release can read it
     * @param taken whether the service has the event by now
     */
    public record Inspection(
            Entry entry, List<String> headers, int bytes, Map<String, String> fields, boolean readable, boolean taken) {

        public Inspection {
            headers = List.copyOf(headers);
            fields = java.util.Collections.unmodifiableMap(new TreeMap<>(fields));
        }
    }
}
