package org.backline.local.engines;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One topic of one broker, written and read as text. */
record Topic(String bootstrapServers, String name) {

    void create() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    void send(String text) throws ExecutionException, InterruptedException {
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", 2_000);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(name, text)).get();
        }
    }

    /** Reads on where the group stopped reading, and marks what it read. */
    List<String> read(String group, int count) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "group.id", group, "auto.offset.reset", "earliest");
        List<String> texts = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(name));
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (texts.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> texts.add(message.value()));
            }
            consumer.commitSync();
        }
        return texts;
    }
}
