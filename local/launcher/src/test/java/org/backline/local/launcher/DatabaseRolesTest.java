package org.backline.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.backline.local.engines.EmbeddedPostgreSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseRolesTest {

    @TempDir
    private static Path folder;

    private static EmbeddedPostgreSql postgreSql;
    private static Home home;
    private static Secrets secrets;

    @BeforeAll
    static void start() throws SQLException {
        postgreSql = EmbeddedPostgreSql.start(folder.resolve("postgresql"), 0, Map.of("fsync", "off"));
        Service.databases().forEach(postgreSql::createDatabaseIfMissing);
        // A database of the time before the roles.
        execute("program", EmbeddedPostgreSql.SUPERUSER, "create table old (id bigint generated always as identity)");
        home = new Home(Path.of("../..").toAbsolutePath().normalize(), folder.resolve(".backline"));
        secrets = new Secrets(home);
        DatabaseRoles.prepare(home, postgreSql.port(), secrets);
    }

    @AfterAll
    static void stop() {
        postgreSql.close();
    }

    @Test
    void letsTheOwnerMakeTablesAndTheServiceUseThem() throws SQLException {
        execute("intake", "intake_owner", "create table thing (id bigint generated always as identity, name text)");

        execute("intake", "intake_app", "insert into thing (name) values ('one')");
        execute("intake", "intake_app", "update thing set name = 'two'");
        assertThat(value("intake", "intake_app", "select name from thing")).isEqualTo("two");
        execute("intake", "intake_app", "truncate thing");
    }

    @Test
    void letsTheServiceChangeNoTable() throws SQLException {
        execute("referral", "referral_owner", "create table fixed (id bigint)");

        for (String change : new String[] {
            "create table another (id bigint)",
            "alter table fixed add column name text",
            "drop table fixed",
            "create role somebody"
        }) {
            assertThatThrownBy(() -> execute("referral", "referral_app", change))
                    .as(change)
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void keepsServicesOutOfEachOthersDatabases() {
        assertThatThrownBy(() -> value("intake", "program_app", "select 1")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> value("intake", "program_owner", "select 1"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void letsTheServiceBecomeTheReaderAndNothingElse() throws SQLException {
        try (Connection connection = connect("dashboard", "dashboard_app");
                Statement statement = connection.createStatement()) {
            statement.execute("set role dashboard_reader");
            statement.execute("reset role");
            assertThatThrownBy(() -> statement.execute("set role dashboard_owner"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        await().untilAsserted(() -> assertThatThrownBy(
                        () -> DriverManager.getConnection(postgreSql.jdbcUrl("intake"), "intake_app", "guess"))
                .hasMessageContaining("password authentication failed"));
    }

    @Test
    void handsOverWhatAnOlderInstallationMadeAndMayBeRepeated() throws SQLException {
        assertThat(value("program", "program_app", "select tableowner from pg_tables where tablename = 'old'"))
                .isEqualTo("program_owner");
        execute("program", "program_app", "insert into old default values");

        assertThatCode(() -> DatabaseRoles.prepare(home, postgreSql.port(), secrets))
                .doesNotThrowAnyException();
        assertThat(value(
                        "postgres",
                        EmbeddedPostgreSql.SUPERUSER,
                        "select rolpassword like 'SCRAM-SHA-256$%' from pg_authid where rolname = 'intake_app'"))
                .isEqualTo("t");
    }

    private static void execute(String database, String user, String sql) throws SQLException {
        try (Connection connection = connect(database, user);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String database, String user, String sql) throws SQLException {
        try (Connection connection = connect(database, user);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static Connection connect(String database, String user) throws SQLException {
        return DriverManager.getConnection(
                postgreSql.jdbcUrl(database),
                user,
                user.equals(EmbeddedPostgreSql.SUPERUSER) ? "" : secrets.ofRole(user));
    }
}
