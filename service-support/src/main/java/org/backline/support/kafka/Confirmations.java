package org.backline.support.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Lets a batch of events commit only after the broker has confirmed every record that was sent for it. */
final class Confirmations {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PENDING = "outbox.pending";

    private Confirmations() {}

    /** The batch waits for this record too. */
    static void await(CompletableFuture<?> sent) {
        pending().add(sent);
    }

    private static List<CompletableFuture<?>> pending() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(PENDING, key -> {
            List<CompletableFuture<?>> sent = new ArrayList<>();
            batch.onPrepareCommit(unit -> awaitAll(sent));
            return sent;
        });
    }

    private static void awaitAll(List<CompletableFuture<?>> sent) {
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
