package org.backline.dashboard.view.board;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is overdue now: a case whose referral waits in vain, or whose next step was due before.
 *
 * @param deadlines the first that fits a case counts; a case that none fits never hurries
 */
public record Overdue(List<Deadline> deadlines, Instant now) {

    public Overdue {
        deadlines = List.copyOf(deadlines);
    }

    /** As a condition on {@code board_line}, with {@link #now} as parameter {@code now}. */
    String sql() {
        return deadlines.stream()
                .map(deadline -> "when " + deadline.sql() + " then interval '"
                        + deadline.within().toSeconds() + " seconds'")
                .collect(Collectors.joining(" ", "(stalled or coalesce(since + case ", " end < :now, false))"));
    }
}
