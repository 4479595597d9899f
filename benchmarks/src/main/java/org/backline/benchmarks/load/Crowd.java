package org.backline.benchmarks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Many who ask at once, one question after the other each, for a while. */
final class Crowd {

    private static final int MOST = 4_000_000;

    private Crowd() {}

    /** One question; throws when it is not answered as it should be. */
    @FunctionalInterface
    interface Question {
        void ask(int asker, long number) throws Exception;
    }

    /**
     * What came of it.
     *
     * @param failed questions that were not answered as they should be
     */
    record Result(double perSecond, double medianMillis, double p99Millis, long answered, long failed) {}

    /** Asks for so long to warm up, and then for so long to measure. */
    static Result ask(int askers, Duration warmUp, Duration measured, Question question) throws InterruptedException {
        if (!warmUp.isZero()) {
            run(askers, warmUp, question);
        }
        return run(askers, measured, question);
    }

    /** A question about one of several things. */
    @FunctionalInterface
    interface QuestionAbout<T> {
        void ask(T thing) throws Exception;
    }

    /**
     * Asks about each thing once.
     *
     * @throws IllegalStateException with the first failure, when there were any
     */
    static <T> Result each(int askers, List<T> things, QuestionAbout<T> question) throws InterruptedException {
        double[] millis = new double[things.size()];
        AtomicReference<Exception> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        try (ExecutorService crowd = Executors.newFixedThreadPool(askers)) {
            for (int place = 0; place < millis.length; place++) {
                int mine = place;
                crowd.execute(() -> {
                    long asked = System.nanoTime();
                    try {
                        question.ask(things.get(mine));
                    } catch (Exception failed) { // told below
                        failure.compareAndSet(null, failed);
                    }
                    millis[mine] = (System.nanoTime() - asked) / 1e6;
                });
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (failure.get() != null) {
            throw new IllegalStateException("Not all were answered", failure.get());
        }
        Arrays.sort(millis);
        return new Result(millis.length / seconds, Sorted.at(millis, 0.5), Sorted.at(millis, 0.99), millis.length, 0);
    }

    private static Result run(int askers, Duration duration, Question question) throws InterruptedException {
        long[] nanos = new long[MOST];
        AtomicLong next = new AtomicLong();
        AtomicLong numbers = new AtomicLong();
        LongAdder failed = new LongAdder();
        CountDownLatch done = new CountDownLatch(askers);
        long begin = System.nanoTime();
        long end = begin + duration.toNanos();
        for (int number = 0; number < askers; number++) {
            int asker = number;
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    while (System.nanoTime() < end) {
                        long asked = System.nanoTime();
                        try {
                            question.ask(asker, numbers.getAndIncrement());
                            int place = (int) next.getAndIncrement();
                            if (place < MOST) {
                                nanos[place] = System.nanoTime() - asked;
                            }
                        } catch (InterruptedException stop) {
                            Thread.currentThread().interrupt();
                            return;
                        } catch (Exception refused) {
                            failed.increment();
                        }
                    }
                } finally {
                    done.countDown();
                }
            });
        }
        done.await();
        double seconds = (System.nanoTime() - begin) / 1e9;
        int answered = (int) Math.min(next.get(), MOST);
        Arrays.sort(nanos, 0, answered);
        return new Result(
                answered / seconds, at(nanos, answered, 0.5), at(nanos, answered, 0.99), answered, failed.sum());
    }

    private static double at(long[] sorted, int count, double share) {
        return count == 0 ? Double.NaN : sorted[Math.min(count - 1, (int) (count * share))] / 1e6;
    }
}
