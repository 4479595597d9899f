package org.backline.dashboard.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.backline.dashboard.web.figures.Figure.Cell;
import org.backline.dashboard.web.figures.Figure.Line;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static Figure counts(long[]... lines) {
        return new Figure(
                "stages",
                "Clinic",
                IntStream.range(0, lines[0].length)
                        .mapToObj(column -> "c" + column)
                        .toList(),
                Arrays.stream(lines)
                        .map(line -> new Line(
                                "l" + line[0],
                                LongStream.of(line)
                                        .mapToObj(count -> Cell.count(count, "/figures/cases"))
                                        .toList()))
                        .toList(),
                1);
    }

    private static List<List<String>> shown(Figure figure) {
        return figure.lines().stream()
                .map(line -> line.cells().stream().map(Cell::text).toList())
                .toList();
    }

    @Test
    void withholdsWhatSpeaksOfFewerThanFive() {
        Figure figure = counts(new long[] {4, 1, 7}, new long[] {2, 3, 0}).withoutSmallCells();

        assertThat(shown(figure)).containsExactly(List.of("< 5", "< 5", "7"), List.of("< 5", "< 5", "0"));
        assertThat(figure.lines().getFirst().cells().getFirst().link()).isNull();
    }

    @Test
    void givesNoGapAwayByTheSumOfItsLineOrColumn() {
        Figure figure = counts(new long[] {4, 9, 7}, new long[] {8, 6, 12}).withoutSmallCells();

        assertThat(shown(figure)).containsExactly(List.of("< 5", "9", "< 5"), List.of("< 5", "6", "< 5"));
    }

    @Test
    void showsFiveAndMore() {
        Figure figure = counts(new long[] {5, 9}, new long[] {8, 0});

        assertThat(figure.withoutSmallCells()).isEqualTo(figure);
    }

    @Test
    void withholdsMeansOfFewPeopleToo() {
        Figure figure = new Figure(
                "outcome",
                "Clinic",
                List.of("pain"),
                List.of(
                        new Line("North", List.of(Cell.measured(3.25, 4, 1, null))),
                        new Line("South", List.of(Cell.measured(3.25, 5, 1, null)))),
                1);

        assertThat(shown(figure.withoutSmallCells())).containsExactly(List.of("< 5"), List.of("3.3"));
    }

    @Test
    void isAFileThatNoSpreadsheetTakesForAFormula() {
        Figure figure = new Figure(
                "sports",
                "Sport",
                List.of("a \"b\", c"),
                List.of(new Line("=HYPERLINK(1)", List.of(Cell.count(7, null)))),
                1);

        assertThat(figure.csv()).containsExactly("Sport,\"a \"\"b\"\", c\"", "'=HYPERLINK(1),7");
    }

    @Test
    void isEmptyOnlyWhenNobodyWasCounted() {
        assertThat(counts(new long[] {0, 0}).isEmpty()).isTrue();
        assertThat(counts(new long[] {0, 1}).isEmpty()).isFalse();
    }
}
