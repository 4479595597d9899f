package org.backline.support.testing;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.backline.local.engines.EmbeddedKafka;
import org.backline.local.engines.EmbeddedPostgreSql;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * PostgreSQL and Kafka for tests: in containers where a Docker engine answers, from jars otherwise.
 *
 * <p>Each is started once per JVM, by the first test that asks for it. System property {@code backline.engines} or the
 * environment variable {@code BACKLINE_ENGINES} ({@code containers} or {@code embedded}) decides where the machine
 * should not.
 */
public final class Engines {

    /** Where the engines come from. */
    public enum Kind {
        /** Testcontainers, on a Docker engine. */
        CONTAINERS,
        /** Jars, on this machine. */
        EMBEDDED
    }

    /** A database of its own, empty. */
    public record Database(String jdbcUrl, String username, String password) {

        /** Opens a connection each time, which takes longer than most statements; {@link #pool} is for many. */
        public DataSource dataSource() {
            var dataSource = new PGSimpleDataSource();
            dataSource.setUrl(jdbcUrl);
            dataSource.setUser(username);
            dataSource.setPassword(password);
            return dataSource;
        }

        /** The same with a pool in front, which ends with the JVM. */
        public DataSource pool() {
            var pool = new HikariDataSource();
            pool.setDataSource(dataSource());
            pool.setMinimumIdle(0);
            pool.setIdleTimeout(10_000);
            return pool;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(Engines.class);

    private static final String POSTGRESQL_IMAGE = "postgres:18-alpine";
    private static final String KAFKA_IMAGE = "apache/kafka-native:4.2.0";

    /** Enough for a whole JVM of tests, each with pools of its own. */
    private static final String MAX_CONNECTIONS = "300";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Engines() {}

    /** Where this JVM's engines come from. */
    public static Kind kind() {
        return Choice.KIND;
    }

    /** A fresh database at each call. */
    public static Database postgreSql() {
        String name = "test_" + DATABASES.incrementAndGet();
        PostgreSql.ENGINE.create(name);
        return PostgreSql.ENGINE.database(name);
    }

    /** The broker, the same at each call: tests keep apart by the names of their topics and groups. */
    public static String kafkaBootstrapServers() {
        return Kafka.BOOTSTRAP_SERVERS;
    }

    /** A link to the broker; clients that begin with it stay on it. One at a time, and not to a broker in a container. */
    public static Link linkToKafka() {
        Assumptions.assumeTrue(kind() == Kind.EMBEDDED, "A broker in a container tells its clients no other address");
        LOG.debug("A link to the broker at {}", kafkaBootstrapServers());
        return new Link(Kafka.DETOUR.toldPort(), Kafka.DETOUR.port());
    }

    private static final class Choice {

        static final Kind KIND = choose();

        private static Kind choose() {
            String wish = System.getProperty("backline.engines", System.getenv().getOrDefault("BACKLINE_ENGINES", ""));
            Kind kind = switch (wish) {
                case "containers" -> Kind.CONTAINERS;
                case "embedded" -> Kind.EMBEDDED;
                case "" -> dockerAnswers() ? Kind.CONTAINERS : Kind.EMBEDDED;
                default ->
                    throw new IllegalArgumentException(
                            "backline.engines must be 'containers' or 'embedded', not '" + wish + "'");
            };
            LOG.info(
                    "PostgreSQL and Kafka for tests: {}{}",
                    kind == Kind.CONTAINERS ? "containers, a Docker engine answers" : "embedded, from jars",
                    wish.isEmpty() ? "" : " (as asked for by backline.engines)");
            return kind;
        }

        /** Looks for a trace of Docker first: Testcontainers' own search is slow and loud where there is none. */
        private static boolean dockerAnswers() {
            boolean trace = System.getenv("DOCKER_HOST") != null
                    || Stream.of(
                                    Path.of("/var/run/docker.sock"),
                                    home(".docker/run/docker.sock"),
                                    home(".docker/desktop/docker.sock"),
                                    home(".colima/default/docker.sock"),
                                    home(".testcontainers.properties"),
                                    Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"))
                            .anyMatch(Files::exists);
            return trace && DockerClientFactory.instance().isDockerAvailable();
        }

        private static Path home(String path) {
            return Path.of(System.getProperty("user.home"), path);
        }
    }

    /** A server, and how to reach its databases. */
    private record Server(String urlBeforeDatabase, String maintenanceDatabase, String username, String password) {

        Database database(String name) {
            return new Database(urlBeforeDatabase + name, username, password);
        }

        void create(String name) {
            try (Connection connection =
                            DriverManager.getConnection(urlBeforeDatabase + maintenanceDatabase, username, password);
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot create database " + name, e);
            }
        }
    }

    private static final class PostgreSql {

        static final Server ENGINE = kind() == Kind.CONTAINERS ? inContainer() : embedded();

        @SuppressWarnings("resource") // Testcontainers ends it with the JVM
        private static Server inContainer() {
            var container = new PostgreSQLContainer(POSTGRESQL_IMAGE)
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + MAX_CONNECTIONS);
            container.start();
            return new Server(
                    "jdbc:postgresql://" + container.getHost() + ":"
                            + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/",
                    container.getDatabaseName(),
                    container.getUsername(),
                    container.getPassword());
        }

        @SuppressWarnings("resource") // ended with the JVM, below
        private static Server embedded() {
            Path folder = temporaryFolder("postgresql");
            // No test pulls the plug, and without the disk's pace they are done sooner.
            EmbeddedPostgreSql engine =
                    EmbeddedPostgreSql.start(folder, 0, Map.of("fsync", "off", "max_connections", MAX_CONNECTIONS));
            endWithTheJvm(engine::close, folder);
            return new Server(engine.jdbcUrl(""), "postgres", EmbeddedPostgreSql.SUPERUSER, "");
        }
    }

    private static final class Kafka {

        static final EmbeddedKafka.Detour DETOUR = new EmbeddedKafka.Detour(freePort(), freePort());
        static final String BOOTSTRAP_SERVERS = kind() == Kind.CONTAINERS ? inContainer() : embedded();

        @SuppressWarnings("resource") // Testcontainers ends it with the JVM
        private static String inContainer() {
            var container = new KafkaContainer(KAFKA_IMAGE);
            container.start();
            return container.getBootstrapServers();
        }

        @SuppressWarnings("resource") // ended with the JVM, below
        private static String embedded() {
            Path folder = temporaryFolder("kafka");
            EmbeddedKafka engine = EmbeddedKafka.start(folder, 0, 0, Optional.of(DETOUR));
            endWithTheJvm(engine::close, folder);
            return engine.bootstrapServers();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFolder(String name) {
        try {
            return Files.createTempDirectory("backline-test-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void endWithTheJvm(Runnable close, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            close.run();
            delete(folder);
        }));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Folder {} stays behind", folder, e);
        }
    }
}
