package org.backline.local.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.backline.local.engines.PostgreSqlBinaries.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL data folder and the server process on it. */
final class PostgreSqlCluster {

    private static final Logger LOG = LoggerFactory.getLogger(PostgreSqlCluster.class);

    private static final String WAIT_SECONDS = "60";
    private static final Duration PATIENCE_WITH_DYING_CHILDREN = Duration.ofSeconds(15);

    /** SQLSTATE of "lock file postmaster.pid already exists" and "shared memory block is still in use". */
    private static final String LOCK_FILE_EXISTS = "F0001";

    /** The server's last words, by the log_line_prefix this class sets. */
    private static final Pattern LAST_WORDS =
            Pattern.compile("^.*?\\] (?:(?<state>[0-9A-Z]{5}) )?(?:FATAL|PANIC): +(?<text>.*)$", Pattern.MULTILINE);

    private final PostgreSqlBinaries binaries;
    private final DataFolder folder;
    private final Path cluster;
    private final Path log;
    private final Path pidFile;

    PostgreSqlCluster(PostgreSqlBinaries binaries, DataFolder folder) {
        this.binaries = binaries;
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.log = folder.resolve("server.log");
        this.pidFile = cluster.resolve("postmaster.pid");
    }

    /** Creates the cluster on first use; text sorts and folds the same on every machine. */
    void create(String superuser, boolean durable) {
        folder.create("cluster", draft -> {
            var arguments =
                    new ArrayList<>(List.of("-D", draft.toString(), "-U", superuser, "-A", "trust", "-E", "UTF8"));
            arguments.addAll(List.of("--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            if (!durable) {
                arguments.add("--no-sync");
            }
            Outcome outcome = binaries.run("initdb", arguments.toArray(String[]::new));
            if (!outcome.succeeded()) {
                throw new IllegalStateException("initdb failed: " + outcome.output());
            }
        });
    }

    void check() {
        Path versionFile = cluster.resolve("PG_VERSION");
        if (!Files.isRegularFile(versionFile)) {
            throw folder.damaged("PG_VERSION is missing");
        }
        if (!Files.isRegularFile(cluster.resolve("global/pg_control"))) {
            throw folder.damaged("global/pg_control is missing");
        }
        String found = read(versionFile).strip();
        String expected = binaries.majorVersion();
        if (!found.equals(expected)) {
            throw folder.damaged(
                    "it was written by PostgreSQL %s and this is PostgreSQL %s".formatted(found, expected));
        }
    }

    /**
     * Ends a server that outlived the process which started it. It would serve the same data, but with its old settings.
     *
     * <p>The caller holds the folder, so nobody else can still need that server.
     */
    void endSurvivor() {
        Optional<ProcessHandle> process = recordedProcess();
        Optional<Path> workingFolder = process.flatMap(PostgreSqlCluster::workingFolder);
        if (process.isEmpty() || workingFolder.isEmpty()) {
            // Gone, or not ours to look at: PostgreSQL's own start-up knows what to do with the file.
            return;
        }
        if (workingFolder.get().equals(cluster) && isPostgres(process.get())) {
            LOG.warn(
                    "PostgreSQL process {} outlived its owner; it is stopped",
                    process.get().pid());
            stop();
        } else {
            LOG.warn(
                    "{} names process {}, which is another program; the file is removed",
                    pidFile,
                    process.get().pid());
            delete(pidFile);
        }
    }

    void configure(Map<String, String> settings) {
        var text = new StringBuilder("# Written at every start.\n");
        new TreeMap<>(settings).forEach((name, value) -> {
            if (!name.matches("[a-z_][a-z0-9_.]*")) {
                throw new IllegalArgumentException("Not the name of a PostgreSQL setting: " + name);
            }
            text.append(name).append(" = '").append(value.replace("'", "''")).append("'\n");
        });
        text.append("log_line_prefix = '%m [%p] %e '\n");
        try {
            Files.writeString(cluster.resolve("postgresql.conf"), text);
            // PostgreSQL refuses a folder others can look into, and a copy from a backup often is one.
            Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write PostgreSQL's settings", e);
        }
    }

    ProcessHandle start(int port) {
        keepLogOfLastRun();
        long patienceEnds = System.nanoTime() + PATIENCE_WITH_DYING_CHILDREN.toNanos();
        while (true) {
            Outcome outcome = binaries.run(
                    "pg_ctl", "-D", cluster.toString(), "-l", log.toString(), "-w", "-t", WAIT_SECONDS, "start");
            if (outcome.succeeded()) {
                return recordedProcess().orElseThrow(() -> new IllegalStateException("PostgreSQL ended at once"));
            }
            LastWords lastWords = lastWords().orElseGet(() -> new LastWords("", outcome.output()));
            if (lastWords.state().equals(LOCK_FILE_EXISTS) && System.nanoTime() < patienceEnds) {
                // The server was killed a moment ago and its children have not noticed yet.
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                delete(log);
                continue;
            }
            endSurvivor();
            Loopback.requireFree(EmbeddedPostgreSql.NAME, port);
            if (lastWords.blamesTheData()) {
                throw folder.damaged(lastWords.text());
            }
            throw new IllegalStateException("PostgreSQL did not start: %s (see %s)".formatted(lastWords.text(), log));
        }
    }

    void stop() {
        Outcome fast = stop("fast");
        if (!fast.succeeded()) {
            LOG.warn(
                    "PostgreSQL does not stop: {}; it is stopped at once and will recover when it starts",
                    fast.output());
            Outcome immediate = stop("immediate");
            if (!immediate.succeeded()) {
                throw new IllegalStateException("PostgreSQL does not stop: " + immediate.output());
            }
        }
    }

    private Outcome stop(String mode) {
        return binaries.run("pg_ctl", "-D", cluster.toString(), "-m", mode, "-w", "-t", WAIT_SECONDS, "stop");
    }

    private void keepLogOfLastRun() {
        if (Files.exists(log)) {
            try {
                Files.move(log, folder.resolve("server.previous.log"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot set aside " + log, e);
            }
        }
    }

    private Optional<LastWords> lastWords() {
        return Files.exists(log)
                ? LAST_WORDS
                        .matcher(read(log))
                        .results()
                        .reduce((_, last) -> last)
                        .map(match -> new LastWords(
                                Optional.ofNullable(match.group("state")).orElse(""), match.group("text")))
                : Optional.empty();
    }

    private Optional<ProcessHandle> recordedProcess() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String pid = read(pidFile).lines().findFirst().orElse("").strip();
        return pid.matches("[0-9]{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
    }

    /** A PostgreSQL server works in its data folder, which tells it from any other program that was given its old id. */
    private static Optional<Path> workingFolder(ProcessHandle process) {
        try {
            return Optional.of(Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(path -> path.endsWith("postgres"))
                .isPresent();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }

    /** Why the server ended: its SQLSTATE, empty where it gave none, and its own sentence. */
    private record LastWords(String state, String text) {

        LastWords {
            text = text.replaceAll("\\s*\\R\\s*", "; ");
        }

        /** XX: corruption. 58: a file cannot be read. 55000: the files are of another kind of server, or of another user. */
        boolean blamesTheData() {
            return state.startsWith("XX") || state.startsWith("58") || state.equals("55000");
        }
    }
}
