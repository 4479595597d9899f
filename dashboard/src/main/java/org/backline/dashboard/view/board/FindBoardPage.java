package org.backline.dashboard.view.board;

import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of cases, most urgent first, then the longest in its stage; unanswered emergencies stand in a band of
 * their own and are not among them.
 *
 * @param stage null for all but closed ones
 * @param after the page begins behind this case; null for the first page
 */
public record FindBoardPage(
        BoardFilter filter, @Nullable Stage stage, @Nullable BoardKey after, int limit) {}
