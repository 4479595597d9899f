package org.backline.dashboard.view;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * Hears of every change of a view, made by this process or by another copy of it, and passes it on to whoever shows
 * pages. One thread listens on a connection of its own, outside the pool, and connects again when the database was away.
 */
@Component
public class ViewChangeFeed implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ViewChangeFeed.class);
    private static final ViewChange MISSED = new ViewChange.Missed();
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_PROBES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final JdbcConnectionDetails database;
    private final Sinks.Many<ViewChange> changes = Sinks.many().multicast().directBestEffort();
    private volatile boolean listening;
    private @Nullable Thread listener;
    private CountDownLatch stopped = new CountDownLatch(1);

    ViewChangeFeed(JdbcConnectionDetails database) {
        this.database = database;
    }

    /**
     * The changes from now on. A subscriber that is slow keeps the newest of them and is told with
     * {@link ViewChange.Missed} that it lost some; it holds up nobody.
     *
     * @param held how many changes may wait for this subscriber, 1 or more
     */
    public Flux<ViewChange> changes(int held) {
        return Flux.defer(() -> {
            AtomicBoolean lost = new AtomicBoolean();
            return changes.asFlux()
                    .onBackpressureBuffer(held, dropped -> lost.set(true), BufferOverflowStrategy.DROP_OLDEST)
                    .concatMapIterable(change -> lost.getAndSet(false) ? List.of(MISSED, change) : List.of(change), 1);
        });
    }

    /** Whether changes are heard at the moment. */
    public boolean isListening() {
        return listening;
    }

    @Override
    public synchronized void start() {
        if (listener == null) {
            stopped = new CountDownLatch(1);
            listener = Thread.ofPlatform().daemon().name("view-changes").start(this::listen);
        }
    }

    @Override
    public synchronized void stop() {
        stopped.countDown();
        Thread running = listener;
        listener = null;
        if (running != null) {
            try {
                running.join(LISTEN.plusSeconds(2));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return listener != null;
    }

    private void listen() {
        Duration pause = Duration.ofMillis(200);
        boolean first = true;
        while (isWanted()) {
            try (Connection connection = connect()) {
                listening = true;
                pause = Duration.ofMillis(200);
                if (!first) {
                    LOG.info("Hearing of changed views again");
                    changes.tryEmitNext(MISSED);
                }
                first = false;
                passOn(connection);
            } catch (SQLException gone) {
                LOG.warn("Not hearing of changed views ({}); trying again", gone.getSQLState());
            } finally {
                listening = false;
            }
            if (isWanted()) {
                pause = rest(pause);
            }
        }
    }

    private boolean isWanted() {
        return stopped.getCount() > 0;
    }

    private Duration rest(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return pause;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
        Duration next = pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        if (database.getUsername() != null) {
            properties.setProperty("user", database.getUsername());
        }
        if (database.getPassword() != null) {
            properties.setProperty("password", database.getPassword());
        }
        properties.setProperty("ApplicationName", "dashboard view changes");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        Connection connection = DriverManager.getConnection(database.getJdbcUrl(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + ViewChanges.CHANNEL);
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
        return connection;
    }

    private void passOn(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (int round = 1; isWanted(); round++) {
            PGNotification[] heard = postgres.getNotifications((int) LISTEN.toMillis());
            if (heard != null) {
                for (PGNotification notification : heard) {
                    read(notification.getParameter()).ifPresent(changes::tryEmitNext);
                }
            }
            // A connection whose other end vanished without a word looks like silence; a question shows it.
            if (round % ROUNDS_BETWEEN_PROBES == 0 && !connection.isValid(5)) {
                throw new SQLException("The database does not answer", "08006");
            }
        }
    }

    private static Optional<ViewChange> read(String text) {
        int slash = text.lastIndexOf('/');
        try {
            return Optional.of(
                    new ViewChange.OfCase(UUID.fromString(text.substring(slash + 1)), text.substring(0, slash)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            LOG.warn("Passed over a notification that names no case");
            return Optional.empty();
        }
    }
}
