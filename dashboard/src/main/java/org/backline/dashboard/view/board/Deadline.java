package org.backline.dashboard.view.board;

import java.time.Duration;
import org.backline.codes.CauseCategory;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How long after a case came into its stage the next step is due. What is null holds for any.
 *
 * @param category what a physician was asked about, otherwise what is thought
 */
public record Deadline(
        Stage stage,
        @Nullable NextAction next,
        @Nullable Urgency urgency,
        @Nullable CauseCategory category,
        Duration within) {

    /** Whether it is about this case. */
    public boolean fits(BoardCase row) {
        return stage == row.stage()
                && (next == null || next == row.nextAction())
                && (urgency == null || urgency == row.urgency())
                && (category == null || category == category(row));
    }

    private static @Nullable CauseCategory category(BoardCase row) {
        return row.referral() != null && row.referral().category() != null
                ? row.referral().category()
                : row.category();
    }

    /** The same in SQL, over the columns of {@code board_line}. */
    String sql() {
        return "stage = '" + stage + "'"
                + (next == null ? "" : " and next_action = '" + next + "'")
                + (urgency == null ? "" : " and rank = " + BoardKey.rank(urgency))
                + (category == null ? "" : " and category = '" + category + "'");
    }
}
