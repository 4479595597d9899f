package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.backline.support.testing.Link.Cut;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a link breaks off, and what it leaves alone: a test that lays an ambush must catch nobody else. */
class LinkTest {

    private static final Engines.Database DATABASE = Engines.postgreSql();
    private static final URI ADDRESS = URI.create(DATABASE.jdbcUrl().substring("jdbc:".length()));

    /** PostgreSQL's driver says the beginning of a transaction in several ways, and differently from the second time on. */
    enum Begun {
        SIMPLY("jdbc:postgresql://127.0.0.1:%d%s?preferQueryMode=simple"),
        ORDINARILY("jdbc:postgresql://127.0.0.1:%d%s"),
        NEVER_NAMED("jdbc:postgresql://127.0.0.1:%d%s?prepareThreshold=0"),
        NAMED_AT_ONCE("jdbc:postgresql://127.0.0.1:%d%s?prepareThreshold=-1");

        private final String url;

        Begun(String url) {
            this.url = url;
        }

        Connection through(Link link) throws SQLException {
            Connection connection = DriverManager.getConnection(
                    url.formatted(link.port(), ADDRESS.getPath()), DATABASE.username(), DATABASE.password());
            connection.setAutoCommit(false);
            return connection;
        }
    }

    private static void say(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select '" + text + "'");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNamedItBeforeThisTransactionIsLeftAlone(Begun begun) throws SQLException {
        try (Link link = Link.to(ADDRESS.getPort());
                Connection connection = begun.through(link)) {
            for (int transaction = 0; transaction < 8; transaction++) {
                link.cutAtCommitOf("the text", Cut.BEFORE_COMMIT);
                say(connection, "the text");
                link.mend(false);
                connection.commit();

                link.cutAtCommitOf("the text", Cut.BEFORE_COMMIT);
                say(connection, "something else");
                connection.commit();
                link.mend(false);
            }
            assertThat(link.cuts()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNamedWhatWasWaitedForBeforeIsLeftAlone(Begun begun) throws SQLException {
        try (Link link = Link.to(ADDRESS.getPort());
                Connection connection = begun.through(link)) {
            link.cutAtCommitOf("the text", Cut.BEFORE_COMMIT);
            say(connection, "the text");
            link.mend(false);
            link.cutAtCommitOf("another text", Cut.BEFORE_COMMIT);
            connection.commit();
            assertThat(link.cuts()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoNamesItIsBrokenOffAtItsCommit(Begun begun) throws SQLException {
        try (Link link = Link.to(ADDRESS.getPort())) {
            for (int before : new int[] {0, 1, 8}) {
                try (Connection connection = begun.through(link)) {
                    for (int transaction = 0; transaction < before; transaction++) {
                        say(connection, "something else");
                        connection.commit();
                    }
                    link.cutAtCommitOf("the text", Cut.BEFORE_COMMIT);
                    say(connection, "the text");
                    say(connection, "something else");
                    assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
                }
            }
            assertThat(link.cuts()).isEqualTo(3);
        }
    }
}
