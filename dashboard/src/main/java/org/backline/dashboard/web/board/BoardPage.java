package org.backline.dashboard.web.board;

import java.util.List;
import org.backline.dashboard.view.board.BoardColumns;
import org.jspecify.annotations.Nullable;

/**
 * The board as its template draws it.
 *
 * @param rows of the list; empty in columns
 * @param after where the next page of the list begins; null on the last
 * @param search whether it shows what was searched for
 * @param namesSilent whether names could not be searched
 */
record BoardPage(
        BoardChoice choice,
        int total,
        List<Card> emergencies,
        List<Column> columns,
        List<Card> rows,
        @Nullable String after,
        boolean search,
        boolean namesSilent) {

    /**
     * One column.
     *
     * @param count how many cases, as far as they were counted
     */
    record Column(String stage, List<Card> cards, int count) {

        /** How many, in figures. */
        public String counted() {
            return count >= BoardColumns.COUNTED ? (BoardColumns.COUNTED - 1) + "+" : String.valueOf(count);
        }

        /** Whether there are more than the column shows. */
        public boolean isCut() {
            return count > cards.size();
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }
}
