package org.backline.support.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets a batch of events commit only after the broker has confirmed every record that was sent for it, and sends the
 * records under one key one after the other.
 *
 * <p>The producer keeps the order of what it sends, but not of what it gives up: a record may run out of time, or find no
 * broker, a moment before the next one gets through. The batch is then sent again, and readers would have met the later
 * event of a case before the earlier one.
 */
final class Confirmations {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PENDING = "outbox.pending";

    private Confirmations() {}

    /**
     * Sends a record for which the batch waits too.
     *
     * @param key of the record; what was sent before under the same key in this batch is waited for first
     */
    static void await(String key, Supplier<CompletableFuture<?>> send) {
        Map<String, CompletableFuture<?>> pending = pending();
        @Nullable CompletableFuture<?> before = pending.get(key);
        if (before != null) {
            awaitAll(List.of(before));
        }
        pending.put(key, send.get());
    }

    private static Map<String, CompletableFuture<?>> pending() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(PENDING, name -> {
            Map<String, CompletableFuture<?>> sent = new HashMap<>();
            batch.onPrepareCommit(unit -> awaitAll(sent.values()));
            return sent;
        });
    }

    private static void awaitAll(Collection<CompletableFuture<?>> sent) {
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
