package org.backline.support.processing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Axon alone would wait 1, 2, 4, 8 and 16 seconds after the five failures here. */
@Timeout(60)
class SoonAgainTest {

    private static final int FAILURES = 5;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(3);
    private final AtomicInteger storeFails = new AtomicInteger();
    private final AtomicInteger handlerFails = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> handled = new CopyOnWriteArrayList<>();

    private final PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
            .name("noting")
            .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                    .eventHandlers(this)
                    .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                    .build())
            .errorHandler(PropagatingErrorHandler.instance())
            .messageSource(store)
            .tokenStore(sometimesAway(new InMemoryTokenStore()))
            .transactionManager(NoTransactionManager.instance())
            .coordinatorExecutor(threads)
            .workerExecutor(threads)
            .initialSegmentCount(2)
            .tokenClaimInterval(100)
            .build();

    private TokenStore sometimesAway(TokenStore tokens) {
        return (TokenStore) Proxy.newProxyInstance(
                TokenStore.class.getClassLoader(), new Class<?>[] {TokenStore.class}, (proxy, method, arguments) -> {
                    if (storeFails.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new IllegalStateException("The database is away");
                    }
                    try {
                        return method.invoke(tokens, arguments);
                    } catch (InvocationTargetException refused) {
                        throw refused.getTargetException();
                    }
                });
    }

    @EventHandler
    void on(String event) {
        if (handlerFails.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The broker is away");
        }
        handled.add(event);
    }

    @BeforeEach
    void start() {
        processor.start();
        await().until(() -> processor.processingStatus().size() == 2);
        var again = new SoonAgain(() -> List.of(processor), nanos::get);
        var _ = threads.scheduleWithFixedDelay(again::takeUp, 0, 100, TimeUnit.MILLISECONDS);
    }

    @AfterEach
    void stop() {
        processor.shutDown();
        threads.shutdownNow();
    }

    @Test
    void whatItsHandlerCouldNotDoManyTimesInARow() {
        handlerFails.set(FAILURES);
        store.publish(GenericEventMessage.asEventMessage("an event"));
        await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("an event"));
        assertThat(handlerFails).hasValue(0);
    }

    @Test
    void whatCouldNotBeClaimedManyTimesInARow() {
        storeFails.set(FAILURES + 2); // to let go of its two segments fails as well
        await().atMost(SOON).until(() -> storeFails.get() == 0);
        store.publish(GenericEventMessage.asEventMessage("an event"));
        await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("an event"));
    }

    @Test
    void howeverLongItIsAway() {
        storeFails.set(Integer.MAX_VALUE);
        for (int minutes = 3; minutes < 12; minutes += 3) {
            int before = storeFails.get();
            await().atMost(SOON).until(() -> before - storeFails.get() > 4);
            nanos.set(TimeUnit.MINUTES.toNanos(minutes));
        }
        storeFails.set(0);
        store.publish(GenericEventMessage.asEventMessage("an event"));
        await().atMost(SOON).untilAsserted(() -> assertThat(handled).containsExactly("an event"));
    }

    @Test
    void asksOnceAtATimeAndNotForWhatAnotherCopyHas() {
        var other = mock(StreamingEventProcessor.class);
        var first = new CompletableFuture<Boolean>();
        when(other.getName()).thenReturn("other");
        when(other.isRunning()).thenReturn(true);
        when(other.claimSegment(anyInt())).thenReturn(first);
        when(other.processingStatus()).thenReturn(Map.of(0, mock(EventTrackerStatus.class)));
        long[] now = {0};
        var again = new SoonAgain(() -> List.of(other), () -> now[0]);

        again.takeUp();
        verify(other, never()).claimSegment(anyInt());
        when(other.processingStatus()).thenReturn(Map.of());
        again.takeUp();
        again.takeUp();
        verify(other, times(1)).claimSegment(0);
        first.complete(false);
        again.takeUp();
        verify(other, times(2)).claimSegment(0);
        now[0] = SECONDS.toNanos(121);
        again.takeUp();
        verify(other, times(2)).claimSegment(0);
        verify(other, never()).claimSegment(1);

        when(other.isRunning()).thenReturn(false);
        when(other.processingStatus()).thenThrow(new IllegalStateException("is not asked"));
        again.takeUp();
    }
}
