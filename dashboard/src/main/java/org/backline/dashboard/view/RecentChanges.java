package org.backline.dashboard.view;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What changed a moment ago: for a page that was made before it and listens only after it. */
final class RecentChanges {

    /** A page that takes longer than this from its making to its first word reads everything again. */
    static final Duration KEPT = Duration.ofMinutes(1);

    /** By how much the clocks of the copies may differ: one may make the page and another tell it the news. */
    static final Duration SLACK = Duration.ofSeconds(2);

    static final int MOST = 4_096;

    private final Clock clock;
    private final Deque<Noted> noted = new ArrayDeque<>();

    /** When something was heard that is not noted any more, or may have been. */
    private Instant forgotten;

    private record Noted(Instant at, ViewChange change) {}

    /** Knows of nothing before now. */
    RecentChanges(Clock clock) {
        this.clock = clock;
        this.forgotten = clock.instant();
    }

    synchronized void note(ViewChange change) {
        Instant now = clock.instant();
        noted.addLast(new Noted(now, change));
        while (noted.size() > MOST || noted.getFirst().at().isBefore(now.minus(KEPT))) {
            forgotten = noted.removeFirst().at();
        }
    }

    /**
     * What may have changed since a page was made, in its order; {@link ViewChange.Missed} alone where that is not known.
     *
     * @param made when the page was asked for
     */
    synchronized List<ViewChange> since(Instant made) {
        Instant begin = made.minus(SLACK);
        if (!begin.isAfter(forgotten)) {
            return List.of(new ViewChange.Missed());
        }
        return noted.stream()
                .filter(one -> !one.at().isBefore(begin))
                .map(Noted::change)
                .toList();
    }
}
