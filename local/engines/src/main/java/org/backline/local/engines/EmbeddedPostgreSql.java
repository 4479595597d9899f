package org.backline.local.engines;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server from jars, on this machine only, whose data stays in a folder.
 *
 * <p>PostgreSQL is not a child of the JVM: it lives on when the JVM is killed. The next start on the same folder ends it
 * first, so that the settings in force are always the ones given last.
 */
public final class EmbeddedPostgreSql implements AutoCloseable {

    /** The superuser. Connections from this machine need no password. */
    public static final String SUPERUSER = "postgres";

    static final String NAME = "PostgreSQL";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgreSql.class);

    /** Durable, because a committed event must outlive anything; transaction_timeout is for each role to set. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("max_connections", "200"),
            Map.entry("shared_buffers", "128MB"),
            Map.entry("max_wal_size", "1GB"),
            Map.entry("idle_in_transaction_session_timeout", "30s"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            // The details of an error quote the rows concerned, and rows are about people.
            Map.entry("log_error_verbosity", "terse"));

    private final DataFolder folder;
    private final PostgreSqlCluster cluster;
    private final ProcessHandle server;
    private final int port;
    private boolean closed;

    private EmbeddedPostgreSql(DataFolder folder, PostgreSqlCluster cluster, ProcessHandle server, int port) {
        this.folder = folder;
        this.cluster = cluster;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts a server on a folder, which is created where it is missing; its programs are unpacked into the user's cache.
     *
     * @param port 0 for any port that is free
     * @param serverConfig settings of postgresql.conf that differ from this class's own
     */
    public static EmbeddedPostgreSql start(Path dataDirectory, int port, Map<String, String> serverConfig) {
        return start(dataDirectory, port, serverConfig, PostgreSqlBinaries.defaultFolder());
    }

    /**
     * Starts a server on a folder, with its programs unpacked into a folder of the caller's choice.
     *
     * @throws DamagedDataFolder when the data cannot be used
     * @throws DataFolderInUse when another running process uses the data
     * @throws PortTaken when another program listens on the port
     */
    public static EmbeddedPostgreSql start(
            Path dataDirectory, int port, Map<String, String> serverConfig, Path binariesDirectory) {
        long begin = System.nanoTime();
        DataFolder folder = DataFolder.hold(NAME, dataDirectory);
        try {
            var cluster = new PostgreSqlCluster(PostgreSqlBinaries.unpackedIn(binariesDirectory), folder);
            int chosenPort = port == 0 ? Loopback.twoFree().first() : port;
            Map<String, String> settings = settings(chosenPort, serverConfig);
            cluster.create(SUPERUSER, !"off".equals(settings.get("fsync")));
            cluster.check();
            cluster.endSurvivor();
            Loopback.requireFree(NAME, chosenPort);
            cluster.configure(settings);
            ProcessHandle server = cluster.start(chosenPort);
            var started = new EmbeddedPostgreSql(folder, cluster, server, chosenPort);
            started.requireAnswer();
            RunningEngines.add(started);
            LOG.info("PostgreSQL answers on port {} after {} ms", chosenPort, (System.nanoTime() - begin) / 1_000_000);
            return started;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The port the server listens on. */
    public int port() {
        return port;
    }

    /** The address of a database, without a user: a user in the address would win over the one a caller configures. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(Loopback.ADDRESS, port, database);
    }

    /** Creates a database unless there is one of that name. */
    public void createDatabaseIfMissing(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "A database name has lower-case letters, digits and underscores, not '%s'".formatted(name));
        }
        try (Connection connection = connect();
                PreparedStatement find = connection.prepareStatement("select from pg_database where datname = ?");
                Statement create = connection.createStatement()) {
            find.setString(1, name);
            try (ResultSet found = find.executeQuery()) {
                if (found.next()) {
                    return;
                }
            }
            create.execute("create database \"" + name + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
    }

    /** Stops the server and lets go of its folder; the data stays. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        RunningEngines.remove(this);
        try (folder) {
            if (server.isAlive()) {
                cluster.stop();
            }
        }
        LOG.info("PostgreSQL on port {} is stopped", port);
    }

    @Override
    public String toString() {
        return NAME + " on port " + port;
    }

    /** The server's own process. */
    ProcessHandle server() {
        return server;
    }

    /** A server can start and still miss the files of a database. */
    private void requireAnswer() {
        try (Connection _ = connect()) {
            LOG.debug("PostgreSQL lets us in");
        } catch (SQLException e) {
            cluster.stop();
            throw folder.damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, "");
    }

    private static Map<String, String> settings(int port, Map<String, String> serverConfig) {
        var settings = new HashMap<>(DEFAULTS);
        settings.putAll(serverConfig);
        settings.put("listen_addresses", Loopback.ADDRESS);
        settings.put("port", Integer.toString(port));
        // No socket file either: it would be in a folder that is open to all, under a name other servers use too.
        settings.put("unix_socket_directories", "");
        return settings;
    }
}
