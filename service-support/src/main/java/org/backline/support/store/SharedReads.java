package org.backline.support.store;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.backline.support.store.PostgreSqlEventStorageEngine.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One question to the database for all readers that stand at the same place.
 *
 * <p>The readers of a service, a handful, stand at the end of the store nearly always, are woken by the same signal and
 * then want the same events. The first asks; who comes later takes the same answer, if no signal came since that question
 * began: to the one who asked later, an answer is as good as one to a question of his own as long as he knows of nothing
 * that it may have missed. Only the newest question is kept.
 */
final class SharedReads {

    private final Function<@Nullable TrackingToken, Page> read;
    private final AtomicReference<@Nullable Question> newest = new AtomicReference<>();

    /** A question, and its answer when it is there. */
    private record Question(@Nullable TrackingToken start, long signals, CompletableFuture<Page> answer) {

        boolean serves(@Nullable TrackingToken place, long known) {
            return signals >= known && samePlace(start, place);
        }
    }

    /**
     * What was read.
     *
     * @param signals how many signals there had been when the question began
     */
    record Answer(Page page, long signals) {}

    /** Reads with a function that asks the database. */
    SharedReads(Function<@Nullable TrackingToken, Page> read) {
        this.read = read;
    }

    /**
     * What stands after a place.
     *
     * @param signals how many signals there have been by now: what they told of is in the answer
     */
    Answer after(@Nullable TrackingToken start, long signals) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            // It sees what others must not see yet.
            return new Answer(read.apply(start), signals);
        }
        Question asked = newest.get();
        if (asked != null && asked.serves(start, signals)) {
            return new Answer(answerTo(asked), asked.signals());
        }
        var question = new Question(start, signals, new CompletableFuture<>());
        newest.set(question);
        try {
            Page page = read.apply(start);
            question.answer().complete(page);
            if (!page.isLast()) {
                // Of one who goes through the history: nobody else stands there.
                newest.compareAndSet(question, null);
            }
            return new Answer(page, signals);
        } catch (RuntimeException | Error failure) {
            newest.compareAndSet(question, null);
            question.answer().completeExceptionally(failure);
            throw failure;
        }
    }

    /**
     * Whether the same events are missing. Axon's own comparison leaves out the gaps up to where either token is settled:
     * who still waits for an event there would be taken for one who has read it, and miss it.
     */
    private static boolean samePlace(@Nullable TrackingToken one, @Nullable TrackingToken other) {
        if (one instanceof GapAwareTrackingToken some && other instanceof GapAwareTrackingToken same) {
            return some.getIndex() == same.getIndex() && some.getGaps().equals(same.getGaps());
        }
        return one == null && other == null;
    }

    private static Page answerTo(Question question) {
        try {
            return question.answer().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw failed;
        }
    }
}
