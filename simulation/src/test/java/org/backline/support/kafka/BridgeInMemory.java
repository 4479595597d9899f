package org.backline.support.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.axonframework.eventhandling.EventMessage;
import org.backline.events.PublishedEvent;
import org.backline.support.kafka.CaseEventRecords.Incoming;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** Outbox and inbox as they are, between a topic and a store that are in memory. */
public final class BridgeInMemory {

    private final Outbox outbox;
    private final Inbox inbox;

    /** An event that has come in, as the store is to keep it. */
    public record Arrived(String eventId, PublishedEvent event, Instant recordedAt, String metaData) {}

    /** Appends what came in, in one transaction. */
    public interface Appending {
        void append(List<Arrived> batch);
    }

    /** @param topic takes a record, or throws when the broker does not confirm it */
    public BridgeInMemory(
            String service,
            Publisher publisher,
            Subscription subscription,
            Consumer<ProducerRecord<String, byte[]>> topic,
            Appending appending) {
        CaseEventRecords records = new CaseEventRecords(service);
        KafkaTemplate<String, byte[]> kafka = new Producer(topic);
        this.outbox = new Outbox(publisher, records, kafka);
        this.inbox = new Inbox(service, subscription, records, new Store(appending), kafka, new SimpleMeterRegistry());
    }

    /** As the processor of the outbox hands over one event. */
    public void send(EventMessage<?> event) {
        outbox.on(event);
    }

    /** As the listener container hands over a batch. */
    public void take(List<ConsumerRecord<String, byte[]>> batch) {
        inbox.take(batch);
    }

    private static final class Store extends InboxStore {

        private final Appending appending;

        Store(Appending appending) {
            super(null, null, null);
            this.appending = appending;
        }

        @Override
        void append(List<Incoming> batch) {
            if (!batch.isEmpty()) {
                appending.append(batch.stream()
                        .map(one -> new Arrived(one.eventId(), one.event(), one.recordedAt(), one.metaData()))
                        .toList());
            }
        }
    }

    private static final class Producer extends KafkaTemplate<String, byte[]> {

        private final Consumer<ProducerRecord<String, byte[]>> topic;

        Producer(Consumer<ProducerRecord<String, byte[]>> topic) {
            super(new DefaultKafkaProducerFactory<>(Map.of()));
            this.topic = topic;
        }

        @Override
        public CompletableFuture<SendResult<String, byte[]>> send(ProducerRecord<String, byte[]> one) {
            try {
                topic.accept(one);
                return CompletableFuture.completedFuture(
                        new SendResult<>(one, new RecordMetadata(null, 0, 0, 0, 0, 0)));
            } catch (RuntimeException unconfirmed) {
                return CompletableFuture.failedFuture(unconfirmed);
            }
        }
    }
}
