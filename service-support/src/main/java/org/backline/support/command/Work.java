package org.backline.support.command;

import io.micrometer.context.ContextSnapshotFactory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Mono;

/**
 * Runs what blocks (commands, JDBC) on a bounded pool, off the event loop. A client that goes away does not interrupt
 * what has begun: a command must not be broken off in the middle of a transaction.
 */
public class Work implements AutoCloseable, MeterBinder {

    /** Carries the trace and whatever else belongs to a request over to the thread that works for it. */
    private static final ContextSnapshotFactory SNAPSHOTS =
            ContextSnapshotFactory.builder().build();

    private final LongAdder shed = new LongAdder();

    private final LongAdder stale = new LongAdder();

    private final ThreadPoolExecutor pool;

    private final Duration patience;

    /** A thread that works for somebody who waits for an answer. */
    private static final class Worker extends Thread {

        private boolean atLength;

        Worker(Runnable work) {
            super(work);
        }
    }

    /**
     * @param threads how many run at once, 1 or more
     * @param waiting how many may wait, 1 or more; beyond that {@link Overloaded}
     * @param patience how long work may wait until it begins; what has waited longer is not begun: {@link Overloaded}
     */
    public Work(int threads, int waiting, Duration patience) {
        this.patience = patience;
        var number = new AtomicInteger();
        pool = new ThreadPoolExecutor(
                threads, threads, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(waiting), work -> {
                    Thread worker = new Worker(work);
                    worker.setName("work-" + number.getAndIncrement());
                    return worker;
                });
    }

    /** A thread beside the pool, not yet started, whose work is waited for in the same way; it holds up no shutdown. */
    public static Thread awaited(String name, Runnable work) {
        Thread worker = new Worker(work);
        worker.setName(name);
        worker.setDaemon(true);
        return worker;
    }

    /** Whether this thread works for somebody who waits for an answer now; not one who asked for something long. */
    public static boolean isAwaited() {
        return Thread.currentThread() instanceof Worker worker && !worker.atLength;
    }

    /** Whether this thread does what somebody asked for who knows that it takes long. */
    public static boolean isAtLength() {
        return Thread.currentThread() instanceof Worker worker && worker.atLength;
    }

    /** The same as {@link #call} for what goes through a whole store, and may take as long as that takes. */
    public <T> Mono<T> callAtLength(Callable<T> work) {
        return call(() -> {
            Worker worker = (Worker) Thread.currentThread();
            worker.atLength = true;
            try {
                return work.call();
            } finally {
                worker.atLength = false;
            }
        });
    }

    /** The result of the work, when it is done; {@link Overloaded} when too much is waiting. */
    public <T> Mono<T> call(Callable<T> work) {
        return Mono.deferContextual(context ->
                Mono.fromFuture(() -> start(SNAPSHOTS.captureFrom(context).wrap(work)), true));
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionCounter.builder("backline.requests.shed", shed, LongAdder::doubleValue)
                .tag("why", "queue")
                .register(meters);
        FunctionCounter.builder("backline.requests.shed", stale, LongAdder::doubleValue)
                .tag("why", "patience")
                .register(meters);
        Gauge.builder("backline.work.waiting", pool, one -> one.getQueue().size())
                .register(meters);
        Gauge.builder("backline.work.active", pool, ThreadPoolExecutor::getActiveCount)
                .register(meters);
    }

    /** How long the one has waited by now who has waited longest of those who wait. */
    public Duration waited() {
        return pool.getQueue().peek() instanceof Task<?> first ? first.waited() : Duration.ZERO;
    }

    private <T> CompletableFuture<T> start(Callable<T> work) {
        var task = new Task<>(work);
        try {
            pool.execute(task);
        } catch (RejectedExecutionException full) {
            shed.increment();
            task.result.completeExceptionally(new Overloaded(full));
        }
        return task.result;
    }

    private final class Task<T> implements Runnable {

        private final Callable<T> work;
        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final long begin = System.nanoTime();

        private Task(Callable<T> work) {
            this.work = work;
        }

        private Duration waited() {
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        @Override
        public void run() {
            if (waited().compareTo(patience) > 0) {
                stale.increment();
                result.completeExceptionally(new Overloaded(patience));
                return;
            }
            try {
                result.complete(work.call());
            } catch (Throwable problem) { // whatever went wrong belongs to the caller's answer
                result.completeExceptionally(problem);
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
