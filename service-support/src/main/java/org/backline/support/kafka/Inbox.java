package org.backline.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.backline.support.kafka.CaseEventRecords.Incoming;
import org.backline.support.kafka.CaseEventRecords.UnreadableRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Takes published events into the service's own event store, once per event id. The offset is committed after the
 * rows are. A record that cannot be read goes to the dead-letter topic with its reason and stops nobody.
 */
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final String service;
    private final Subscription subscription;
    private final CaseEventRecords records;
    private final InboxStore store;
    private final KafkaTemplate<String, byte[]> kafka;

    Inbox(
            String service,
            Subscription subscription,
            CaseEventRecords records,
            InboxStore store,
            KafkaTemplate<String, byte[]> kafka) {
        this.service = service;
        this.subscription = subscription;
        this.records = records;
        this.store = store;
        this.kafka = kafka;
    }

    @KafkaListener(id = "inbox", topics = Topics.CASE_EVENTS, groupId = "${spring.application.name}", batch = "true")
    void take(List<ConsumerRecord<String, byte[]>> batch) {
        List<Incoming> wanted = new ArrayList<>(batch.size());
        for (ConsumerRecord<String, byte[]> kafkaRecord : batch) {
            try {
                Incoming incoming = records.read(kafkaRecord);
                if (!incoming.ownEcho()
                        && subscription.types().contains(incoming.event().getClass())) {
                    wanted.add(incoming);
                }
            } catch (UnreadableRecord unreadable) {
                park(kafkaRecord, String.valueOf(unreadable.getMessage()));
            }
        }
        store.append(wanted);
    }

    private void park(ConsumerRecord<String, byte[]> kafkaRecord, String reason) {
        LOG.warn(
                "Parked an unreadable record of partition {} at offset {}: {}",
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                reason);
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, kafkaRecord.key(), kafkaRecord.value());
        kafkaRecord.headers().forEach(letter.headers()::add);
        letter.headers()
                .add("backline-dead-letter-reason", reason.getBytes(UTF_8))
                .add("backline-dead-letter-consumer", service.getBytes(UTF_8))
                .add(
                        "backline-dead-letter-partition",
                        String.valueOf(kafkaRecord.partition()).getBytes(UTF_8))
                .add(
                        "backline-dead-letter-offset",
                        String.valueOf(kafkaRecord.offset()).getBytes(UTF_8));
        try {
            kafka.send(letter).get(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Outbox.NotConfirmed(interrupted);
        } catch (ExecutionException | TimeoutException unconfirmed) {
            throw new Outbox.NotConfirmed(unconfirmed);
        }
    }
}
