package org.backline.support.store;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * What a reader of all events may conclude from what it sees, so that it never passes over an event that is committed late.
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
 * <p>What a younger snapshot has shown must not be held against an older one: between the statement and this rule others
 * may commit, and yet others ask for the head, see that nothing is missing any more and note that all is settled up to
 * there. That holds for a read in which no transaction runs below {@code pg_snapshot_xmax} of the snapshot that showed it,
 * because each row it shows was committed by one below; for any other the gap's own horizon decides.
 *
 * <p>Horizons are kept in memory and shared by all users of this reader. What is lost with the process is observed anew,
 * which costs time and no event. A long transaction anywhere in the cluster keeps gaps alive; it delays no event.
 *
 * <p><b>Order.</b> A case's later event is appended after its earlier one was visible, or in the same transaction, so no
 * snapshot shows the later without the earlier.
 *
 * <p><b>Tokens</b> are {@link EventToken}s: Axon's own would need to be told up to where gaps no longer count, and there is
 * no such index that is right for all segments of a processor and all copies of a service.
 */
final class GapRule {

    /** Each event's token holds all gaps of its time: this bounds what a batch holds in memory. */
    private static final int MOST_GAPS_IN_A_BATCH = 500_000;

    private final GapHorizons horizons = new GapHorizons();

    /** A row of the event table. */
    record Row<E>(long index, E event) {}

    /**
     * What one statement shows.
     *
     * @param rows those with an index above a token's or among its gaps, the lowest first
     * @param oldestRunning {@code pg_snapshot_xmin} of the snapshot that shows them
     */
    record Reading<E>(List<Row<E>> rows, long oldestRunning) {}

    /** An event with the token of a reader that has got this far. */
    record Place<E>(EventToken token, E event) {}

    /** Assigns an id to the reader's own transaction, above all ids that were assigned before. */
    interface Assigned<X extends Exception> {
        long transaction() throws X;
    }

    GapHorizons horizons() {
        return horizons;
    }

    /**
     * The next events after a token, each with its own token.
     *
     * @param reading what was read after the token
     * @param limit how many rows were asked for
     */
    <E, X extends Exception> List<Place<E>> places(
            GapAwareTrackingToken start, Reading<E> reading, int limit, Assigned<X> assigned) throws X {
        List<Row<E>> rows = reading.rows();
        // A read that was cut by its limit says nothing about what lies above its last row.
        long covered = rows.size() < limit ? Long.MAX_VALUE : rows.getLast().index();
        NavigableSet<Long> missing = missing(start, rows, covered);
        missing.removeAll(stillOpen(missing, reading.oldestRunning(), assigned));
        return placed(start, rows, missing);
    }

    /** Those of the missing indexes that may still appear, judged by the read that missed them. */
    <X extends Exception> SortedSet<Long> stillOpen(SortedSet<Long> missing, long oldestRunning, Assigned<X> assigned)
            throws X {
        SortedSet<Long> unseen = horizons.unseen(missing, oldestRunning);
        if (!unseen.isEmpty()) {
            horizons.saw(unseen, assigned.transaction());
        }
        return horizons.open(missing, oldestRunning);
    }

    /** The indexes that the read covered and does not show. */
    private static <E> NavigableSet<Long> missing(GapAwareTrackingToken start, List<Row<E>> rows, long covered) {
        NavigableSet<Long> missing = new TreeSet<>(start.getGaps().headSet(covered));
        long previous = start.getIndex();
        for (Row<E> row : rows) {
            missing.remove(row.index());
            addRange(missing, previous + 1, row.index() - 1);
            previous = Math.max(previous, row.index());
        }
        return missing;
    }

    static void addRange(SortedSet<Long> indexes, long first, long last) {
        for (long index = first; index <= last; index++) {
            indexes.add(index);
        }
    }

    private <E> List<Place<E>> placed(GapAwareTrackingToken start, List<Row<E>> rows, NavigableSet<Long> givenUp) {
        List<Place<E>> places = new ArrayList<>(rows.size());
        GapAwareTrackingToken token = start;
        long gaps = 0;
        for (Row<E> row : rows) {
            horizons.filled(row.index());
            EventToken next = EventToken.behind(token, row.index(), givenUp);
            places.add(new Place<>(next, row.event()));
            token = next;
            gaps += token.getGaps().size();
            if (gaps > MOST_GAPS_IN_A_BATCH) {
                break;
            }
        }
        return places;
    }
}
