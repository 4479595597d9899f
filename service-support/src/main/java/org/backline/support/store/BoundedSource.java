package org.backline.support.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The events of the store for one view: all of them, or those up to an index while the view is compared with a replay
 * of itself. People go on working meanwhile; what they do must not be in the one and missing from the other.
 */
public final class BoundedSource implements StreamableMessageSource<TrackedEventMessage<?>> {

    private static final long NOTHING = 0;
    private static final long EVERYTHING = Long.MAX_VALUE;

    private final Supplier<SignallingEventStore> store;
    private long bound = EVERYTHING;

    /** All that is in a store. */
    public BoundedSource(Supplier<SignallingEventStore> store) {
        this.store = store;
    }

    /** Gives nothing more, and reads nothing. Whatever was given is visible to everybody by now. */
    public synchronized void hold() {
        bound = NOTHING;
    }

    /**
     * Gives what has an index up to this one.
     *
     * @param index one below which nothing can become visible any more: what was read above it stands in the way
     */
    public void upTo(long index) {
        bound(index);
    }

    /** Gives everything. */
    public void lift() {
        bound(EVERYTHING);
    }

    private void bound(long index) {
        synchronized (this) {
            bound = index;
        }
        store.get().signal();
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken start) {
        return new BoundedStream(store.get().openStream(start));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return store.get().createTailToken();
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return store.get().createHeadToken();
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        return store.get().createTokenAt(time);
    }

    @Override
    public @Nullable TrackingToken createTokenSince(Duration duration) {
        return store.get().createTokenSince(duration);
    }

    private final class BoundedStream implements TrackingEventStream {

        private final TrackingEventStream all;

        private BoundedStream(TrackingEventStream all) {
            this.all = all;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            // Nobody who was let in here is still reading when the bound has moved.
            synchronized (BoundedSource.this) {
                return bound == NOTHING ? Optional.empty() : all.peek().filter(this::isWithin);
            }
        }

        private boolean isWithin(TrackedEventMessage<?> event) {
            return bound == EVERYTHING || ((EventToken) event.trackingToken()).event() <= bound;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            return peek().isPresent() || (timeout > 0 && all.hasNextAvailable(timeout, unit) && peek().isPresent());
        }

        /** To be called when there is one, as Axon's processors do. */
        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return all.nextAvailable();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return all.setOnAvailableCallback(callback);
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
