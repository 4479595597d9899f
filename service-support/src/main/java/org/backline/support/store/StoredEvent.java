package org.backline.support.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A row of the event table as Axon wants it. */
record StoredEvent(
        String identifier,
        @Nullable String aggregateIdentifier,
        long sequenceNumber,
        @Nullable String type,
        Instant timestamp,
        String payloadType,
        @Nullable String payloadRevision,
        String payload,
        @Nullable String metaData)
        implements DomainEventData<String> {

    /** What is read, in the order in which an append writes it. */
    static final String COLUMNS = "event_identifier, aggregate_identifier, sequence_number, type, time_stamp,"
            + " payload_type, payload_revision, payload, meta_data";

    /** A row among those of one aggregate. */
    static StoredEvent ofAggregate(ResultSet row) throws SQLException {
        return of(row, row.getString("aggregate_identifier"));
    }

    /** A row among all. An event without an aggregate is stored as a stream of its own. */
    static StoredEvent ofAnyStream(ResultSet row) throws SQLException {
        String stream = row.getString("aggregate_identifier");
        return of(row, stream.equals(row.getString("event_identifier")) ? null : stream);
    }

    private static StoredEvent of(ResultSet row, @Nullable String aggregateIdentifier) throws SQLException {
        return new StoredEvent(
                row.getString("event_identifier"),
                aggregateIdentifier,
                row.getLong("sequence_number"),
                row.getString("type"),
                row.getObject("time_stamp", OffsetDateTime.class).toInstant(),
                row.getString("payload_type"),
                row.getString("payload_revision"),
                row.getString("payload"),
                row.getString("meta_data"));
    }

    @Override
    public String getEventIdentifier() {
        return identifier;
    }

    @Override
    public Instant getTimestamp() {
        return timestamp;
    }

    @Override
    public @Nullable String getType() {
        return type;
    }

    @Override
    public @Nullable String getAggregateIdentifier() {
        return aggregateIdentifier;
    }

    @Override
    public long getSequenceNumber() {
        return sequenceNumber;
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, payloadType, payloadRevision);
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metaData == null ? "{}" : metaData, String.class);
    }
}
