package org.backline.local.engines;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.local.engines.FolderSamples.copy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.backline.local.engines.FolderSamples.Damage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedPostgreSqlTest {

    private static final Map<String, String> FAST = Map.of("fsync", "off");

    /** A stopped cluster with one visit in it. */
    @TempDir
    private static Path stopped;

    @TempDir
    private Path data;

    @BeforeAll
    static void createTheClusterToCopy() throws SQLException {
        try (var postgreSql = EmbeddedPostgreSql.start(stopped, 0, FAST)) {
            postgreSql.createDatabaseIfMissing("clinic");
            Sql.update(postgreSql.jdbcUrl("clinic"), "create table visit as select 7 as id");
        }
    }

    @Test
    void keepsItsDataWhenItIsCopiedAndStartedAgain() throws Exception {
        copy(stopped, data);
        Files.setPosixFilePermissions(data.resolve("cluster"), PosixFilePermissions.fromString("rwxr-xr-x"));

        try (var postgreSql = EmbeddedPostgreSql.start(data, 0, FAST)) {
            postgreSql.createDatabaseIfMissing("clinic");

            assertThat(Sql.answer(postgreSql.jdbcUrl("clinic"), "select id from visit"))
                    .isEqualTo("7");
        }
    }

    @Test
    void keepsWhatWasCommittedWhenItsServerIsKilled() throws Exception {
        try (var killed = EmbeddedPostgreSql.start(data, 0, Map.of())) {
            Sql.update(killed.jdbcUrl("postgres"), "create table visit as select 8 as id");
            killed.server().destroyForcibly();
            killed.server().onExit().get(10, SECONDS);
        }

        try (var postgreSql = EmbeddedPostgreSql.start(data, 0, Map.of())) {
            assertThat(Sql.answer(postgreSql.jdbcUrl("postgres"), "select id from visit"))
                    .isEqualTo("8");
        }
    }

    @Test
    void isDurableAndHeardOnThisMachineOnly() throws Exception {
        copy(stopped, data);

        try (var postgreSql = EmbeddedPostgreSql.start(
                data, 0, Map.of("search_path", "it's", "listen_addresses", "*", "max_connections", "20"))) {
            Map<String, String> expected = Map.ofEntries(
                    Map.entry("fsync", "on"),
                    Map.entry("synchronous_commit", "on"),
                    Map.entry("full_page_writes", "on"),
                    Map.entry("listen_addresses", "127.0.0.1"),
                    Map.entry("unix_socket_directories", ""),
                    Map.entry("max_connections", "20"),
                    Map.entry("shared_buffers", "128MB"),
                    Map.entry("max_wal_size", "1GB"),
                    Map.entry("idle_in_transaction_session_timeout", "30s"),
                    Map.entry("transaction_timeout", "0"),
                    Map.entry("log_timezone", "UTC"),
                    Map.entry("log_error_verbosity", "terse"),
                    Map.entry("search_path", "it's"));
            for (var setting : expected.entrySet()) {
                assertThat(Sql.answer(postgreSql.jdbcUrl("postgres"), "show " + setting.getKey()))
                        .as(setting.getKey())
                        .isEqualTo(setting.getValue());
            }
            assertThat(Sql.answer(postgreSql.jdbcUrl("clinic"), "select lower('Ä') || ('B' < 'a')"))
                    .as("letters of all languages, order of code points")
                    .isEqualTo("ätrue");
        }
    }

    @Test
    void startsOverAPidFileThatNamesAnotherProgram() throws Exception {
        copy(stopped, data);
        Files.writeString(
                data.resolve("cluster/postmaster.pid"), ProcessHandle.current().pid() + "\n");

        try (var postgreSql = EmbeddedPostgreSql.start(data, 0, FAST)) {
            assertThat(postgreSql.server().isAlive()).isTrue();
        }
    }

    @Test
    void startsOverAPidFileOfAProcessThatIsGone() throws Exception {
        copy(stopped, data);
        Process gone = new ProcessBuilder("true").start();
        gone.onExit().get(10, SECONDS);
        Files.writeString(data.resolve("cluster/postmaster.pid"), gone.pid() + "\n");

        try (var postgreSql = EmbeddedPostgreSql.start(data, 0, FAST)) {
            assertThat(postgreSql.server().isAlive()).isTrue();
        }
    }

    @Test
    void createsAnewWhatWasInterruptedOnFirstUse() throws Exception {
        Files.createDirectory(data.resolve("cluster.unfinished"));
        Files.writeString(data.resolve("cluster.unfinished/PG_VERSION"), "18");

        try (var postgreSql = EmbeddedPostgreSql.start(data, 0, FAST)) {
            assertThat(postgreSql.server().isAlive()).isTrue();
            assertThat(data.resolve("cluster.unfinished")).doesNotExist();
        }
    }

    @Test
    void refusesAPortThatIsTakenAndLetsGoOfTheFolder() throws Exception {
        copy(stopped, data);
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, other.getLocalPort(), FAST))
                    .isInstanceOf(PortTaken.class)
                    .hasMessage("Port %d for PostgreSQL is taken by another program", other.getLocalPort());
        }

        try (DataFolder folder = DataFolder.hold("Test", data)) {
            assertThat(folder.resolve("cluster")).exists();
        }
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        copy(stopped, data);
        try (var running = EmbeddedPostgreSql.start(data, 0, FAST)) {
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0, FAST))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining(data.toRealPath().toString());
            assertThat(running.server().isAlive()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource
    void namesTheDamage(Damage damage) throws IOException {
        copy(stopped, data);
        damage.doneTo(data.resolve("cluster"));

        assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0, FAST))
                .isInstanceOf(DamagedDataFolder.class)
                .hasMessageContaining(data.toRealPath() + ": ")
                .hasMessageContaining(damage.whatItSays())
                .hasMessageEndingWith(". Run with --fresh to begin with empty data.");
    }

    static Stream<Damage> namesTheDamage() {
        return Stream.of(
                Damage.gone("PG_VERSION is missing", "PG_VERSION"),
                Damage.overwritten("written by PostgreSQL 17 and this is PostgreSQL 18", "PG_VERSION", "17\n"),
                Damage.gone("global/pg_control is missing", "global/pg_control"),
                Damage.overwritten("could not read file \"global/pg_control\"", "global/pg_control", ""),
                Damage.overwritten("files are incompatible", "global/pg_control", "#".repeat(8192)),
                Damage.gone("required WAL directory \"pg_wal\" does not exist", "pg_wal"),
                Damage.gone("database \"postgres\" does not exist", "base/5"));
    }

    @Test
    void doesNotBlameTheDataForASettingThatMakesNoSense() throws Exception {
        copy(stopped, data);

        assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0, Map.of("fsync", "perhaps")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PostgreSQL did not start");
        assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0, Map.of("fsync = off #", "")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesADatabaseNameThatNeedsQuotes() throws Exception {
        copy(stopped, data);
        try (var postgreSql = EmbeddedPostgreSql.start(data, 0, FAST)) {
            for (String name : List.of("", "Clinic", "clinic\"", "1clinic", "clinic-1")) {
                assertThatThrownBy(() -> postgreSql.createDatabaseIfMissing(name))
                        .as(name)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }
}
