package org.backline.support.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backline.local.engines.EmbeddedPostgreSql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database and its standby, which has every commit before whoever asked for it hears that it is done. */
public final class PostgreSqlPair implements AutoCloseable {

    private static final String STANDBY = "standby";

    private final Path folder;
    private final String database;
    private final EmbeddedPostgreSql primary;
    private final EmbeddedPostgreSql standby;
    private String parted = "";

    private PostgreSqlPair(Path folder, String database, EmbeddedPostgreSql primary, EmbeddedPostgreSql standby) {
        this.folder = folder;
        this.database = database;
        this.primary = primary;
        this.standby = standby;
    }

    /** Starts both, with one empty database. */
    public static PostgreSqlPair start(String database) {
        try {
            Path folder = Files.createTempDirectory("backline-test-pair-");
            EmbeddedPostgreSql primary = EmbeddedPostgreSql.start(folder.resolve("primary"), 0, Map.of());
            primary.createDatabaseIfMissing(database);
            copy(primary, cluster(folder, "primary"), cluster(folder, STANDBY));
            Files.createFile(cluster(folder, STANDBY).resolve("standby.signal"));
            EmbeddedPostgreSql standby = EmbeddedPostgreSql.start(
                    folder.resolve(STANDBY),
                    0,
                    Map.of(
                            "primary_conninfo",
                            "host=127.0.0.1 port=%d user=%s application_name=%s"
                                    .formatted(primary.port(), EmbeddedPostgreSql.SUPERUSER, STANDBY)));
            var pair = new PostgreSqlPair(folder, database, primary, standby);
            pair.waitForEachOther();
            return pair;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The address of whichever of the two can be written to. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s?targetServerType=primary"
                .formatted(primary.port(), standby.port(), database);
    }

    /** What the standby has. */
    public JdbcTemplate standby() {
        return template(standby, database);
    }

    /** The primary's commits no longer reach the standby. */
    public void part() throws IOException, InterruptedException {
        Integer receiver = standby().queryForObject("select pid from pg_stat_wal_receiver", Integer.class);
        new ProcessBuilder("kill", "-STOP", String.valueOf(receiver)).start().waitFor();
        parted = String.valueOf(receiver);
    }

    /** Kills the primary with all its processes, and has the standby take its place. */
    public void failOver() throws IOException, InterruptedException {
        long pid = Long.parseLong(Files.readAllLines(cluster(folder, "primary").resolve("postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all =
                Stream.concat(Stream.of(server), server.children()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        await().atMost(20, SECONDS).until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
        if (!parted.isEmpty()) {
            new ProcessBuilder("kill", "-TERM", parted).start().waitFor();
            new ProcessBuilder("kill", "-CONT", parted).start().waitFor();
        }
        template(standby, "postgres").queryForObject("select pg_promote(true, 30)", Boolean.class);
    }

    @Override
    public void close() {
        standby.close();
        primary.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private void waitForEachOther() {
        JdbcTemplate first = template(primary, "postgres");
        first.execute("alter system set synchronous_standby_names = '" + STANDBY + "'");
        first.queryForObject("select pg_reload_conf()", Boolean.class);
        await().atMost(30, SECONDS)
                .until(() -> first.queryForList("select sync_state from pg_stat_replication", String.class)
                        .equals(List.of("sync")));
    }

    /** What pg_basebackup does, which is not among the programs. */
    private static void copy(EmbeddedPostgreSql server, Path from, Path to) throws IOException {
        var one = new DriverManagerDataSource(server.jdbcUrl("postgres"), EmbeddedPostgreSql.SUPERUSER, "");
        try (var connection = one.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_backup_start('standby', true)");
            copy(from, to);
            try (var stopped =
                    statement.executeQuery("select labelfile from pg_backup_stop(wait_for_archive => false)")) {
                stopped.next();
                Files.writeString(to.resolve("backup_label"), stopped.getString(1));
            }
            copy(from.resolve("pg_wal"), to.resolve("pg_wal"));
        } catch (SQLException refused) {
            throw new IOException(refused);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Path copy = to.resolve(from.relativize(one).toString());
                try {
                    if (Files.isDirectory(one)) {
                        Files.createDirectories(copy);
                    } else if (!one.getFileName().toString().startsWith("postmaster.")) {
                        Files.copy(one, copy, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (NoSuchFileException gone) {
                    Files.deleteIfExists(copy); // the log tells what became of it
                }
            }
        }
    }

    private static Path cluster(Path folder, String name) {
        return folder.resolve(name).resolve("cluster");
    }

    private static JdbcTemplate template(EmbeddedPostgreSql server, String database) {
        return new JdbcTemplate(
                new DriverManagerDataSource(server.jdbcUrl(database), EmbeddedPostgreSql.SUPERUSER, ""));
    }
}
