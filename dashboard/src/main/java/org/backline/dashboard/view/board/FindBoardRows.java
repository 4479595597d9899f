package org.backline.dashboard.view.board;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of cases, emergencies and closed ones too, most urgent first, then the longest in its stage.
 *
 * @param stage null for all
 * @param after the page begins behind this case; null for the first page
 */
public record FindBoardRows(
        BoardFilter filter, @Nullable Stage stage, @Nullable BoardKey after, int limit) {}
