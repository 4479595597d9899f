package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.backline.support.store.PostgreSqlEventStorageEngine.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class SharedReadsTest {

    private static final TrackingToken HERE = at(1);
    private static final TrackingToken THERE = at(2);

    private final AtomicInteger questions = new AtomicInteger();
    private final SharedReads reads = new SharedReads(start -> page(start, true));

    private static TrackingToken at(long index) {
        return GapAwareTrackingToken.newInstance(index, List.of());
    }

    private Page page(@Nullable TrackingToken start, boolean isLast) {
        questions.incrementAndGet();
        return new Page(List.of(), start, isLast);
    }

    @Test
    void asksOnceForThoseWhoStandAtTheSamePlaceAndKnowOfTheSameSignals() {
        SharedReads.Answer first = reads.after(HERE, 7);
        assertThat(reads.after(at(1), 7).page()).isSameAs(first.page());
        assertThat(reads.after(HERE, 6).signals())
                .as("what the answer is good for")
                .isEqualTo(7);
        assertThat(questions).hasValue(1);
    }

    @Test
    void asksAgainForWhoKnowsOfALaterSignal() {
        reads.after(HERE, 7);
        assertThat(reads.after(HERE, 8).signals()).isEqualTo(8);
        assertThat(questions).hasValue(2);
    }

    @Test
    void asksAgainForWhoStandsElsewhere() {
        reads.after(HERE, 7);
        assertThat(reads.after(THERE, 7).page().end()).isEqualTo(THERE);
        assertThat(reads.after(null, 7).page().end()).isNull();
        assertThat(questions).hasValue(3);
    }

    /** Axon calls these equal: at and below the place to which a token is settled it does not look at gaps. */
    @Test
    void asksAgainForWhoWaitsForAnEventThatTheOtherHasRead() {
        GapAwareTrackingToken before = GapAwareTrackingToken.newInstance(10, List.of());
        TrackingToken waiting = before.advanceTo(12, 2);
        TrackingToken served = before.advanceTo(11, 0).advanceTo(12, 0);
        assertThat(waiting).isEqualTo(served);

        reads.after(served, 7);
        assertThat(reads.after(waiting, 7).page().end()).isSameAs(waiting);
        assertThat(reads.after(served, 7).page().end()).isSameAs(served);
        assertThat(questions).hasValue(3);
    }

    @Test
    void keepsNothingOfWhatIsNotTheEnd() {
        SharedReads history = new SharedReads(start -> page(start, false));
        history.after(HERE, 7);
        history.after(HERE, 7);
        assertThat(questions).hasValue(2);
    }

    @Test
    void asksForItselfInsideATransactionWhichSeesWhatOthersMustNot() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            reads.after(HERE, 7);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        reads.after(HERE, 7);
        assertThat(questions).hasValue(2);
    }

    @Test
    void takesPartInAQuestionThatIsBeingAsked() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        SharedReads slow = new SharedReads(start -> {
            asked.countDown();
            awaitUninterrupted(answered);
            return page(start, true);
        });
        var first = CompletableFuture.supplyAsync(() -> slow.after(HERE, 7));
        asked.await();
        List<CompletableFuture<SharedReads.Answer>> others = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (int other = 0; other < 3; other++) {
            var answer = new CompletableFuture<SharedReads.Answer>();
            others.add(answer);
            waiting.add(Thread.ofPlatform().start(() -> answer.complete(slow.after(HERE, 7))));
        }
        await().until(() -> waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        answered.countDown();
        for (var other : others) {
            assertThat(other.get(5, TimeUnit.SECONDS).page())
                    .isSameAs(first.get().page());
        }
        assertThat(questions).hasValue(1);
    }

    @Test
    void tellsAFailureToAllWhoTookPartAndForgetsIt() throws Exception {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        var failing = new AtomicInteger();
        SharedReads sick = new SharedReads(start -> {
            if (failing.incrementAndGet() > 1) {
                return page(start, true);
            }
            asked.countDown();
            awaitUninterrupted(answered);
            throw new IllegalStateException("no database");
        });
        var first = CompletableFuture.supplyAsync(() -> sick.after(HERE, 7));
        asked.await();
        var problem = new CompletableFuture<RuntimeException>();
        Thread waiting = Thread.ofPlatform().start(() -> {
            try {
                sick.after(HERE, 7);
            } catch (RuntimeException failure) {
                problem.complete(failure);
            }
        });
        await().until(() -> waiting.getState() == Thread.State.WAITING);
        answered.countDown();
        assertThat(problem.get(5, TimeUnit.SECONDS)).hasMessage("no database");
        assertThat(first).failsWithin(Duration.ofSeconds(5));
        assertThat(sick.after(HERE, 7).page().isLast()).as("the next one asks").isTrue();
    }

    @Test
    void passesAFailureOnAsItIs() {
        SharedReads sick = new SharedReads(start -> {
            throw new IllegalStateException("no database");
        });
        assertThatIllegalStateException().isThrownBy(() -> sick.after(HERE, 7)).withMessage("no database");
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
