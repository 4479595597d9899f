package org.backline.support.store;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;

/** A pooled processor of two segments that notes what it handles, and fails where a test wants it to. */
final class NotingProcessor implements AutoCloseable {

    static final String NAME = "noting";

    /** The identifiers of what was handled. */
    final List<String> handled = new CopyOnWriteArrayList<>();

    /** What fails once when it is handled. */
    final Set<String> failing = ConcurrentHashMap.newKeySet();

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final PooledStreamingEventProcessor processor;

    /** Starts a processor that soon tries to claim segments which others let go. */
    NotingProcessor(EventStoreSamples store, SignallingEventStore events) {
        processor = PooledStreamingEventProcessor.builder()
                .name(NAME)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(this)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .messageSource(events)
                .tokenStore(tokens(store, "this copy"))
                .transactionManager(store.transactions)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .initialSegmentCount(2)
                .tokenClaimInterval(200)
                .build();
        processor.registerHandlerInterceptor(new SkipRepeats());
        processor.start();
    }

    static TokenStore tokens(EventStoreSamples store, String copy) {
        return new FencedTokenStore(
                store.connections,
                EventStoreSamples.SERIALIZER,
                copy,
                Duration.ofSeconds(10),
                Clock.systemUTC(),
                (name, segment) -> {});
    }

    /** Waits until both segments are its own. */
    NotingProcessor ready() {
        await().until(() -> processor.processingStatus().size() == 2);
        return this;
    }

    /** Whether both segments are at an index, whatever they wait for below it. */
    boolean isAt(long index) {
        return processor.processingStatus().values().stream()
                .allMatch(segment -> segment.getCurrentPosition().orElse(0) == index);
    }

    @EventHandler
    void on(EventMessage<?> event) {
        if (failing.remove(event.getIdentifier())) {
            throw new IllegalStateException("Not now");
        }
        handled.add(event.getIdentifier());
    }

    @Override
    public void close() {
        processor.shutDown();
        threads.shutdownNow();
    }
}
