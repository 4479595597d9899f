package org.backline.dashboard.web.casepage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of clinical tests as the case page asks for them.
 *
 * @param open whether it is open from the start
 */
public record TestForm(String id, boolean open, List<Test> tests) {

    /** How many of its tests the screen still lacks. */
    public long needed() {
        return tests.stream().filter(Test::needed).count();
    }

    /** How many of its tests have a result on some side. */
    public long recorded() {
        return tests.stream()
                .filter(test -> test.cells().stream().anyMatch(cell -> cell.last() != null))
                .count();
    }

    /**
     * One test.
     *
     * @param drawn whether there is a drawing of how it is done
     * @param needed whether the screen still lacks it
     */
    public record Test(
            String test, @Nullable String unit, List<String> ticks, boolean drawn, boolean needed, List<Cell> cells) {}

    /**
     * Where one side of a test is entered.
     *
     * @param side LEFT, RIGHT or NONE
     * @param name begin of the names of its fields
     * @param last what was found last, in words; null when nothing was
     */
    public record Cell(
            String side,
            String name,
            @Nullable String last,
            @Nullable String lastResult) {}
}
