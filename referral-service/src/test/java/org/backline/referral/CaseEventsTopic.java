package org.backline.referral;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.backline.events.EventTypes;
import org.backline.events.PublishedEvent;
import tools.jackson.databind.json.JsonMapper;

/** The topic as another service sees it: puts events on it and reads what is there. */
final class CaseEventsTopic implements AutoCloseable {

    static final String CASE_EVENTS = "case-events";
    static final String DEAD_LETTERS = "case-events.dlt";

    private static final int PARTITIONS = 6;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String bootstrapServers;
    private final KafkaProducer<String, byte[]> producer;

    CaseEventsTopic(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Publishes an event as the assessment service would. */
    void put(UUID eventId, PublishedEvent event) {
        ProducerRecord<String, byte[]> cloudEvent =
                new ProducerRecord<>(CASE_EVENTS, event.caseId().toString(), JSON.writeValueAsBytes(event));
        Map.ofEntries(
                        Map.entry("ce_specversion", "1.0"),
                        Map.entry("ce_id", eventId.toString()),
                        Map.entry("ce_source", "/backline/assessment-service"),
                        Map.entry("ce_type", EventTypes.nameOf(event.getClass())),
                        Map.entry("ce_subject", event.caseId().toString()),
                        Map.entry("ce_time", event.occurredAt().toString()),
                        Map.entry(
                                "ce_recordedtime",
                                Instant.EPOCH.plusSeconds(1_790_000_000L).toString()),
                        Map.entry("ce_partitionkey", event.caseId().toString()),
                        Map.entry("ce_correlationid", eventId.toString()),
                        Map.entry("ce_causationid", eventId.toString()),
                        Map.entry("ce_clinicid", event.clinicId()),
                        Map.entry("ce_actor", "trainer.okafor"),
                        Map.entry("ce_dataclassification", "health"),
                        Map.entry("content-type", "application/json"))
                .forEach((name, value) -> cloudEvent.headers().add(name, value.getBytes(UTF_8)));
        send(cloudEvent);
    }

    /** Puts something on the topic that is no event. */
    void putJunk(UUID key, String junk) {
        send(new ProducerRecord<>(CASE_EVENTS, key.toString(), junk.getBytes(UTF_8)));
    }

    private void send(ProducerRecord<String, byte[]> what) {
        try {
            producer.send(what).get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Waits until so many records with this key are there that fit, and gives them in their order. */
    List<ConsumerRecord<String, byte[]>> await(
            String topic, UUID key, int count, Predicate<ConsumerRecord<String, byte[]>> fits) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                for (ConsumerRecord<String, byte[]> seen : consumer.poll(Duration.ofMillis(100))) {
                    if (key.toString().equals(seen.key()) && fits.test(seen)) {
                        found.add(seen);
                    }
                }
                return found.size() >= count;
            });
        }
        return found;
    }

    /** A header of a record, empty when it has none of this name. */
    static String header(ConsumerRecord<String, byte[]> seen, String name) {
        Header header = seen.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
