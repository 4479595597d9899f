package org.backline.dashboard.view.board;

import java.util.List;

/** The board: what each open stage begins with, and the emergencies that nobody has answered. */
public record BoardColumns(List<BoardCase> alarms, List<Column> columns) {

    /** Beyond this many, cases are not counted. */
    public static final int COUNTED = 1_000;

    /**
     * One stage.
     *
     * @param count how many there are, at most {@link #COUNTED}
     */
    public record Column(Stage stage, List<BoardCase> cases, int count) {}

    /** How many there are, as far as they were counted. */
    public int total() {
        return alarms.size() + columns.stream().mapToInt(Column::count).sum();
    }
}
