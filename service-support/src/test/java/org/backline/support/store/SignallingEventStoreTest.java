package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.backline.support.store.EventStoreSamples.event;
import static org.backline.support.store.EventStoreSamples.now;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(30)
class SignallingEventStoreTest {

    /** So long that a test would notice if it waited for it. */
    private static final Duration NEVER = Duration.ofHours(1);

    /** Axon's processors look by themselves after five seconds. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private final EventStoreSamples store = new EventStoreSamples();
    private final AtomicInteger queries = new AtomicInteger();
    private final List<Runnable> atTheEnd = new ArrayList<>();

    @AfterEach
    void close() {
        atTheEnd.reversed().forEach(Runnable::run);
        store.close();
    }

    @Test
    void wakesAProcessorWhenAnEventIsPublished() {
        SignallingEventStore events = eventStore(NEVER);
        List<String> handled = process(events);

        events.publish(event("first", "case-1", 0, now()));
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(handled).containsExactly("first"));
    }

    @Test
    void wakesAProcessorWhenTheCallersTransactionCommits() {
        SignallingEventStore events = eventStore(NEVER);
        List<String> handled = process(events);
        var signals = new AtomicInteger();
        events.openStream(null).setOnAvailableCallback(signals::incrementAndGet);

        new TransactionTemplate(store.springTransactions).executeWithoutResult(transaction -> {
            events.publish(event("first", "case-1", 0, now()));
            assertThat(signals).as("signals before the commit").hasValue(0);
        });
        assertThat(signals).hasPositiveValue();
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(handled).containsExactly("first"));
    }

    @Test
    void wakesNobodyWhenTheCallersTransactionIsRolledBack() {
        SignallingEventStore events = eventStore(NEVER);
        var signals = new AtomicInteger();
        events.openStream(null).setOnAvailableCallback(signals::incrementAndGet);

        new TransactionTemplate(store.springTransactions).executeWithoutResult(transaction -> {
            events.publish(event("first", "case-1", 0, now()));
            transaction.setRollbackOnly();
        });
        assertThat(signals).hasValue(0);
    }

    @Test
    void wakesAProcessorOnASignal() {
        SignallingEventStore events = eventStore(NEVER);
        List<String> handled = process(events);

        store.append("received", "message-1", 0, now());
        events.signal();
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(handled).containsExactly("received"));
    }

    @Test
    void noticesWhatAnotherProcessCommits() {
        List<String> handled = process(eventStore(Duration.ofMillis(20)));

        var slow = store.session().append("slow", "case-1", 0, now());
        store.append("quick", "case-2", 0, now());
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(handled).containsExactly("quick"));
        slow.commit();
        await().atMost(AT_ONCE).untilAsserted(() -> assertThat(handled).containsExactly("quick", "slow"));
    }

    /** Readers commit how far they are, and so do other databases of the server: who woke for that would never sleep. */
    @Test
    void wakesNobodyWhenWhatIsCommittedIsNoEvent() {
        SignallingEventStore events = eventStore(Duration.ofMillis(20));
        var signals = new AtomicInteger();
        events.openStream(null).setOnAvailableCallback(signals::incrementAndGet);
        await().until(() -> signals.get() > 0);
        int asked = queries.get();
        int woken = signals.get();

        await().atMost(AT_ONCE).until(() -> {
            store.execute("select pg_current_xact_id()");
            return queries.get() >= asked + 20;
        });
        assertThat(signals.get() - woken).as("but for the signal unasked for").isLessThanOrEqualTo(queries.get() / 20);
    }

    @Test
    void asksTheDatabaseOnceForEachSignal() throws Exception {
        SignallingEventStore events = eventStore(NEVER);
        try (TrackingEventStream stream = events.openStream(null)) {
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.hasNextAvailable(1, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(stream.peek()).isEmpty();
            assertThat(queries).hasValue(1);

            store.append("first", "case-1", 0, now());
            events.signal();
            assertThat(stream.peek()).isPresent();
            assertThat(stream.nextAvailable().getIdentifier()).isEqualTo("first");
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(stream.hasNextAvailable()).isFalse();
            assertThat(queries).hasValue(2);
        }
    }

    @Test
    void asksTheDatabaseOnceForAllWhoStandAtTheSamePlace() throws Exception {
        SignallingEventStore events = eventStore(NEVER);
        List<TrackingEventStream> streams = List.of(events.openStream(null), events.openStream(null));
        for (TrackingEventStream stream : streams) {
            assertThat(stream.hasNextAvailable()).isFalse();
        }
        assertThat(queries).hasValue(1);

        store.append("first", "case-1", 0, now());
        events.signal();
        assertThat(streams.getFirst().nextAvailable().getIdentifier()).isEqualTo("first");
        store.append("second", "case-1", 1, now());
        events.signal();
        for (TrackingEventStream stream : streams.reversed()) {
            assertThat(identifiers(stream)).endsWith("second");
        }
        assertThat(queries).hasValue(4);
    }

    /** Both stand at the second event; the one has passed over the first, which was not committed then. */
    @Test
    void keepsApartWhoWaitsForALateEventAndWhoHasReadIt() throws Exception {
        SignallingEventStore events = eventStore(NEVER);
        TrackingEventStream early = events.openStream(null);
        var slow = store.session().append("slow", "case-1", 0, now());
        store.append("quick", "case-2", 0, now());
        assertThat(identifiers(early)).containsExactly("quick");

        slow.commit();
        events.signal();
        TrackingEventStream late = events.openStream(null);
        assertThat(identifiers(late)).containsExactly("slow", "quick");
        events.signal();
        assertThat(identifiers(late)).isEmpty();
        assertThat(identifiers(early)).containsExactly("slow");
    }

    private static List<String> identifiers(TrackingEventStream stream) throws InterruptedException {
        List<String> found = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            found.add(stream.nextAvailable().getIdentifier());
        }
        return found;
    }

    @Test
    void letsAReaderWaitForTheNextEvent() {
        SignallingEventStore events = eventStore(NEVER);
        TrackingEventStream stream = events.openStream(null);
        var next = CompletableFuture.supplyAsync(() -> nextOf(stream));
        await().until(() -> queries.get() > 0);
        events.publish(event("first", "case-1", 0, now()));
        assertThat(next).succeedsWithin(AT_ONCE).isEqualTo("first");
    }

    @Test
    void releasesAWaitingReaderWhenItShutsDown() {
        var others = tickers();
        SignallingEventStore events = eventStore(Duration.ofMillis(20));
        TrackingEventStream stream = events.openStream(null);
        var next = CompletableFuture.supplyAsync(() -> nextOf(stream));
        await().until(() -> queries.get() > 0);

        events.shutDown();
        assertThat(next).failsWithin(AT_ONCE);
        assertThat(stream.hasNextAvailable()).isFalse();
        assertThatIllegalStateException().isThrownBy(stream::nextAvailable).withMessage("The stream is closed");
        await().untilAsserted(() -> assertThat(others).containsAll(tickers()));
    }

    /** The tickers of all stores in this JVM: an application context of another test may have one too. */
    private static Set<Thread> tickers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("event-store-tick"))
                .collect(Collectors.toSet());
    }

    @Test
    void wakesTheOthersWhenOneCannotBeWoken() {
        SignallingEventStore events = eventStore(NEVER);
        var signals = new AtomicInteger();
        for (int reader = 0; reader < 3; reader++) {
            events.openStream(null).setOnAvailableCallback(() -> {
                signals.incrementAndGet();
                throw new IllegalStateException("shut down");
            });
        }
        events.signal();
        assertThat(signals).hasValue(3);
    }

    @Test
    void goesOnWhenTheDatabaseDidNotAnswerForAWhile() {
        SignallingEventStore events = eventStore(Duration.ofMillis(20));
        var signals = new AtomicInteger();
        events.openStream(null).setOnAvailableCallback(signals::incrementAndGet);
        await().until(() -> signals.get() > 0);
        store.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
        int before = signals.get();
        store.append("first", "case-1", 0, now());
        await().atMost(AT_ONCE).until(() -> signals.get() > before);
    }

    private static String nextOf(TrackingEventStream stream) {
        try {
            return stream.nextAvailable().getIdentifier();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignallingEventStore eventStore(Duration tick) {
        var engine = new PostgreSqlEventStorageEngine(
                () -> {
                    queries.incrementAndGet();
                    return store.connections.getConnection();
                },
                store.transactions,
                EventStoreSamples.SERIALIZER,
                NoOpEventUpcaster.INSTANCE,
                100);
        var events = new SignallingEventStore(EmbeddedEventStore.builder(), engine, tick);
        atTheEnd.add(events::shutDown);
        return events;
    }

    /** What a processor has handled, which is ready. */
    private List<String> process(SignallingEventStore events) {
        var processor = new NotingProcessor(store, events);
        atTheEnd.add(processor::close);
        return processor.ready().handled;
    }
}
