package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.support.store.EventStoreSamples.now;

import java.time.Duration;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Segments share one stream: who takes one over must take the stream back to what that segment still waits for. */
@Timeout(60)
class SegmentsTest {

    private static final int SEGMENT_OF_CASE_1 = Segment.computeSegments(0, 1)[0].matches("case-1") ? 0 : 1;

    private final EventStoreSamples store = new EventStoreSamples();
    private final SignallingEventStore events =
            new SignallingEventStore(EmbeddedEventStore.builder(), store.ours(), Duration.ofHours(1));

    @AfterEach
    void close() {
        events.shutDown();
        store.close();
    }

    /** Another copy has claimed the segment of case 1, and got all there but the events of some indexes. */
    private TokenStore anotherCopyIsAt(long index, Long... missing) {
        TokenStore other = NotingProcessor.tokens(store, "other copy");
        other.initializeTokenSegments(NotingProcessor.NAME, 2, events.createTailToken());
        other.fetchToken(NotingProcessor.NAME, SEGMENT_OF_CASE_1);
        other.storeToken(
                GapAwareTrackingToken.newInstance(index, List.of(missing)), NotingProcessor.NAME, SEGMENT_OF_CASE_1);
        return other;
    }

    @Test
    void givesALateEventAgainToTheSegmentThatFailedAtIt() {
        try (var processor = new NotingProcessor(store, events).ready()) {
            var slow = store.session().append("slow", "case-1", 0, now());
            store.append("quick", "case-2", 0, now());
            events.signal();
            await().until(() -> processor.isAt(2));

            processor.failing.add("slow");
            slow.commit();
            events.signal();
            await().untilAsserted(() -> assertThat(processor.handled).containsExactly("quick", "slow"));
            assertThat(processor.failing).isEmpty();
        }
    }

    /** Of two copies the one stopped before it had read the late event, which the other had met in its place. */
    @Test
    void goesBackForTheSegmentThatAnotherCopyLeftWaitingForALateEvent() {
        store.append("slow", "case-1", 0, now());
        store.append("quick", "case-2", 0, now());
        TokenStore other = anotherCopyIsAt(2, 1L);
        try (var processor = new NotingProcessor(store, events)) {
            await().until(() -> processor.isAt(2) && processor.handled.contains("quick"));

            other.releaseClaim(NotingProcessor.NAME, SEGMENT_OF_CASE_1);
            await().untilAsserted(() -> assertThat(processor.handled).containsExactly("quick", "slow"));
        }
    }

    /** The same, and the index next to the late event is empty for good, as is seen by then. */
    @Test
    void goesBackForALateEventAmongIndexesThatWereGivenUp() {
        store.session().append("undone", "case-1", 0, now()).rollback();
        store.append("slow", "case-1", 0, now());
        store.session().append("undone too", "case-1", 1, now()).rollback();
        store.append("quick", "case-2", 0, now());
        TokenStore other = anotherCopyIsAt(4, 1L, 2L, 3L);
        try (var processor = new NotingProcessor(store, events)) {
            await().until(() -> processor.isAt(4) && processor.handled.contains("quick"));

            other.releaseClaim(NotingProcessor.NAME, SEGMENT_OF_CASE_1);
            await().untilAsserted(() -> assertThat(processor.handled).containsExactly("quick", "slow"));
        }
    }

    /** The segments of a copy that stopped stand apart; the stream begins at the one that is behind. */
    @Test
    void doesNotHandleAgainWhatFollowsALateEvent() {
        store.append("slow", "case-1", 0, now());
        store.append("next", "case-1", 1, now());
        store.append("last", "case-1", 2, now());
        TokenStore other = anotherCopyIsAt(3, 1L);
        other.releaseClaim(NotingProcessor.NAME, SEGMENT_OF_CASE_1);
        try (var processor = new NotingProcessor(store, events).ready()) {
            store.append("newest", "case-1", 3, now());
            events.signal();
            await().until(() -> processor.isAt(4) && processor.handled.contains("newest"));
            assertThat(processor.handled).containsExactly("slow", "newest");
        }
    }
}
