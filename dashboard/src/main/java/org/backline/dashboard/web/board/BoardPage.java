package org.backline.dashboard.web.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The board as its template draws it.
 *
 * @param clinic null for all clinics
 * @param query the choices as a query, for the fragment to be fetched again
 */
record BoardPage(
        @Nullable String clinic,
        boolean mine,
        String view,
        String query,
        int total,
        List<Card> emergencies,
        List<Column> columns,
        List<Card> all) {

    /** One column. */
    record Column(String stage, List<Card> cards) {}

    boolean isEmpty() {
        return total == 0;
    }
}
