package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;

/** Everything a running Backline leaves anywhere: logs, topics, and every column of every table. */
record Outputs(Running running) {

    /** The places where one of these words stands. */
    List<String> holding(List<String> words) throws IOException, SQLException {
        List<String> found = new ArrayList<>();
        logs(words, found);
        topics(words, found);
        for (Service service : Service.withDatabase()) {
            tables(service, words, found);
        }
        return found;
    }

    /** How many rows a query counts in the database of a service. */
    int count(Service service, String query) throws SQLException {
        try (Connection connection = database(service);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void logs(List<String> words, List<String> found) throws IOException {
        try (Stream<Path> files = Files.walk(running.logs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                look(Files.readString(file, ISO_8859_1), "log " + file.getFileName(), words, found);
            }
        }
    }

    private void topics(List<String> words, List<String> found) {
        Map<String, Object> config = Map.of("bootstrap.servers", running.kafka());
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .filter(one -> !one.topic().startsWith("__"))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(message -> look(text(message), "topic " + message.topic(), words, found));
            }
        }
    }

    private static String text(ConsumerRecord<byte[], byte[]> message) {
        StringBuilder text = new StringBuilder();
        Stream.of(message.key(), message.value())
                .filter(bytes -> bytes != null)
                .forEach(bytes -> text.append(new String(bytes, ISO_8859_1)).append('\n'));
        message.headers()
                .forEach(header -> text.append(header.key())
                        .append('=')
                        .append(new String(header.value(), ISO_8859_1))
                        .append('\n'));
        return text.toString();
    }

    private void tables(Service service, List<String> words, List<String> found) throws SQLException {
        try (Connection connection = database(service);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows =
                        statement.executeQuery("select t::text, to_jsonb(t)::text from " + table + " t")) {
                    while (rows.next()) {
                        look(
                                plain(rows.getString(1)) + plain(rows.getString(2)),
                                "table %s of %s".formatted(table, service.module()),
                                words,
                                found);
                    }
                }
            }
        }
    }

    /** A bytea is printed in hexadecimal; its bytes are looked through as well. */
    private static String plain(String row) {
        StringBuilder all = new StringBuilder(row);
        var hex = Pattern.compile("\\\\x((?:[0-9a-f]{2})+)").matcher(row);
        while (hex.find()) {
            byte[] bytes = HexFormat.of().parseHex(hex.group(1));
            all.append('\n').append(new String(bytes, ISO_8859_1));
        }
        return all.toString();
    }

    private static void look(String text, String place, List<String> words, List<String> found) {
        for (String word : words) {
            if (text.contains(word) && !found.contains(word + " in " + place)) {
                found.add(word + " in " + place);
            }
        }
    }

    private Connection database(Service service) throws SQLException {
        return DriverManager.getConnection(running.databaseOf(service), "postgres", "");
    }
}
