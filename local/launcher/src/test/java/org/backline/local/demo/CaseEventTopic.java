package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.backline.events.EventTypes;

/** Everything that stands on the topic of the published events, read from its begin to its end. */
final class CaseEventTopic {

    private static final String TOPIC = "case-events";

    private CaseEventTopic() {}

    static List<Published> read(String bootstrapServers) {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        List<Published> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> Published.of(message).ifPresent(all::add));
            }
        }
        return all;
    }

    /** One record of the topic. */
    record Published(String eventId, String type, String caseId, String payload) {

        /** Nothing for a record that is no published event: tests put such there too. */
        private static Optional<Published> of(ConsumerRecord<String, String> message) {
            return header(message, "ce_type")
                    .filter(type -> EventTypes.typeOf(type).isPresent())
                    .flatMap(type -> header(message, "ce_id")
                            .map(id -> new Published(
                                    id,
                                    type.replaceAll("^org\\.backline\\.|\\.v\\d+$", ""),
                                    message.key(),
                                    message.value())));
        }

        private static Optional<String> header(ConsumerRecord<String, String> message, String name) {
            return Optional.ofNullable(message.headers().lastHeader(name))
                    .map(found -> new String(found.value(), UTF_8));
        }
    }
}
