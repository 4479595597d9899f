package org.backline.dashboard.view.board;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of open cases, emergencies too, most urgent first, then the longest in its stage.
 *
 * @param stage null for every open one
 * @param cause only those that are treated for this; null for all
 * @param overdue only those that are overdue; null for all
 * @param after the page begins behind this case; null for the first page
 */
public record FindCaseload(
        BoardFilter filter,
        @Nullable Stage stage,
        @Nullable String cause,
        @Nullable Overdue overdue,
        @Nullable BoardKey after,
        int limit) {}
