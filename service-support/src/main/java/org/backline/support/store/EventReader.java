package org.backline.support.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of all cases in the order of their indexes, without ever passing over one that is committed late.
 *
 * <p><b>The danger.</b> Events get their index when they are inserted and become visible when their transaction commits,
 * in another order. A reader that has seen index 3 and not index 2 keeps 2 as a <i>gap</i> and asks for it again at each
 * read. It must not ask for ever, since a transaction that rolls back leaves its indexes empty for good; and when it
 * gives up too early, an event is lost without a trace. Axon's engine gives up by the events' own time stamps, which
 * say nothing about transactions.
 *
 * <p><b>The rule.</b> A gap is given up once the transaction that drew its index is over and the index is still empty:
 * <ol>
 *   <li>A transaction owns its id before it draws an index, because column {@code xid} stands before column
 *       {@code global_index} and defaults are evaluated in that order. The sequence hands out indexes one by one
 *       (cache 1), in the order in which they are drawn.
 *   <li>A gap is seen below an index that is visible, or in a token that an earlier reader left: so its index was drawn
 *       before, and the id of the transaction that drew it was assigned before that. When a gap is first seen, the
 *       reader <i>then</i> has an id assigned to its own transaction. That is the gap's horizon: the id of the drawing
 *       transaction is below it.
 *   <li>One statement reads the rows and {@code pg_snapshot_xmin} of the snapshot that shows them. All transactions below
 *       xmin are over for that snapshot. So when xmin has reached the horizon and the read, having covered the place of
 *       the gap, does not show it, there is nothing left that could fill it.
 * </ol>
 *
 * <p>{@code pg_snapshot_xmax} of the first read would be a cheaper horizon, and a wrong one: it is one past the highest
 * id that has <i>ended</i>, and younger transactions may be running above it. Let 7 and 8 be open, 8 draw an index, and
 * 7 draw the next one and commit: the snapshot's xmax is 8, the next snapshot's xmin is 8, and the gap would be given up
 * while its transaction is still open.
 *
 * <p>Horizons are kept in memory and shared by all users of this reader. What is lost with the process is observed anew,
 * which costs time and no event. A long transaction anywhere in the cluster keeps gaps alive; it delays no event.
 *
 * <p><b>Order.</b> A case's later event is appended after its earlier one was visible, or in the same transaction, so no
 * snapshot shows the later without the earlier.
 *
 * <p><b>Tokens</b> are Axon's own. Two of its habits are respected. It compares tokens without regard to gaps at or below
 * their truncation index: were an open gap among these, the event that fills it would look like the upcast twin of the
 * one before. And it brings older tokens of other segments in line by that same index: were it not set, these would get
 * events twice. So gaps are dropped from below only, up to the lowest open one, and the index stays below that.
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
                   (select max(global_index) from domain_event_entry where global_index < ?),
                   gap.first_index, gap.last_index
            from (values (1)) as always left join (
                select previous + 1 as first_index, global_index - 1 as last_index
                from (select global_index, lag(global_index, 1, ?) over (order by global_index) as previous
                      from domain_event_entry where global_index > ? and global_index < ?) as neighbours
                where global_index > previous + 1
            ) as gap on true""";

    /** Each event's token holds all gaps of its time: this bounds what a batch holds in memory. */
    private static final int MOST_GAPS_IN_A_BATCH = 500_000;

    private final GapHorizons horizons = new GapHorizons();

    private record Row(long index, StoredEvent event) {}

    private record Reading(List<Row> rows, long oldestRunning) {}

    /** The next events after a token, each with its own token. */
    List<TrackedEventData<?>> read(Connection connection, GapAwareTrackingToken start, int limit) throws SQLException {
        Reading reading = rows(connection, start, limit);
        List<Row> rows = reading.rows();
        // A read that was cut by its limit says nothing about what lies above its last row.
        long covered = rows.size() < limit ? Long.MAX_VALUE : rows.getLast().index();
        SortedSet<Long> open = new TreeSet<>(start.getGaps().tailSet(covered));
        open.addAll(stillOpen(connection, missing(start, rows, covered), reading.oldestRunning()));
        return tracked(start, rows, open);
    }

    /**
     * A token at the highest event that is visible below a bound, with all lower ones that may still appear as gaps.
     *
     * @return null when no event is visible there
     */
    @Nullable GapAwareTrackingToken tokenBelow(Connection connection, long bound) throws SQLException {
        long settled = horizons.settled();
        try (PreparedStatement statement = connection.prepareStatement(FIND_GAPS)) {
            statement.setLong(1, bound);
            statement.setLong(2, settled);
            statement.setLong(3, settled);
            statement.setLong(4, bound);
            try (ResultSet found = statement.executeQuery()) {
                SortedSet<Long> missing = new TreeSet<>();
                long oldestRunning = 0;
                long last = 0;
                while (found.next()) {
                    oldestRunning = found.getLong(1);
                    last = found.getLong(2);
                    long first = found.getLong(3);
                    if (!found.wasNull()) {
                        addRange(missing, first, found.getLong(4));
                    }
                }
                if (last == 0) {
                    return null;
                }
                SortedSet<Long> open = stillOpen(connection, missing, oldestRunning);
                horizons.settle(open.isEmpty() ? last : open.first() - 1);
                return GapAwareTrackingToken.newInstance(last, open);
            }
        }
    }

    private static Reading rows(Connection connection, GapAwareTrackingToken start, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, array(connection, start.getGaps()));
            statement.setInt(2, limit);
            statement.setLong(3, start.getIndex());
            statement.setInt(4, limit);
            statement.setInt(5, limit);
            try (ResultSet found = statement.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                long oldestRunning = 0;
                while (found.next()) {
                    oldestRunning = found.getLong("oldest_running");
                    long index = found.getLong("global_index");
                    if (!found.wasNull()) {
                        rows.add(new Row(index, StoredEvent.ofAnyStream(found)));
                    }
                }
                return new Reading(rows, oldestRunning);
            }
        }
    }

    /** The indexes that the read covered and does not show. */
    private static NavigableSet<Long> missing(GapAwareTrackingToken start, List<Row> rows, long covered) {
        NavigableSet<Long> missing = new TreeSet<>(start.getGaps().headSet(covered));
        long previous = start.getIndex();
        for (Row row : rows) {
            missing.remove(row.index());
            addRange(missing, previous + 1, row.index() - 1);
            previous = Math.max(previous, row.index());
        }
        return missing;
    }

    private static void addRange(SortedSet<Long> indexes, long first, long last) {
        for (long index = first; index <= last; index++) {
            indexes.add(index);
        }
    }

    /** Those of the missing indexes that may still appear, judged by the read that missed them. */
    private SortedSet<Long> stillOpen(Connection connection, SortedSet<Long> missing, long oldestRunning)
            throws SQLException {
        SortedSet<Long> unseen = horizons.unseen(missing);
        if (!unseen.isEmpty()) {
            horizons.saw(unseen, assignedTransaction(connection));
        }
        return horizons.open(missing, oldestRunning);
    }

    /** Assigns an id to the reader's own transaction: it is above all ids that were assigned before. */
    private static long assignedTransaction(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_current_xact_id()::text::bigint");
                ResultSet found = statement.executeQuery()) {
            found.next();
            return found.getLong(1);
        }
    }

    private List<TrackedEventData<?>> tracked(GapAwareTrackingToken start, List<Row> rows, SortedSet<Long> open) {
        long lowestOpen = open.isEmpty() ? Long.MAX_VALUE : open.first();
        if (!rows.isEmpty() && rows.getFirst().index() < start.getIndex()) {
            // A gap that this read fills is open until its event is delivered.
            lowestOpen = Math.min(lowestOpen, rows.getFirst().index());
        }
        List<TrackedEventData<?>> tracked = new ArrayList<>(rows.size());
        GapAwareTrackingToken token = start;
        long gaps = 0;
        for (Row row : rows) {
            horizons.filled(row.index());
            token = advance(token, row.index(), Math.min(lowestOpen - 1, row.index()));
            tracked.add(new TrackedDomainEventData<>(token, row.event()));
            gaps += token.getGaps().size();
            if (gaps > MOST_GAPS_IN_A_BATCH) {
                break;
            }
        }
        return tracked;
    }

    /** Axon wants the truncation as a distance, of int: no transaction lives through two billion events. */
    private static GapAwareTrackingToken advance(GapAwareTrackingToken token, long index, long truncation) {
        long distance = Math.max(index, token.getIndex()) - truncation;
        return token.advanceTo(index, (int) Math.min(distance, Integer.MAX_VALUE));
    }

    private static Array array(Connection connection, SortedSet<Long> indexes) throws SQLException {
        return connection.createArrayOf("bigint", indexes.toArray());
    }
}
