package org.backline.support.store;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Remembers, for each index that is missing from the store, until when it may still appear.
 *
 * <p>The horizon of a gap is a transaction id that was assigned after the gap was seen; the transaction that drew the
 * index has a lower one. Nothing here is needed for correctness: what is forgotten is observed anew. Used by all
 * readers of an engine at once.
 */
final class GapHorizons {

    /** Gaps whose place is settled are of no interest; this is for stores with a hundred thousand rolled back appends. */
    private static final int MOST_REMEMBERED = 100_000;

    private final Map<Long, Long> horizons = new HashMap<>();

    /** Each index up to this one is either visible or will never be, for snapshots that are young enough. */
    private long settled;

    /**
     * Those in which no transaction below this one runs. One that was taken before, and is judged now, may miss what
     * became visible since.
     */
    private long settledFrom;

    synchronized long settled() {
        return settled;
    }

    /**
     * Those of the gaps that were not seen before.
     *
     * @param oldestRunning the lowest transaction id that was still running for a snapshot in which the gaps are missing
     */
    synchronized SortedSet<Long> unseen(SortedSet<Long> gaps, long oldestRunning) {
        return gaps.stream()
                .filter(gap -> !isSettled(gap, oldestRunning) && !horizons.containsKey(gap))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Notes gaps together with a transaction id that was assigned after they were seen. */
    synchronized void saw(SortedSet<Long> gaps, long laterTransaction) {
        if (horizons.size() + gaps.size() > MOST_REMEMBERED) {
            horizons.clear();
        }
        gaps.forEach(gap -> horizons.putIfAbsent(gap, laterTransaction));
    }

    /**
     * Those of the gaps that may still be filled.
     *
     * @param oldestRunning the lowest transaction id that was still running for a snapshot in which the gaps are missing
     */
    synchronized SortedSet<Long> open(SortedSet<Long> gaps, long oldestRunning) {
        return gaps.stream()
                .filter(gap ->
                        !isSettled(gap, oldestRunning) && horizons.getOrDefault(gap, Long.MAX_VALUE) > oldestRunning)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Notes that an index which was a gap has been read. */
    synchronized void filled(long index) {
        horizons.remove(index);
    }

    /**
     * Notes that no index up to this one can appear any more.
     *
     * @param firstUnended {@code pg_snapshot_xmax} of the snapshot that shows so: what it shows was committed below
     */
    synchronized void settle(long index, long firstUnended) {
        if (index > settled) {
            settled = index;
            settledFrom = firstUnended;
            horizons.keySet().removeIf(gap -> gap <= index);
        }
    }

    private boolean isSettled(long gap, long oldestRunning) {
        return gap <= settled && oldestRunning >= settledFrom;
    }
}
