package org.backline.dashboard.view.board;

/**
 * Asks for the first cases of every open stage, for the emergencies that nobody has answered, and for how many there are.
 *
 * @param limit how many of a stage at most
 */
public record FindBoardColumns(BoardFilter filter, int limit) {}
