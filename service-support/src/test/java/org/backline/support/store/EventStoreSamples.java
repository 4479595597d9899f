package org.backline.support.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.backline.support.testing.Engines;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database with the event store's tables, engines on it, and sessions that stop where a test wants them to. */
final class EventStoreSamples implements AutoCloseable {

    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    /** The payload of all events here. */
    record Noted(String caseId, long number) {}

    /** Which engine a test runs on: ours, or Axon's with no more than the column types of our tables. */
    enum EngineKind {
        OURS,
        STOCK
    }

    final Engines.Database database;
    final HikariDataSource dataSource;
    final JdbcTransactionManager springTransactions;
    final TransactionManager transactions;
    final ConnectionProvider connections;
    private final List<Session> sessions = new ArrayList<>();

    static Instant now() {
        return Instant.now();
    }

    /** Older than Axon's engine waits for the transaction of a gap. */
    static Instant aMinuteAgo() {
        return now().minusSeconds(61);
    }

    EventStoreSamples() {
        database = Engines.postgreSql();
        dataSource = pool(database);
        springTransactions = new JdbcTransactionManager(dataSource);
        transactions = new JoinedTransactions(springTransactions);
        connections = new SpringDataSourceConnectionProvider(dataSource);
        execute(migration());
    }

    static HikariDataSource pool(Engines.Database database) {
        var pool = new HikariDataSource();
        pool.setDataSource(database.dataSource());
        pool.setMaximumPoolSize(8);
        pool.setMinimumIdle(0);
        return pool;
    }

    static String migration() {
        try (InputStream file =
                EventStoreSamples.class.getResourceAsStream("/db/support/V202611221900__event_store.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PostgreSqlEventStorageEngine ours() {
        return ours(100);
    }

    PostgreSqlEventStorageEngine ours(int batchSize) {
        return ours(connections, batchSize);
    }

    /** Ours, that does something more each time when it was told what stands in the store, before it concludes anything. */
    PostgreSqlEventStorageEngine ours(int batchSize, Runnable onceTold) {
        return ours(
                () -> standingIn(
                        Connection.class,
                        connections.getConnection(),
                        "prepareStatement",
                        statement -> standingIn(
                                PreparedStatement.class, (PreparedStatement) statement, "executeQuery", rows -> {
                                    onceTold.run();
                                    return rows;
                                })),
                batchSize);
    }

    private PostgreSqlEventStorageEngine ours(ConnectionProvider connections, int batchSize) {
        return new PostgreSqlEventStorageEngine(
                connections, transactions, SERIALIZER, NoOpEventUpcaster.INSTANCE, batchSize);
    }

    /** The same, but for what one of its methods gives. */
    private static <T> T standingIn(Class<T> type, T real, String method, UnaryOperator<Object> changed) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    try {
                        Object result = called.invoke(real, arguments);
                        return called.getName().equals(method) ? changed.apply(result) : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    EventStorageEngine engine(EngineKind kind) {
        return engine(kind, 100);
    }

    EventStorageEngine engine(EngineKind kind, int batchSize) {
        return kind == EngineKind.OURS ? ours(batchSize) : new StockEngine(this, batchSize);
    }

    static DomainEventMessage<Noted> event(String caseId, long sequenceNumber) {
        return event(UUID.randomUUID().toString(), caseId, sequenceNumber, now());
    }

    static DomainEventMessage<Noted> event(String identifier, String caseId, long sequenceNumber, Instant time) {
        return new GenericDomainEventMessage<>(
                "Case",
                caseId,
                sequenceNumber,
                new GenericEventMessage<>(identifier, new Noted(caseId, sequenceNumber), Map.of(), time),
                () -> time);
    }

    /** A reader of all events, as an event processor is one. */
    static final class Reader {

        final EventStorageEngine engine;
        final List<String> seen = new ArrayList<>();
        GapAwareTrackingToken token;
        int filled;
        int twins;

        Reader(EventStorageEngine engine) {
            this(engine, null);
        }

        Reader(EventStorageEngine engine, TrackingToken start) {
            this.engine = engine;
            this.token = (GapAwareTrackingToken) start;
        }

        /** Reads all there is; the events are named as they were appended. */
        List<String> read() {
            return read(Integer.MAX_VALUE);
        }

        List<String> read(int most) {
            List<String> found = new ArrayList<>();
            try (var events = engine.readEvents(token, false).limit(most)) {
                events.forEach(event -> {
                    var next = (GapAwareTrackingToken) ((TrackedEventMessage<?>) event).trackingToken();
                    filled += token != null && next.getIndex() == token.getIndex() ? 1 : 0;
                    // Axon takes neighbours with equal tokens for one event that was upcast into two.
                    twins += next.equals(token) ? 1 : 0;
                    token = next;
                    found.add(event.getIdentifier());
                });
            }
            seen.addAll(found);
            return found;
        }

        /** Whether no gap is left once more events have come; others at work on the server may take a moment. */
        boolean losesItsGaps(EventStoreSamples store) {
            for (int more = 0; more < 100 && token.hasGaps(); more++) {
                store.append(UUID.randomUUID().toString(), UUID.randomUUID().toString(), 0, now());
                read();
            }
            return !token.hasGaps();
        }

        /** Goes on from what is stored of a token. */
        void restart() {
            token = token == null ? null : stored();
        }

        /** What is stored of its token. */
        GapAwareTrackingToken stored() {
            return GapAwareTrackingToken.newInstance(token.getIndex(), token.getGaps());
        }
    }

    /** A connection of its own, in a transaction, that a test takes step by step. */
    static final class Session implements AutoCloseable {

        final Connection connection;

        private Session(Engines.Database database) {
            try {
                connection = database.dataSource().getConnection();
                connection.setAutoCommit(false);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Inserts an event, which assigns the transaction's id and draws the index. */
        Session append(String identifier, String caseId, long sequenceNumber, Instant time) {
            return insert("", "", identifier, caseId, sequenceNumber, time);
        }

        /** Draws an index as an insert does, and stops before the row is there. */
        long draw() {
            return Long.parseLong(query("""
                    select nextval(pg_get_serial_sequence('domain_event_entry', 'global_index'))
                    from (select pg_current_xact_id() as xid offset 0) as assigned where xid is not null"""));
        }

        Session insertDrawn(long index, String identifier, String caseId, long sequenceNumber, Instant time) {
            return insert(
                    "global_index, ",
                    "overriding system value values (" + index + ", ",
                    identifier,
                    caseId,
                    sequenceNumber,
                    time);
        }

        private Session insert(
                String columns, String values, String identifier, String caseId, long sequenceNumber, Instant time) {
            String sql = "insert into domain_event_entry (" + columns + StoredEvent.COLUMNS + ") "
                    + (values.isEmpty() ? "values (" : values)
                    + "?, ?, ?, 'Case', ?, ?, null, ?::json, '{}')";
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, identifier);
                statement.setString(2, caseId);
                statement.setLong(3, sequenceNumber);
                statement.setObject(4, time.atOffset(ZoneOffset.UTC));
                statement.setString(5, Noted.class.getName());
                statement.setString(6, "{\"caseId\":\"" + caseId + "\",\"number\":" + sequenceNumber + "}");
                statement.executeUpdate();
                return this;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Has an id assigned to the transaction, as any write does. */
        Session write() {
            query("select pg_current_xact_id()::text");
            return this;
        }

        String query(String sql) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        Session execute(String sql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return this;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void commit() {
            try {
                connection.commit();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        void rollback() {
            try {
                connection.rollback();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    Session session() {
        return session(database);
    }

    Session session(Engines.Database anywhere) {
        var session = new Session(anywhere);
        sessions.add(session);
        return session;
    }

    /** Appends one event in a transaction of its own. */
    void append(String identifier, String caseId, long sequenceNumber, Instant time) {
        try (var session = new Session(database)) {
            session.append(identifier, caseId, sequenceNumber, time).commit();
        }
    }

    void execute(String sql) {
        try (var session = new Session(database)) {
            session.execute(sql).commit();
        }
    }

    long count(String table) {
        try (var session = new Session(database)) {
            return Long.parseLong(session.query("select count(*) from " + table));
        }
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
        dataSource.close();
    }
}
