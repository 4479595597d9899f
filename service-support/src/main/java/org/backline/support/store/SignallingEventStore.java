package org.backline.support.store;

import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * An event store that wakes its readers when something was committed.
 *
 * <p>Axon's streams make pooled processors poll twice a second. These read when they are told to: by a commit here, or
 * by a tick that has seen a commit of another process. In between nobody asks the database anything but the tick, and
 * those who stand at the same place ask once for all of them.
 */
public final class SignallingEventStore extends EmbeddedEventStore {

    /** How often other processes' commits are looked for. */
    public static final Duration TICK = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(SignallingEventStore.class);

    /** Readers are also woken when nothing seems to have happened, in case that is wrong. */
    private static final int TICKS_BETWEEN_UNASKED_SIGNALS = 50;

    /** How many events a tick looks at; when there are more, the next one finds the rest. */
    private static final int LOOKED_AT = 200;

    private final PostgreSqlEventStorageEngine engine;
    private final SharedReads reads;
    private final Set<DirectStream> streams = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService ticker;
    private final ScheduledFuture<?> ticking;
    private final AtomicLong signals = new AtomicLong();
    private final ReentrantLock waiting = new ReentrantLock();
    private final Condition signalled = waiting.newCondition();

    private @Nullable TrackingToken looked;
    private int ticks;

    /**
     * A store on an engine.
     *
     * @param settings all but the engine
     * @param tick how often commits of other processes are looked for
     */
    public SignallingEventStore(Builder settings, PostgreSqlEventStorageEngine engine, Duration tick) {
        super(settings.storageEngine(engine));
        this.engine = engine;
        this.reads = new SharedReads(engine::readPage);
        this.ticker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("event-store-tick").factory());
        this.ticking = ticker.scheduleWithFixedDelay(this::tick, tick.toNanos(), tick.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Wakes all readers: after the commit of the transaction that is active on this thread, or at once where there is
     * none. For events that were appended without this store.
     */
    public void signal() {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake();
                }
            });
        } else {
            wake();
        }
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        // A unit of work inside a caller's transaction is done before its events are visible.
        signal();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken trackingToken) {
        var stream = new DirectStream(trackingToken);
        streams.add(stream);
        return stream;
    }

    @Override
    public void shutDown() {
        ticking.cancel(false);
        ticker.shutdown();
        streams.forEach(DirectStream::close);
        super.shutDown();
    }

    private void wake() {
        waiting.lock();
        try {
            signals.incrementAndGet();
            signalled.signalAll();
        } finally {
            waiting.unlock();
        }
        streams.forEach(DirectStream::callBack);
    }

    private void tick() {
        try {
            if (streams.isEmpty()) {
                return;
            }
            ticks++;
            if (hasNews() || ticks % TICKS_BETWEEN_UNASKED_SIGNALS == 0) {
                wake();
            }
        } catch (RuntimeException e) {
            // The readers meet the same failure and have their own way to deal with it; the next tick tries again.
            LOG.debug("The event store did not answer", e);
        }
    }

    /**
     * Whether an event is visible that was not when the last tick looked, be it late and below others. That anything was
     * committed would be easier to ask, and true all the time: readers commit how far they are, and so do other databases
     * of the server.
     */
    private boolean hasNews() {
        TrackingToken last = looked;
        if (last == null) {
            TrackingToken head = engine.createHeadToken();
            looked = head == null ? engine.createTailToken() : head;
            return true;
        }
        List<? extends TrackedEventData<?>> news = engine.fetchTrackedEvents(last, LOOKED_AT);
        if (news.isEmpty()) {
            return false;
        }
        looked = news.getLast().trackingToken();
        return true;
    }

    /** Waits until there are more signals than were known, for so long at most. */
    private void awaitSignalAfter(long known, long nanos) throws InterruptedException {
        waiting.lock();
        try {
            long left = nanos;
            while (signals.get() == known && left > 0) {
                left = signalled.awaitNanos(left);
            }
        } finally {
            waiting.unlock();
        }
    }

    /** Reads only when there was a signal since it last came to the end. */
    private final class DirectStream implements TrackingEventStream {

        /** The place up to which was read. */
        private @Nullable TrackingToken read;

        private Iterator<? extends TrackedEventMessage<?>> events = Collections.emptyIterator();
        private @Nullable TrackedEventMessage<?> next;

        /** How many signals there had been when it was seen that nothing comes after these events; -1 when more may. */
        private long signalsAtEnd = -1;

        private volatile @Nullable Runnable callback;
        private volatile boolean closed;

        private DirectStream(@Nullable TrackingToken start) {
            this.read = start;
        }

        @Override
        public synchronized Optional<TrackedEventMessage<?>> peek() {
            return advance() ? Optional.ofNullable(next) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            long deadline = System.nanoTime() + unit.toNanos(timeout);
            while (true) {
                long known = signals.get();
                if (advance()) {
                    return true;
                }
                long left = deadline - System.nanoTime();
                if (left <= 0 || closed) {
                    return false;
                }
                awaitSignalAfter(known, left);
            }
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            while (true) {
                TrackedEventMessage<?> event = take();
                if (event != null) {
                    return event;
                }
                if (closed) {
                    throw new IllegalStateException("The stream is closed");
                }
                hasNextAvailable(1, TimeUnit.SECONDS);
            }
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            this.callback = callback;
            return true;
        }

        @Override
        public void close() {
            closed = true;
            streams.remove(this);
            callback = null;
            waiting.lock();
            try {
                signalled.signalAll();
            } finally {
                waiting.unlock();
            }
        }

        private synchronized @Nullable TrackedEventMessage<?> take() {
            if (!advance()) {
                return null;
            }
            TrackedEventMessage<?> event = next;
            next = null;
            return event;
        }

        private synchronized boolean advance() {
            if (next != null) {
                return true;
            }
            while (!closed && !events.hasNext()) {
                long known = signals.get();
                if (known == signalsAtEnd) {
                    return false;
                }
                SharedReads.Answer answer = reads.after(read, known);
                events = answer.page().events().iterator();
                read = answer.page().end();
                signalsAtEnd = answer.page().isLast() ? answer.signals() : -1;
            }
            if (closed) {
                return false;
            }
            next = events.next();
            return true;
        }

        private void callBack() {
            Runnable current = callback;
            if (current == null) {
                return;
            }
            try {
                current.run();
            } catch (RuntimeException e) {
                // A processor that is being shut down takes no more tasks.
                LOG.debug("A reader could not be woken", e);
            }
        }
    }
}
