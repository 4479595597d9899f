package org.backline.support.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.support.store.EventStoreSamples.now;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedSourceTest {

    private final EventStoreSamples store = new EventStoreSamples();
    private final SignallingEventStore events =
            new SignallingEventStore(EmbeddedEventStore.builder(), store.ours(), Duration.ofHours(1));
    private final BoundedSource source = new BoundedSource(() -> events);

    @AfterEach
    void close() {
        events.shutDown();
        store.close();
    }

    private void stored(String... identifiers) {
        for (String identifier : identifiers) {
            store.append(identifier, "case-" + identifier, 0, now());
        }
        events.signal();
    }

    private static List<String> given(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        List<String> given = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            given.add(stream.nextAvailable().getIdentifier());
        }
        return given;
    }

    @Test
    void givesEverythingUntilItIsHeldAndThenAsFarAsItIsTold() throws InterruptedException {
        stored("1", "2");
        BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null);
        assertThat(given(stream)).containsExactly("1", "2");

        source.hold();
        stored("3", "4", "5");
        assertThat(given(stream)).isEmpty();
        assertThat(stream.hasNextAvailable(1, MILLISECONDS)).isFalse();
        source.upTo(4);
        assertThat(given(stream)).containsExactly("3", "4");
        assertThat(given(source.openStream(null)))
                .as("who begins anew comes as far")
                .containsExactly("1", "2", "3", "4");
        source.lift();
        assertThat(given(stream)).containsExactly("5");
    }

    /** Its place is above what came before it: it is told by its own index. */
    @Test
    void givesALateEventBelowTheBound() throws InterruptedException {
        BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null);
        var slow = store.session().append("slow", "case-slow", 0, now());
        stored("quick");
        assertThat(given(stream)).containsExactly("quick");
        source.hold();
        slow.commit();
        source.upTo(1);
        assertThat(given(stream)).containsExactly("slow");
    }

    @Test
    void wakesWhoWaitsWhenMoreIsGiven() {
        BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null);
        source.hold();
        var woken = new AtomicInteger();
        stream.setOnAvailableCallback(woken::incrementAndGet);
        source.upTo(1);
        assertThat(woken).hasValue(1);
        source.lift();
        assertThat(woken).hasValue(2);
    }

    @Test
    void standsWhereTheStoreStands() {
        stored("1", "2");
        assertThat(source.createHeadToken()).isEqualTo(events.createHeadToken());
        assertThat(source.createTailToken()).isEqualTo(events.createTailToken());
        assertThat(source.createTokenAt(Instant.EPOCH)).isEqualTo(events.createTokenAt(Instant.EPOCH));
        assertThat(source.createTokenSince(Duration.ofDays(1))).isEqualTo(events.createTokenSince(Duration.ofDays(1)));
    }
}
