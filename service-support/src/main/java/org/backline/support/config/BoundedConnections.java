package org.backline.support.config;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.backline.support.command.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Lets nobody wait for ever for a database that has vanished without a word: behind a network that swallows everything a
 * question would hang until TCP gives up, which takes a quarter of an hour or never comes. Whoever waits for an answer
 * waits least, a processor longer, and what goes through a whole store as long as a transaction may last.
 */
final class BoundedConnections implements BeanPostProcessor {

    /** PostgreSQL ends a transaction after a minute. */
    private static final Duration BEYOND_THE_LONGEST_TRANSACTION = Duration.ofSeconds(75);

    private final ObjectProvider<SupportSettings> settings;

    BoundedConnections(ObjectProvider<SupportSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof HikariDataSource pool ? new Bounded(pool) : bean;
    }

    private final class Bounded extends DelegatingDataSource {

        Bounded(HikariDataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            // The pool takes it back when the connection is returned.
            connection.setNetworkTimeout(
                    Runnable::run,
                    Math.toIntExact(patience(settings.getObject()).toMillis()));
            return connection;
        }
    }

    private static Duration patience(SupportSettings settings) {
        if (Work.isAtLength()) {
            return BEYOND_THE_LONGEST_TRANSACTION;
        }
        return Work.isAwaited()
                ? settings.commands().answer()
                : settings.processing().answer();
    }
}
