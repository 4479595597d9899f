package org.backline.support.command;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class WorkTest {

    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static CompletableFuture<Integer> busy(Work work, CountDownLatch until) {
        return work.call(() -> {
                    until.await();
                    return 1;
                })
                .toFuture();
    }

    @Test
    void tellsHowLongTheOneWhoIsNextHasWaited() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Work work = new Work(1, 5, Duration.ofMinutes(1))) {
            assertThat(work.waited()).isZero();
            CompletableFuture<Integer> first = busy(work, end);
            await().until(() -> work.waited().isZero());
            CompletableFuture<Integer> second = busy(work, end);
            await().atMost(10, SECONDS).until(() -> work.waited().compareTo(PATIENCE) > 0);
            end.countDown();
            first.get(10, SECONDS);
            second.get(10, SECONDS);
            assertThat(work.waited()).isZero();
        }
    }

    @Test
    void doesNotBeginWhatHasWaitedTooLong() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        try (Work work = new Work(1, 5, PATIENCE)) {
            CompletableFuture<Integer> first = busy(work, end);
            CompletableFuture<Integer> second = work.call(() -> 2).toFuture();
            await().atMost(10, SECONDS).until(() -> work.waited().compareTo(PATIENCE) > 0);
            end.countDown();
            assertThat(first.get(10, SECONDS)).isEqualTo(1);
            assertThatThrownBy(() -> second.get(10, SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Overloaded.class);
        }
    }

    @Test
    void takesNoMoreThanMayWait() {
        CountDownLatch end = new CountDownLatch(1);
        try (Work work = new Work(1, 1, Duration.ofMinutes(1))) {
            CompletableFuture<Integer> first = busy(work, end);
            await().until(() -> work.waited().isZero() && !first.isDone());
            CompletableFuture<Integer> second = busy(work, end);
            assertThatThrownBy(() -> busy(work, end).get(10, SECONDS)).hasCauseInstanceOf(Overloaded.class);
            end.countDown();
            assertThat(second).succeedsWithin(Duration.ofSeconds(10));
        }
    }
}
