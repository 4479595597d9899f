package org.backline.dashboard.view;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
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
    private static final PGNotification[] NOTHING = {};
    private static final ViewChange MISSED = new ViewChange.Missed();
    private static final Duration LISTEN = Duration.ofSeconds(1);
    private static final int ROUNDS_BETWEEN_PROBES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Several views tell of one event, a moment apart. */
    private static final Duration GATHERING = Duration.ofMillis(150);

    private static final int GATHERED = 256;
    private static final int WAITING = 4_096;

    /** A connection asks for a hundred pieces ahead: so many times this is held for a page that does not read. */
    private static final int IN_A_PIECE = 16;

    private final JdbcConnectionDetails database;
    private final RecentChanges recent;
    private final Sinks.Many<ViewChange> changes = Sinks.many().multicast().directBestEffort();
    private final Flux<List<ViewChange>> pieces = changes(WAITING)
            .bufferTimeout(GATHERED, GATHERING, true)
            .concatMapIterable(ViewChangeFeed::inPieces, 1)
            .share();
    private volatile boolean listening;
    private @Nullable Thread listener;
    private CountDownLatch stopped = new CountDownLatch(1);

    ViewChangeFeed(JdbcConnectionDetails database, Clock clock) {
        this.database = database;
        this.recent = new RecentChanges(clock);
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

    /**
     * The changes from now on, gathered for a moment, each case once: for many who listen all the time. One who is slow
     * keeps the newest, and gets {@link ViewChange.Missed} alone where some were lost; he holds up nobody.
     *
     * @param held how many pieces of 16 changes at most may wait for this subscriber, 1 or more
     * @param made when what the subscriber shows was asked for: what changed since then comes first; null for nothing of it
     */
    public Flux<List<ViewChange>> pieces(int held, @Nullable Instant made) {
        return Flux.defer(() -> {
            AtomicBoolean lost = new AtomicBoolean();
            Flux<List<ViewChange>> news = pieces.onBackpressureBuffer(
                            held, dropped -> lost.set(true), BufferOverflowStrategy.DROP_OLDEST)
                    .map(piece -> lost.getAndSet(false) ? List.of(MISSED) : piece);
            // After it has begun to listen: twice is well, and never is not.
            return made == null
                    ? news
                    : news.mergeWith(Flux.defer(() -> Flux.fromIterable(inPieces(recent.since(made)))));
        });
    }

    private void emit(ViewChange change) {
        recent.note(change);
        changes.tryEmitNext(change);
    }

    /** Each case once, with all that was said of it; when some were missed that alone counts. */
    static List<List<ViewChange>> inPieces(List<ViewChange> gathered) {
        if (gathered.contains(MISSED)) {
            return List.of(List.of(MISSED));
        }
        Map<UUID, ViewChange.OfCase> cases = new LinkedHashMap<>();
        for (ViewChange change : gathered) {
            if (change instanceof ViewChange.OfCase ofCase) {
                cases.merge(ofCase.caseId(), ofCase, ViewChangeFeed::both);
            }
        }
        List<ViewChange> each = List.copyOf(cases.values());
        List<List<ViewChange>> pieces = new ArrayList<>();
        for (int begin = 0; begin < each.size(); begin += IN_A_PIECE) {
            pieces.add(each.subList(begin, Math.min(each.size(), begin + IN_A_PIECE)));
        }
        return pieces;
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
                // The first time too: pages may have been made before, and what changed since then nobody heard.
                emit(MISSED);
                listening = true;
                pause = Duration.ofMillis(200);
                if (!first) {
                    LOG.info("Hearing of changed views again");
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
        properties.setProperty("socketTimeout", "10");
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
        Map<UUID, ViewChange.OfCase> again = new HashMap<>();
        for (int round = 1; isWanted(); round++) {
            PGNotification[] heard = postgres.getNotifications((int) LISTEN.toMillis());
            Map<UUID, ViewChange.OfCase> told = new LinkedHashMap<>();
            for (PGNotification notification : heard == null ? NOTHING : heard) {
                read(notification.getParameter())
                        .ifPresent(change -> told.merge(change.caseId(), change, ViewChangeFeed::both));
            }
            tell(connection, told, again);
            // A connection whose other end vanished without a word looks like silence; a question shows it.
            if (round % ROUNDS_BETWEEN_PROBES == 0 && !connection.isValid(5)) {
                throw new SQLException("The database does not answer", "08006");
            }
        }
    }

    /**
     * Passes changes on with who holds their cases. Who holds a case, and whether a physician was asked, is itself read
     * from a view that may lag behind: what was told is looked at once more, and told anew when it was different.
     */
    private void tell(Connection connection, Map<UUID, ViewChange.OfCase> told, Map<UUID, ViewChange.OfCase> again)
            throws SQLException {
        Set<UUID> asked = new HashSet<>(told.keySet());
        asked.addAll(again.keySet());
        if (asked.isEmpty()) {
            return;
        }
        Map<UUID, Holding> holdings = holdings(connection, asked);
        again.forEach((caseId, earlier) -> {
            ViewChange.OfCase now = held(earlier, holdings.get(caseId));
            if (!now.equals(earlier)) {
                told.merge(caseId, now, ViewChangeFeed::both);
            }
        });
        again.clear();
        told.forEach((caseId, change) -> {
            ViewChange.OfCase now = held(change, holdings.get(caseId));
            emit(now);
            again.put(caseId, now);
        });
    }

    private record Holding(String clinicId, boolean referred) {}

    private static Map<UUID, Holding> holdings(Connection connection, Set<UUID> cases) throws SQLException {
        Map<UUID, Holding> holdings = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select case_id, clinic_id, referred from case_access where case_id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", cases.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    holdings.put(rows.getObject(1, UUID.class), new Holding(rows.getString(2), rows.getBoolean(3)));
                }
            }
        }
        return holdings;
    }

    private static ViewChange.OfCase held(ViewChange.OfCase change, @Nullable Holding holding) {
        if (holding == null) {
            return change;
        }
        Set<String> clinics = new HashSet<>(change.clinics());
        clinics.add(holding.clinicId());
        return new ViewChange.OfCase(change.caseId(), clinics, holding.clinicId(), holding.referred());
    }

    private static ViewChange.OfCase both(ViewChange.OfCase one, ViewChange.OfCase other) {
        Set<String> clinics = new HashSet<>(one.clinics());
        clinics.addAll(other.clinics());
        return new ViewChange.OfCase(one.caseId(), clinics, other.holder(), one.referred() || other.referred());
    }

    private static Optional<ViewChange.OfCase> read(String text) {
        int slash = text.lastIndexOf('/');
        try {
            String clinicId = text.substring(0, slash);
            return Optional.of(new ViewChange.OfCase(
                    UUID.fromString(text.substring(slash + 1)), Set.of(clinicId), clinicId, false));
        } catch (IllegalArgumentException | IndexOutOfBoundsException foreign) {
            LOG.warn("Passed over a notification that names no case");
            return Optional.empty();
        }
    }
}
