package org.backline.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.backline.local.engines.EmbeddedPostgreSql;

/**
 * Gives each database its own roles, as {@code deploy/postgresql/roles.sql} says: one that owns the tables and changes them
 * by migrations, and one as which the service runs, which can only read and write rows.
 */
final class DatabaseRoles {

    /** The engine lets everybody in who calls; from now on only its superuser, who has no password here. */
    private static final String ASK_FOR_PASSWORDS = """
            do $$
            begin
                if not exists (select from pg_hba_file_rules where auth_method = 'scram-sha-256') then
                    execute format(
                        'copy (select line from (values (1, %L), (2, %L)) as rules (n, line) order by n) to %L',
                        'host all postgres 127.0.0.1/32 trust',
                        'host all all 127.0.0.1/32 scram-sha-256',
                        current_setting('hba_file'));
                    perform pg_reload_conf();
                end if;
            end
            $$""";

    private DatabaseRoles() {}

    static String owner(Service service) {
        return service.database() + "_owner";
    }

    static String runner(Service service) {
        return service.database() + "_app";
    }

    /** Makes what is missing and sets the passwords; done at each start, since data may be older than the secrets. */
    static void prepare(Home home, int port, Secrets secrets) {
        String roles = roles(home);
        for (Service service : Service.withDatabase()) {
            String address = "jdbc:postgresql://%s:%d/%s".formatted(Addresses.HOST, port, service.database());
            try (Connection connection = DriverManager.getConnection(address, EmbeddedPostgreSql.SUPERUSER, "");
                    Statement statement = connection.createStatement()) {
                statement.execute(roles);
                setPassword(statement, owner(service), secrets);
                setPassword(statement, runner(service), secrets);
                statement.execute(ASK_FOR_PASSWORDS);
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "The roles of database %s cannot be made: %s".formatted(service.database(), e.getMessage()), e);
            }
        }
    }

    /** A password cannot be a parameter of this statement; this one is base64, and holds no quote. */
    private static void setPassword(Statement statement, String role, Secrets secrets) throws SQLException {
        statement.execute("alter role %s password '%s'".formatted(role, secrets.ofRole(role)));
    }

    private static String roles(Home home) {
        var file = home.checkout().resolve("deploy/postgresql/roles.sql");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
