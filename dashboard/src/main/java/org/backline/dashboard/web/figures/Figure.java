package org.backline.dashboard.web.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.backline.dashboard.web.frame.Csv;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers, from which a chart can be drawn.
 *
 * @param id its name in addresses
 * @param of what a line is about, in words
 * @param charted how many of the columns, from the first on, the chart shows; 0 for none
 */
public record Figure(String id, String of, List<String> columns, List<Line> lines, int charted) {

    /** Fewer people than this could be recognised. */
    static final int FEW = 5;

    public Figure {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /** One line. */
    public record Line(String label, List<Cell> cells) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * One number.
     *
     * @param value null when there is none, or it is not shown
     * @param people of how many it speaks
     * @param counts whether it is that number of people itself
     * @param hidden whether it is withheld because it speaks of too few
     * @param link where the cases behind it are listed; null when the reader may not see them
     */
    public record Cell(
            @Nullable BigDecimal value,
            int people,
            boolean counts,
            boolean hidden,
            @Nullable String link) {

        static Cell count(long people, @Nullable String link) {
            return new Cell(
                    BigDecimal.valueOf(people), Math.toIntExact(people), true, false, people == 0 ? null : link);
        }

        /** A mean or a median of so many people. */
        static Cell measured(@Nullable Double value, int people, int decimals, @Nullable String link) {
            return new Cell(
                    value == null ? null : BigDecimal.valueOf(value).setScale(decimals, java.math.RoundingMode.HALF_UP),
                    people,
                    false,
                    false,
                    value == null ? null : link);
        }

        /** What the table and the file show. */
        public String text() {
            if (hidden) {
                return "< " + FEW;
            }
            return value == null ? "–" : value.toPlainString();
        }

        boolean isFew() {
            return people > 0 && people < FEW;
        }

        Cell hide() {
            return new Cell(null, people, counts, true, null);
        }
    }

    /** Whether anything was counted at all. */
    public boolean isEmpty() {
        return lines.stream().flatMap(line -> line.cells().stream()).allMatch(cell -> cell.people() == 0);
    }

    /**
     * The same for somebody who may not see individuals: what speaks of fewer than five is withheld. Where that leaves a
     * line or a column with one gap, the next smallest number goes too, so that no other sum gives the gap away.
     */
    Figure withoutSmallCells() {
        boolean[][] gaps = new boolean[lines.size()][columns.size()];
        each((line, column) -> gaps[line][column] = cell(line, column).isFew());
        for (int line = 0; line < lines.size(); line++) {
            int row = line;
            second(IntStream.range(0, columns.size()).mapToObj(column -> new int[] {row, column}), gaps);
        }
        for (int column = 0; column < columns.size(); column++) {
            int down = column;
            second(IntStream.range(0, lines.size()).mapToObj(line -> new int[] {line, down}), gaps);
        }
        List<Line> shown = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            int row = line;
            shown.add(new Line(
                    lines.get(line).label(),
                    IntStream.range(0, columns.size())
                            .mapToObj(column ->
                                    gaps[row][column] ? cell(row, column).hide() : cell(row, column))
                            .toList()));
        }
        return new Figure(id, of, columns, shown, charted);
    }

    private void second(Stream<int[]> places, boolean[][] gaps) {
        List<int[]> counted =
                places.filter(place -> cell(place[0], place[1]).counts()).toList();
        List<int[]> open =
                counted.stream().filter(place -> !gaps[place[0]][place[1]]).toList();
        if (counted.size() - open.size() == 1) {
            Optional<int[]> next = open.stream()
                    .filter(place -> cell(place[0], place[1]).people() > 0)
                    .min(Comparator.comparingInt(
                            place -> cell(place[0], place[1]).people()));
            next.ifPresent(place -> gaps[place[0]][place[1]] = true);
        }
    }

    private Cell cell(int line, int column) {
        return lines.get(line).cells().get(column);
    }

    private void each(Place what) {
        for (int line = 0; line < lines.size(); line++) {
            for (int column = 0; column < columns.size(); column++) {
                what.at(line, column);
            }
        }
    }

    @FunctionalInterface
    private interface Place {
        void at(int line, int column);
    }

    /** The lines of a file for a spreadsheet. */
    Stream<String> csv() {
        return Stream.concat(
                        Stream.of(Stream.concat(Stream.of(of), columns.stream())),
                        lines.stream()
                                .map(line -> Stream.concat(
                                        Stream.of(line.label()),
                                        line.cells().stream().map(Cell::text))))
                .map(Csv::line);
    }
}
