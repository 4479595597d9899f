package org.backline.support.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** Axon's engine, its reading untouched. */
final class StockEngine extends JdbcEventStorageEngine {

    StockEngine(EventStoreSamples samples, int batchSize) {
        super(JdbcEventStorageEngine.builder()
                .connectionProvider(samples.connections)
                .transactionManager(samples.transactions)
                .eventSerializer(EventStoreSamples.SERIALIZER)
                .snapshotSerializer(EventStoreSamples.SERIALIZER)
                .schema(PostgreSqlEventStorageEngine.SCHEMA)
                .dataType(String.class)
                .batchSize(batchSize));
    }

    @Override
    protected PreparedStatement appendEvents(
            Connection connection, List<? extends EventMessage<?>> events, Serializer serializer) throws SQLException {
        PreparedStatement statement = connection.prepareStatement("insert into domain_event_entry ("
                + schema().domainEventFields() + ") values (?, ?, ?, ?, ?, ?, ?, ?::json, ?::json)");
        for (EventMessage<?> message : events) {
            var event = (DomainEventMessage<?>) message;
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            statement.setString(1, event.getIdentifier());
            statement.setString(2, event.getAggregateIdentifier());
            statement.setLong(3, event.getSequenceNumber());
            statement.setString(4, event.getType());
            statement.setObject(5, event.getTimestamp().atOffset(ZoneOffset.UTC));
            statement.setString(6, payload.getType().getName());
            statement.setString(7, null);
            statement.setString(8, payload.getData());
            statement.setString(9, "{}");
            statement.addBatch();
        }
        return statement;
    }

    @Override
    protected Object readTimeStamp(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the signature is Axon's
    protected <T> T readPayload(ResultSet row, String column) throws SQLException {
        return (T) row.getString(column);
    }
}
