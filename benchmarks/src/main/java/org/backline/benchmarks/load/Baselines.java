package org.backline.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The least that could be done instead, on the same engines. */
final class Baselines {

    private static final String PAYLOAD = "x".repeat(700);

    private final String jdbc;
    private final String kafka;

    Baselines(String jdbc, String kafka) throws SQLException {
        this.jdbc = jdbc;
        this.kafka = kafka;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists raw_row (id uuid primary key, payload text not null)");
            statement.execute(
                    "create table if not exists raw_view (id int primary key, n bigint not null, payload text)");
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbc, "postgres", "");
    }

    /** One row, one commit, by plain JDBC. */
    Crowd.Result insertAndCommit(int askers, Duration warmUp, Duration measured)
            throws InterruptedException, SQLException {
        return insertAndCommit(askers, warmUp, measured, () -> PAYLOAD);
    }

    /** One row of what is made for it, one commit, by plain JDBC. */
    Crowd.Result insertAndCommit(int askers, Duration warmUp, Duration measured, Supplier<String> payload)
            throws InterruptedException, SQLException {
        List<Connection> connections = new ArrayList<>();
        List<PreparedStatement> statements = new ArrayList<>();
        for (int asker = 0; asker < askers; asker++) {
            Connection connection = connect();
            connection.setAutoCommit(false);
            connections.add(connection);
            statements.add(connection.prepareStatement("insert into raw_row values (?, ?)"));
        }
        try {
            return Crowd.ask(askers, warmUp, measured, (asker, number) -> {
                PreparedStatement insert = statements.get(asker);
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, payload.get());
                insert.executeUpdate();
                connections.get(asker).commit();
            });
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    /** One batched upsert per event; events a second. */
    double upserts(int events) throws SQLException {
        long begin = System.nanoTime();
        try (Connection connection = connect();
                PreparedStatement upsert = connection.prepareStatement("insert into raw_view values (?, 1, ?)"
                        + " on conflict (id) do update set n = raw_view.n + 1, payload = excluded.payload")) {
            connection.setAutoCommit(false);
            for (int event = 0; event < events; event++) {
                upsert.setInt(1, event % (events / 5 + 1));
                upsert.setString(2, PAYLOAD);
                upsert.addBatch();
                if (event % 500 == 499) {
                    upsert.executeBatch();
                    connection.commit();
                }
            }
            upsert.executeBatch();
            connection.commit();
        }
        return events / ((System.nanoTime() - begin) / 1e9);
    }

    /** Produce, consume, insert one row and commit: milliseconds of each, at so many a second. */
    double[] throughTheBroker(int events, int perSecond) throws SQLException, InterruptedException {
        String topic = "bench-" + UUID.randomUUID();
        double[] millis = new double[events];
        Map<String, Object> broker = Map.of("bootstrap.servers", kafka);
        try (var admin = org.apache.kafka.clients.admin.Admin.create(broker)) {
            admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(topic, 6, (short) 1)))
                    .all()
                    .get();
        } catch (java.util.concurrent.ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
        CountDownLatch ready = new CountDownLatch(1);
        Thread reader = Thread.ofPlatform().start(() -> read(topic, millis, ready));
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", kafka, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            ready.await();
            AtomicInteger next = new AtomicInteger();
            try (var pace = Executors.newSingleThreadScheduledExecutor()) {
                var paced = pace.scheduleAtFixedRate(
                        () -> send(producer, topic, next.getAndIncrement(), events),
                        0,
                        1_000_000_000L / perSecond,
                        TimeUnit.NANOSECONDS);
                reader.join();
                paced.cancel(false);
            }
        }
        return millis;
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, int event, int events) {
        if (event < events) {
            String value = event + " " + System.nanoTime() + " " + PAYLOAD;
            var _ = producer.send(
                    new ProducerRecord<>(topic, UUID.randomUUID().toString().getBytes(UTF_8), value.getBytes(UTF_8)));
        }
    }

    private void read(String topic, double[] millis, CountDownLatch ready) {
        try (var consumer = new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
                Connection connection = connect();
                PreparedStatement insert = connection.prepareStatement("insert into raw_row values (?, ?)")) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(one -> new org.apache.kafka.common.TopicPartition(topic, one.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
            consumer.poll(Duration.ofMillis(500));
            ready.countDown();
            for (int seen = 0; seen < millis.length; ) {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    insert.setObject(1, UUID.randomUUID());
                    insert.setString(2, PAYLOAD);
                    insert.executeUpdate();
                    String[] words = new String(found.value(), UTF_8).split(" ");
                    millis[Integer.parseInt(words[0])] = (System.nanoTime() - Long.parseLong(words[1])) / 1e6;
                    seen++;
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
