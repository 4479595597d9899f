package org.backline.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.backline.support.kafka.CaseEventRecords.Incoming;
import org.backline.support.kafka.CaseEventRecords.UnreadableRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Takes published events into the service's own event store, once per event id. The offset is committed after the
 * rows are. A record that cannot be read goes to the dead-letter topic with its reason and stops nobody.
 */
class Inbox {

    /** Header of a parked record: why. */
    static final String REASON = "backline-dead-letter-reason";

    /** Header of a parked record: who could not read it. */
    static final String CONSUMER = "backline-dead-letter-consumer";

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    private final String service;
    private final Subscription subscription;
    private final CaseEventRecords records;
    private final InboxStore store;
    private final KafkaTemplate<String, byte[]> kafka;
    private final Counter unreadable;

    Inbox(
            String service,
            Subscription subscription,
            CaseEventRecords records,
            InboxStore store,
            KafkaTemplate<String, byte[]> kafka,
            MeterRegistry meters) {
        this.service = service;
        this.subscription = subscription;
        this.records = records;
        this.store = store;
        this.kafka = kafka;
        this.unreadable = meters.counter("backline.records.unreadable");
    }

    @KafkaListener(id = "inbox", topics = Topics.CASE_EVENTS, groupId = "${spring.application.name}", batch = "true")
    void take(List<ConsumerRecord<String, byte[]>> batch) {
        List<Incoming> wanted = new ArrayList<>(batch.size());
        for (ConsumerRecord<String, byte[]> kafkaRecord : batch) {
            try {
                records.read(kafkaRecord, subscription).ifPresent(wanted::add);
            } catch (UnreadableRecord refused) {
                park(kafkaRecord, String.valueOf(refused.getMessage()));
            }
        }
        store.append(wanted);
    }

    private void park(ConsumerRecord<String, byte[]> kafkaRecord, String reason) {
        unreadable.increment();
        LOG.warn(
                "Parked an unreadable record of partition {} at offset {}: {}",
                kafkaRecord.partition(),
                kafkaRecord.offset(),
                reason);
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTERS, kafkaRecord.key(), kafkaRecord.value());
        kafkaRecord.headers().forEach(letter.headers()::add);
        if (!isKept(addressed(letter, kafkaRecord, reason))
                && !isKept(addressed(
                        new ProducerRecord<>(Topics.DEAD_LETTERS, null, null),
                        kafkaRecord,
                        reason + "; too large to be kept, look where it came from"))) {
            throw new IllegalStateException("A dead letter without content is too large");
        }
    }

    private ProducerRecord<String, byte[]> addressed(
            ProducerRecord<String, byte[]> letter, ConsumerRecord<String, byte[]> kafkaRecord, String reason) {
        letter.headers()
                .add(REASON, reason.getBytes(UTF_8))
                .add(CONSUMER, service.getBytes(UTF_8))
                .add(
                        "backline-dead-letter-partition",
                        String.valueOf(kafkaRecord.partition()).getBytes(UTF_8))
                .add(
                        "backline-dead-letter-offset",
                        String.valueOf(kafkaRecord.offset()).getBytes(UTF_8));
        return letter;
    }

    /**
     * Whether the broker took it. It never takes what is larger than it allows, which a record can be by the headers that
     * are added here; everything else may succeed later.
     */
    private boolean isKept(ProducerRecord<String, byte[]> letter) {
        try {
            kafka.send(letter).get(20, TimeUnit.SECONDS);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Confirmations.NotConfirmed(interrupted);
        } catch (ExecutionException | TimeoutException | KafkaException unconfirmed) {
            if (NestedExceptionUtils.getMostSpecificCause(unconfirmed) instanceof RecordTooLargeException) {
                return false;
            }
            throw new Confirmations.NotConfirmed(unconfirmed);
        }
    }
}
