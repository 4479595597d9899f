package org.backline.support.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.backline.events.PublishedEvent;
import org.springframework.kafka.core.KafkaTemplate;

/**
 * Sends what the service stored to the topic. The event store is the outbox: the position moves only after the broker
 * has confirmed every record of the batch, so a crash repeats and never loses.
 */
@ProcessingGroup(Outbox.GROUP)
public class Outbox {

    /** Name of the processor. */
    public static final String GROUP = "outbox";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PENDING = "outbox.pending";

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
        if (message.getPayload() instanceof PublishedEvent) {
            return; // taken in from another service; not ours to publish
        }
        publisher
                .publish(message.getPayload(), message.getTimestamp())
                .map(event ->
                        records.write(event, message.getIdentifier(), message.getTimestamp(), message.getMetaData()))
                .ifPresent(record -> pending().add(kafka.send(record)));
    }

    private static List<CompletableFuture<?>> pending() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(PENDING, key -> {
            List<CompletableFuture<?>> sent = new ArrayList<>();
            batch.onPrepareCommit(unit -> awaitConfirmation(sent));
            return sent;
        });
    }

    private static void awaitConfirmation(List<CompletableFuture<?>> sent) {
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new NotConfirmed(interrupted);
        } catch (ExecutionException | TimeoutException unconfirmed) {
            throw new NotConfirmed(unconfirmed);
        }
    }

    /** The broker did not confirm a batch; it will be sent again. */
    static final class NotConfirmed extends RuntimeException {

        NotConfirmed(Exception cause) {
            super("The broker has not confirmed; the same events will be sent again", cause);
        }
    }
}
