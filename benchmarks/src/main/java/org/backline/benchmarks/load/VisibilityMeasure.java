package org.backline.benchmarks.load;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.backline.local.launcher.Service;

/**
 * From an intake's event to the row on the board of the dashboard, at 200 a second, or at half of what this machine does
 * where that is less: beyond what is done the time to wait for a row tells how long the queue is. The time of an event is taken before
 * it is committed, so that its commit counts too; the baseline has no commit at its begin.
 */
final class VisibilityMeasure implements Measure {

    private static final int ASKERS = 16;
    private static final int ASKED_PER_SECOND = 200;
    private static final int WARM_UP_SECONDS = 5;
    private static final int SECONDS = 20;
    private static final long LOOK_EVERY_MILLIS = 3;

    @Override
    public void take(Bench bench) throws Exception {
        double most = bench.followedPerSecond(ASKERS);
        int perSecond = Math.clamp((long) most / 2, 1, ASKED_PER_SECOND);
        double[] bare = bench.baselines().throughTheBroker(perSecond * SECONDS, perSecond);
        Arrays.sort(bare);
        record(bench, perSecond, perSecond * WARM_UP_SECONDS);
        bench.awaitQuiet();
        Map<UUID, Instant> seen = record(bench, perSecond, perSecond * SECONDS);
        double[] millis = lags(bench, seen);
        bench.findings()
                .add(
                        "event of an intake -> on the dashboard's board, at " + perSecond + " a second of "
                                + Math.round(most) + " (" + ASKED_PER_SECOND + " were asked for)",
                        String.format(
                                Locale.ROOT,
                                "p50 %.0f ms, p99 %.0f ms",
                                Sorted.at(millis, 0.5),
                                Sorted.at(millis, 0.99)),
                        String.format(
                                Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", Sorted.at(bare, 0.5), Sorted.at(bare, 0.99)),
                        Sorted.at(millis, 0.5) / Sorted.at(bare, 0.5),
                        "p50 at most 3");
        bench.awaitQuiet();
    }

    /** Records intakes at an even pace, and comes back when each was seen on the board: when it first was. */
    private static Map<UUID, Instant> record(Bench bench, int perSecond, int count) throws Exception {
        Set<UUID> awaited = ConcurrentHashMap.newKeySet();
        Map<UUID, Instant> seen = new ConcurrentHashMap<>();
        try (Connection board = bench.connect(Service.DASHBOARD);
                var looking = Executors.newSingleThreadScheduledExecutor();
                var askers = Executors.newFixedThreadPool(24);
                var pace = Executors.newSingleThreadScheduledExecutor()) {
            var looks = looking.scheduleWithFixedDelay(
                    () -> look(board, awaited, seen), 0, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
            for (int number = 0; number < count; number++) {
                var _ = pace.schedule(
                        () -> askers.submit(() -> {
                            UUID caseId = UUID.randomUUID();
                            bench.trainers().record(caseId);
                            awaited.add(caseId);
                            return caseId;
                        }),
                        number * 1_000_000_000L / perSecond,
                        TimeUnit.NANOSECONDS);
            }
            Bench.await("the last intake", Duration.ofMinutes(2), () -> awaited.size() + seen.size() >= count);
            Bench.await("the last row", Duration.ofMinutes(2), awaited::isEmpty);
            looks.cancel(false);
        }
        return seen;
    }

    private static void look(Connection board, Set<UUID> awaited, Map<UUID, Instant> seen) {
        UUID[] asked = awaited.toArray(UUID[]::new);
        if (asked.length == 0) {
            return;
        }
        try (PreparedStatement statement =
                board.prepareStatement("select case_id from board where opened_at is not null and case_id = any (?)")) {
            Array ids = board.createArrayOf("uuid", asked);
            statement.setArray(1, ids);
            try (ResultSet rows = statement.executeQuery()) {
                Instant now = Instant.now();
                while (rows.next()) {
                    UUID caseId = rows.getObject(1, UUID.class);
                    seen.put(caseId, now);
                    awaited.remove(caseId);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static double[] lags(Bench bench, Map<UUID, Instant> seen) throws SQLException {
        List<Double> millis = new ArrayList<>();
        try (Connection connection = bench.connect(Service.INTAKE);
                PreparedStatement statement =
                        connection.prepareStatement("select aggregate_identifier, time_stamp from domain_event_entry"
                                + " where sequence_number = 0 and aggregate_identifier = any (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", seen.keySet().stream().map(UUID::toString).toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Instant stored = rows.getObject(2, OffsetDateTime.class).toInstant();
                    Instant shown = seen.get(UUID.fromString(rows.getString(1)));
                    millis.add(ChronoUnit.MICROS.between(stored, shown) / 1_000.0);
                }
            }
        }
        return millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
