package org.backline.support.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.backline.events.EventTypes;
import org.backline.events.PublishedEvent;
import tools.jackson.databind.json.JsonMapper;

/** The topics as another service sees them: tests put events in and look what came out. */
public final class CaseEventsTopic implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CASE_EVENTS = "case-events";

    private final KafkaProducer<String, byte[]> producer;

    public CaseEventsTopic() {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", Engines.kafkaBootstrapServers(), "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Puts an event on the topic, as from another service, and returns its id. */
    public UUID publish(PublishedEvent event) {
        UUID id = UUID.randomUUID();
        publish(event, id);
        return id;
    }

    /** Puts an event with this id on the topic; the same id again is a redelivery. */
    public void publish(PublishedEvent event, UUID id) {
        send(letter(CASE_EVENTS, event, id));
    }

    /** Puts an event on the topic that belongs to a trace. */
    public void publish(PublishedEvent event, UUID id, String traceParent) {
        var letter = letter(CASE_EVENTS, event, id);
        header(letter, "traceparent", traceParent);
        send(letter);
    }

    /** Where the events of a case go. */
    public int partitionOf(UUID caseId) {
        int partitions = producer.partitionsFor(CASE_EVENTS).size();
        return Utils.toPositive(Utils.murmur2(caseId.toString().getBytes(UTF_8))) % partitions;
    }

    /** Puts an event among the unreadable records, as an older release of a service would have. */
    public void park(PublishedEvent event, UUID id, String service) {
        var letter = letter("case-events.dlt", event, id);
        header(letter, "backline-dead-letter-consumer", service);
        header(letter, "backline-dead-letter-reason", "unknown type");
        send(letter);
    }

    private static ProducerRecord<String, byte[]> letter(String topic, PublishedEvent event, UUID id) {
        var letter = new ProducerRecord<>(topic, event.caseId().toString(), JSON.writeValueAsBytes(event));
        header(letter, "ce_specversion", "1.0");
        header(letter, "ce_id", id.toString());
        header(letter, "ce_source", "/backline/elsewhere");
        header(letter, "ce_type", EventTypes.nameOf(event.getClass()));
        header(letter, "ce_subject", event.caseId().toString());
        header(letter, "ce_time", event.occurredAt().toString());
        header(letter, "ce_recordedtime", Instant.now().toString());
        header(letter, "ce_clinicid", event.clinicId());
        header(letter, "ce_actor", "trainer.okafor");
        header(letter, "content-type", "application/json");
        return letter;
    }

    /** Puts something on the topic that is no event. */
    public void publishRubbish(String key, String value) {
        send(new ProducerRecord<>(CASE_EVENTS, key, value.getBytes(UTF_8)));
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }

    private void send(ProducerRecord<String, byte[]> letter) {
        try {
            producer.send(letter).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("The test's event did not reach the broker", failed);
        }
    }

    /** Every record of a topic that fits, oldest first within a partition. */
    public static List<ConsumerRecord<String, byte[]>> read(
            String topic, Predicate<ConsumerRecord<String, byte[]>> fits) {
        return read(Engines.kafkaBootstrapServers(), topic, fits);
    }

    private static List<ConsumerRecord<String, byte[]>> read(
            String bootstrapServers, String topic, Predicate<ConsumerRecord<String, byte[]>> fits) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (ConsumerRecord<String, byte[]> one : consumer.poll(Duration.ofMillis(200))) {
                    if (fits.test(one)) {
                        found.add(one);
                    }
                }
            }
        }
        return found;
    }

    /** The events of a case on the topic, oldest first. */
    public static List<PublishedEvent> ofCase(UUID caseId) {
        return ofCases(List.of(caseId));
    }

    /** The events of some cases on the topic, those of each oldest first. */
    public static List<PublishedEvent> ofCases(Collection<UUID> cases) {
        return ofCases(Engines.kafkaBootstrapServers(), cases);
    }

    /** The same of another broker. */
    public static List<PublishedEvent> ofCases(String bootstrapServers, Collection<UUID> cases) {
        Set<String> keys = cases.stream().map(UUID::toString).collect(Collectors.toSet());
        return read(bootstrapServers, CASE_EVENTS, one -> keys.contains(one.key())).stream()
                .<PublishedEvent>map(one -> JSON.readValue(
                        one.value(), EventTypes.typeOf(header(one, "ce_type")).orElseThrow()))
                .toList();
    }

    /** A header's text, or an empty one. */
    public static String header(ConsumerRecord<String, byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
