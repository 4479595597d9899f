package org.backline.support.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.backline.support.store.GapRule.Place;
import org.backline.support.store.GapRule.Reading;
import org.backline.support.store.GapRule.Row;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of all cases from PostgreSQL in the order of their indexes. What it concludes from what it sees, and
 * why that passes over none, is told in {@link GapRule}.
 */
final class EventReader {

    /** Before everything: indexes begin with 1. */
    static final GapAwareTrackingToken TAIL = GapAwareTrackingToken.newInstance(0, Collections.emptySet());

    /** Two index scans, and not one condition with "or", for which the planner may walk through all of history. */
    private static final String READ = """
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest_running, event.*
            from (values (1)) as always left join (
                (select global_index, %1$s from domain_event_entry
                 where global_index = any (?) order by global_index limit ?)
                union all
                (select global_index, %1$s from domain_event_entry
                 where global_index > ? order by global_index limit ?)
                order by global_index limit ?
            ) as event on true
            order by event.global_index""".formatted(StoredEvent.COLUMNS);

    /** One row at least; each has a range of missing indexes. */
    private static final String FIND_GAPS = """
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                   pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                   (select max(global_index) from domain_event_entry where global_index < ?),
                   gap.first_index, gap.last_index
            from (values (1)) as always left join (
                select previous + 1 as first_index, global_index - 1 as last_index
                from (select global_index, lag(global_index, 1, ?) over (order by global_index) as previous
                      from domain_event_entry where global_index > ? and global_index < ?) as neighbours
                where global_index > previous + 1
            ) as gap on true""";

    private final GapRule rule = new GapRule();

    /**
     * What was read after a token.
     *
     * @param events each with its own token
     * @param isAll whether nothing more was visible
     */
    record Batch(List<TrackedEventData<?>> events, boolean isAll) {}

    /** The next events after a token. */
    Batch read(Connection connection, GapAwareTrackingToken start, int limit) throws SQLException {
        Reading<StoredEvent> reading = rows(connection, start, limit);
        List<TrackedEventData<?>> events = new ArrayList<>();
        for (Place<StoredEvent> place : rule.places(start, reading, limit, () -> assignedTransaction(connection))) {
            events.add(new TrackedDomainEventData<>(place.token(), place.event()));
        }
        int visible = reading.rows().size();
        return new Batch(events, visible < limit && events.size() == visible);
    }

    /**
     * A token at the highest event that is visible below a bound, with all lower ones that may still appear as gaps.
     *
     * @return null when no event is visible there
     */
    @Nullable GapAwareTrackingToken tokenBelow(Connection connection, long bound) throws SQLException {
        long settled = rule.horizons().settled();
        try (PreparedStatement statement = connection.prepareStatement(FIND_GAPS)) {
            statement.setLong(1, bound);
            statement.setLong(2, settled);
            statement.setLong(3, settled);
            statement.setLong(4, bound);
            try (ResultSet found = statement.executeQuery()) {
                SortedSet<Long> missing = new TreeSet<>();
                long oldestRunning = 0;
                long firstUnended = 0;
                long last = 0;
                while (found.next()) {
                    oldestRunning = found.getLong(1);
                    firstUnended = found.getLong(2);
                    last = found.getLong(3);
                    long first = found.getLong(4);
                    if (!found.wasNull()) {
                        GapRule.addRange(missing, first, found.getLong(5));
                    }
                }
                if (last == 0) {
                    return null;
                }
                SortedSet<Long> open = rule.stillOpen(missing, oldestRunning, () -> assignedTransaction(connection));
                rule.horizons().settle(open.isEmpty() ? last : open.first() - 1, firstUnended);
                return GapAwareTrackingToken.newInstance(last, open);
            }
        }
    }

    private static Reading<StoredEvent> rows(Connection connection, GapAwareTrackingToken start, int limit)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, array(connection, start.getGaps()));
            statement.setInt(2, limit);
            statement.setLong(3, start.getIndex());
            statement.setInt(4, limit);
            statement.setInt(5, limit);
            try (ResultSet found = statement.executeQuery()) {
                List<Row<StoredEvent>> rows = new ArrayList<>();
                long oldestRunning = 0;
                while (found.next()) {
                    oldestRunning = found.getLong("oldest_running");
                    long index = found.getLong("global_index");
                    if (!found.wasNull()) {
                        rows.add(new Row<>(index, StoredEvent.ofAnyStream(found)));
                    }
                }
                return new Reading<>(rows, oldestRunning);
            }
        }
    }

    /** Assigns an id to the reader's own transaction: it is above all ids that were assigned before. */
    private static long assignedTransaction(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_current_xact_id()::text::bigint");
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Array array(Connection connection, SortedSet<Long> indexes) throws SQLException {
        return connection.createArrayOf("bigint", indexes.toArray());
    }
}
