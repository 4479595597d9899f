package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.backline.support.store.EventStoreSamples.event;
import static org.backline.support.store.EventStoreSamples.now;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.backline.support.store.EventStoreSamples.EngineKind;
import org.backline.support.store.EventStoreSamples.Noted;
import org.backline.support.store.EventStoreSamples.Reader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PostgreSqlEventStorageEngineTest {

    private final EventStoreSamples store = new EventStoreSamples();
    private final PostgreSqlEventStorageEngine engine = store.ours();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void readsAnAggregateAsItWasAppended() {
        var second = event("case-1", 1).andMetaData(Map.of("actor", "trainer.okafor"));
        engine.appendEvents(event("case-1", 0), second, event("case-2", 0));

        List<? extends DomainEventMessage<?>> events =
                engine.readEvents("case-1").asStream().toList();
        assertThat(events).extracting(DomainEventMessage::getSequenceNumber).containsExactly(0L, 1L);
        DomainEventMessage<?> read = events.getLast();
        assertThat(read.getIdentifier()).isEqualTo(second.getIdentifier());
        assertThat(read.getType()).isEqualTo("Case");
        assertThat(read.getPayload()).isEqualTo(new Noted("case-1", 1));
        assertThat(read.getMetaData()).containsEntry("actor", "trainer.okafor");
        assertThat(read.getTimestamp()).isEqualTo(second.getTimestamp().truncatedTo(ChronoUnit.MICROS));
        assertThat(engine.lastSequenceNumberFor("case-1")).hasValue(1L);
    }

    @Test
    void readsAnEventWithoutAnAggregate() {
        EventMessage<Noted> received = new GenericEventMessage<>(new Noted("case-1", 7));
        engine.appendEvents(received);

        TrackedEventMessage<?> read = engine.readEvents(null, false).findFirst().orElseThrow();
        assertThat(read.getIdentifier()).isEqualTo(received.getIdentifier());
        assertThat(read).isNotInstanceOf(DomainEventMessage.class);
        assertThat(read.getPayload()).isEqualTo(received.getPayload());
    }

    @Test
    void keepsThePayloadByteForByte() {
        String payload = "{\"b\" : 1.50,  \"a\":\"\\u00e9\", \"b\":2}";
        store.execute("insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                + " time_stamp, payload_type, payload) values ('e', 'case-1', 0, now(), 'type', '" + payload + "')");
        assertThat(store.session().query("select payload from domain_event_entry"))
                .isEqualTo(payload);
    }

    @Test
    void storesASnapshotAndForgetsTheOneBefore() {
        engine.storeSnapshot(event("case-1", 3));
        engine.storeSnapshot(event("case-1", 8));
        engine.storeSnapshot(event("case-1", 8));

        assertThat(engine.readSnapshot("case-1"))
                .hasValueSatisfying(
                        snapshot -> assertThat(snapshot.getSequenceNumber()).isEqualTo(8));
        assertThat(store.count("snapshot_event_entry")).isEqualTo(1);
    }

    @Test
    void readsAnAggregateInOneQueryAndALongOneInAsManyAsItTakes() {
        engine.appendEvents(LongStream.range(0, 250)
                .mapToObj(number -> event("long", number))
                .toList());
        engine.appendEvents(LongStream.range(0, 100)
                .mapToObj(number -> event("full", number))
                .toList());
        engine.appendEvents(event("short", 0));
        var queries = new AtomicInteger();
        var counting = new PostgreSqlEventStorageEngine(
                () -> {
                    queries.incrementAndGet();
                    return store.connections.getConnection();
                },
                store.transactions,
                EventStoreSamples.SERIALIZER,
                NoOpEventUpcaster.INSTANCE,
                100);

        assertThat(counting.readEvents("short").asStream()).hasSize(1);
        assertThat(queries.getAndSet(0)).isEqualTo(1);
        assertThat(counting.readEvents("long").asStream()).hasSize(250);
        assertThat(queries.getAndSet(0)).isEqualTo(3);
        assertThat(counting.readEvents("full").asStream()).hasSize(100);
        assertThat(queries.get()).as("a full batch may have a successor").isEqualTo(2);
    }

    @Test
    void tellsAConflictFromAFailure() {
        engine.appendEvents(event("case-1", 0), event("case-1", 1));

        assertThatThrownBy(() -> engine.appendEvents(event("case-1", 0)))
                .isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("case-1", 1)))
                .isExactlyInstanceOf(ConcurrencyException.class);
        assertThatThrownBy(() -> engine.appendEvents(event("case-1", 2), event("case-1", 1)))
                .isExactlyInstanceOf(ConcurrencyException.class);
        assertThat(engine.lastSequenceNumberFor("case-1")).as("all or nothing").hasValue(1L);

        store.execute("alter table domain_event_entry add check (sequence_number < 5)");
        assertThatThrownBy(() -> engine.appendEvents(event("case-1", 6)))
                .isExactlyInstanceOf(EventStoreException.class);
    }

    @Test
    void axonsOwnResolverTellsNone() {
        var stock = store.engine(EngineKind.STOCK);
        stock.appendEvents(event("case-1", 0));
        assertThatThrownBy(() -> stock.appendEvents(event("case-1", 0))).isExactlyInstanceOf(EventStoreException.class);
    }

    @Test
    void findsAUniqueViolationWhereverItIs() {
        var violation = new SQLException("duplicate key", "23505");
        var batch = new SQLException("batch", "00000");
        batch.setNextException(violation);
        var biting = new SQLException("biting its tail", "22001");
        biting.initCause(new IllegalStateException(biting));

        var resolver = new PersistenceExceptions();
        assertThat(resolver.isDuplicateKeyViolation(violation)).isTrue();
        assertThat(resolver.isDuplicateKeyViolation(batch)).isTrue();
        assertThat(resolver.isDuplicateKeyViolation(new IllegalStateException(new RuntimeException(batch))))
                .isTrue();
        assertThat(resolver.isDuplicateKeyViolation(new SQLException("deadlock", "40P01")))
                .isTrue();
        assertThat(resolver.isDuplicateKeyViolation(biting)).isFalse();
        assertThat(resolver.isDuplicateKeyViolation(new SQLException("no state")))
                .isFalse();
    }

    @Test
    void keepsTokensSmallWhateverIsRolledBack() {
        var reader = new Reader(engine);
        store.append("first", "case-0", 0, now());
        reader.read();
        var session = store.session();
        IntStream.rangeClosed(1, 2_000)
                .forEach(number -> session.append(UUID.randomUUID().toString(), "given up " + number, 0, now())
                        .rollback());
        store.append("next", "case-1", 0, now());

        assertThat(reader.read()).as("no lag").containsExactly("next");
        assertThat(reader.token.getIndex()).isEqualTo(2_002);
        assertThat(reader.losesItsGaps(store)).isTrue();
        assertThat(EventStoreSamples.SERIALIZER
                        .serialize(reader.token, String.class)
                        .getData()
                        .getBytes(StandardCharsets.UTF_8))
                .as("the token")
                .hasSizeLessThan(100);
        assertThat(new Reader(engine).read()).as("a newcomer").startsWith("first", "next");
    }

    @Test
    void bringsOlderTokensOfOtherSegmentsInLine() {
        var reader = new Reader(engine);
        store.append("first", "case-0", 0, now());
        var late = store.session().append("given up", "case-1", 0, now());
        store.append("second", "case-2", 0, now());
        reader.read();
        var tokenOfAnotherSegment = reader.token;
        late.rollback();
        await().until(() -> engine.createHeadToken() instanceof GapAwareTrackingToken head && !head.hasGaps());
        reader.token = GapAwareTrackingToken.newInstance(1, List.of());

        assertThat(reader.read()).containsExactly("second");
        assertThat(reader.token.getGaps()).isEmpty();
        assertThat(tokenOfAnotherSegment.getGaps()).containsExactly(2L);
        assertThat(tokenOfAnotherSegment.covers(reader.token))
                .as("it has had this event")
                .isTrue();
    }
}
