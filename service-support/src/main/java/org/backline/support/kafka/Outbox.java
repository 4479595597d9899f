package org.backline.support.kafka;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.backline.support.processing.EventHandling;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends what the service stored to the topic. The event store is the outbox: the position moves only after the broker
 * has confirmed every record of the batch, so a crash repeats and never loses.
 */
@ProcessingGroup(Outbox.GROUP)
public class Outbox {

    /** Name of the processor. */
    public static final String GROUP = "outbox";

    /** Whether a processor waits for the broker, in order: this one, and the one of the public feed. */
    public static boolean isSender(String group) {
        return group.equals(GROUP) || group.equals(Feed.GROUP);
    }

    /** Whether a listener belongs to such a processor. */
    public static boolean isSender(Class<?> listener) {
        return isSender(EventHandling.groupOf(listener));
    }

    private final Publisher publisher;
    private final CaseEventRecords records;
    private final KafkaTemplate<String, byte[]> kafka;

    Outbox(Publisher publisher, CaseEventRecords records, KafkaTemplate<String, byte[]> kafka) {
        this.publisher = publisher;
        this.records = records;
        this.kafka = kafka;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        publisher
                .publish(message.getPayload(), message.getTimestamp())
                .map(event ->
                        records.write(event, message.getIdentifier(), message.getTimestamp(), message.getMetaData()))
                .ifPresent(record -> Confirmations.await(record.key(), () -> kafka.send(record)));
    }
}
