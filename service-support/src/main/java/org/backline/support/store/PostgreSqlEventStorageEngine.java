package org.backline.support.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on PostgreSQL, on the tables of the migration {@code event_store}.
 *
 * <p>Readers of all events never pass over a committed one; how, and why that is sound, is told in {@link GapRule}.
 * Axon's own rules for gaps (by time stamp, by distance, by number) are not used at all.
 */
public final class PostgreSqlEventStorageEngine extends JdbcEventStorageEngine {

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("domain_event_entry")
            .snapshotTable("snapshot_event_entry")
            .globalIndexColumn("global_index")
            .timestampColumn("time_stamp")
            .eventIdentifierColumn("event_identifier")
            .aggregateIdentifierColumn("aggregate_identifier")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("type")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    private static final String APPEND =
            "insert into %s (" + StoredEvent.COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)";

    private static final String EXAMINE = """
            select 1
            from pg_attribute as xid
            join pg_attrdef on (adrelid, adnum) = (xid.attrelid, xid.attnum)
            join pg_attribute as place on place.attrelid = xid.attrelid and place.attname = 'global_index'
            join pg_sequence
                on seqrelid = pg_get_serial_sequence('domain_event_entry', 'global_index')::regclass
            where xid.attrelid = 'domain_event_entry'::regclass and xid.attname = 'xid'
              and pg_get_expr(adbin, adrelid) = 'pg_current_xact_id()'
              and xid.attnum < place.attnum and seqcache = 1 and seqincrement = 1 and not seqcycle""";

    private final TransactionManager transactions;
    private final EventReader reader = new EventReader();

    /**
     * An engine on a database.
     *
     * @param connections gives the connection of the transaction that is active, and leaves its end to the transaction
     *     manager
     * @param batchSize how many events are fetched at once
     */
    public PostgreSqlEventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer events,
            EventUpcaster upcasters,
            int batchSize) {
        super(settings(connections, transactions, events, upcasters, batchSize));
        this.transactions = transactions;
    }

    private static Builder settings(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer events,
            EventUpcaster upcasters,
            int batchSize) {
        Builder settings = JdbcEventStorageEngine.builder();
        settings.connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(events)
                .snapshotSerializer(events)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(new PersistenceExceptions())
                .schema(SCHEMA)
                .dataType(String.class)
                .batchSize(batchSize);
        return settings;
    }

    /**
     * Refuses a database in which the readers' rule would not hold.
     *
     * @throws IllegalStateException when the columns stand in another order or indexes are drawn in advance
     */
    public void requireSoundTables() {
        boolean sound = fetch("Cannot examine the event table", connection -> {
            try (PreparedStatement statement = connection.prepareStatement(EXAMINE);
                    ResultSet found = statement.executeQuery()) {
                return found.next();
            }
        });
        if (!sound) {
            throw new IllegalStateException("Table domain_event_entry needs a column xid default pg_current_xact_id()"
                    + " before global_index, and a sequence with cache 1, else events could be lost");
        }
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(APPEND.formatted("domain_event_entry"));
        for (EventMessage<?> event : events) {
            bind(statement, asDomainEvent(event), serializer);
            statement.addBatch();
        }
        return statement;
    }

    @Override
    protected PreparedStatement appendSnapshot(
            Connection connection, DomainEventMessage<?> snapshot, Serializer serializer) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(APPEND.formatted("snapshot_event_entry"));
        bind(statement, snapshot, serializer);
        return statement;
    }

    /** An event without an aggregate becomes a stream of its own, as in Axon's engines. */
    private static <T> DomainEventMessage<T> asDomainEvent(EventMessage<T> event) {
        return event instanceof DomainEventMessage<T> domainEvent
                ? domainEvent
                : new GenericDomainEventMessage<>(null, event.getIdentifier(), 0L, event, event::getTimestamp);
    }

    private void bind(PreparedStatement statement, DomainEventMessage<?> event, Serializer serializer)
            throws SQLException {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        SerializedObject<String> metaData = event.serializeMetaData(serializer, String.class);
        statement.setString(1, event.getIdentifier());
        statement.setString(2, event.getAggregateIdentifier());
        statement.setLong(3, event.getSequenceNumber());
        statement.setString(4, event.getType());
        writeTimestamp(statement, 5, event.getTimestamp());
        statement.setString(6, payload.getType().getName());
        statement.setString(7, payload.getType().getRevision());
        statement.setString(8, payload.getData());
        statement.setString(9, metaData.getData());
    }

    /** Cut to what PostgreSQL keeps, which would else round it into the future. */
    @Override
    protected void writeTimestamp(PreparedStatement statement, int position, Instant timestamp) throws SQLException {
        statement.setObject(position, timestamp.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }

    /**
     * A stream has no holes, and nothing is appended to it before its last event is visible: a batch that is not full
     * is its end, and nobody need ask again to make sure.
     */
    @Override
    protected boolean fetchForAggregateUntilEmpty() {
        return false;
    }

    @Override
    protected DomainEventData<?> getDomainEventData(ResultSet row) throws SQLException {
        return StoredEvent.ofAggregate(row);
    }

    @Override
    protected DomainEventData<?> getSnapshotData(ResultSet row) throws SQLException {
        return StoredEvent.ofAggregate(row);
    }

    /** As Axon's, but the end of the stream is found with one query and not two. */
    @Override
    protected Stream<? extends TrackedEventData<?>> readEventData(@Nullable TrackingToken start, boolean mayBlock) {
        return Stream.<List<? extends TrackedEventData<?>>>iterate(
                        fetchTrackedEvents(start, batchSize()),
                        batch -> !batch.isEmpty(),
                        batch -> fetchTrackedEvents(batch.getLast().trackingToken(), batchSize()))
                .flatMap(List::stream);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return fetchBatch(lastToken, batchSize).events();
    }

    private EventReader.Batch fetchBatch(@Nullable TrackingToken lastToken, int batchSize) {
        GapAwareTrackingToken start = lastToken == null ? EventReader.TAIL : (GapAwareTrackingToken) lastToken;
        return fetch("Cannot read the events after " + start, connection -> reader.read(connection, start, batchSize));
    }

    /**
     * What stands after a place in the store.
     *
     * @param events in their order; read from their text when somebody asks for what is in them, and once for all who ask
     * @param end the place after them
     * @param isLast whether nothing more was visible
     */
    record Page(
            List<? extends TrackedEventMessage<?>> events,
            @Nullable TrackingToken end,
            boolean isLast) {}

    /** As many of the next events as are fetched at once, with one query. */
    Page readPage(@Nullable TrackingToken start) {
        EventReader.Batch batch = fetchBatch(start, batchSize());
        List<TrackedEventData<?>> events = batch.events();
        return new Page(
                EventUtils.upcastAndDeserializeTrackedEvents(events.stream(), getEventSerializer(), upcasterChain)
                        .toList(),
                events.isEmpty() ? start : events.getLast().trackingToken(),
                batch.isAll());
    }

    /** Before everything. The lowest event that is visible will not do: one below it may be about to be committed. */
    @Override
    public TrackingToken createTailToken() {
        return EventReader.TAIL;
    }

    /** At the highest event that is visible, with the lower ones that may still appear as gaps. */
    @Override
    public @Nullable TrackingToken createHeadToken() {
        return fetch("Cannot find the head", connection -> reader.tokenBelow(connection, Long.MAX_VALUE));
    }

    /** Before the first event of that time or later, with the lower ones that may still appear as gaps. */
    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        return fetch("Cannot find the events of " + dateTime, connection -> {
            long first = firstIndexSince(connection, dateTime);
            TrackingToken token = reader.tokenBelow(connection, first);
            return token == null && first < Long.MAX_VALUE ? EventReader.TAIL : token;
        });
    }

    private long firstIndexSince(Connection connection, Instant time) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select coalesce(min(global_index), ?) from domain_event_entry where time_stamp >= ?")) {
            statement.setLong(1, Long.MAX_VALUE);
            writeTimestamp(statement, 2, time);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getLong(1);
            }
        }
    }

    private interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    private <T extends @Nullable Object> T fetch(String failure, Work<T> work) {
        return transactions.fetchInTransaction(() -> {
            try (Connection connection = getConnection()) {
                return work.with(connection);
            } catch (SQLException e) {
                throw new EventStoreException(failure, e);
            }
        });
    }
}
