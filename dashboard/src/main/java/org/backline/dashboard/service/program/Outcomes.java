package org.backline.dashboard.service.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of pain and function in programs.
 *
 * @param caution how the rows must not be read
 */
public record Outcomes(List<Row> rows, String caution) {

    public Outcomes {
        rows = List.copyOf(rows);
    }

    /**
     * Programs with one exercise, cause or clinic in common.
     *
     * @param confidence TOO_FEW, FEW or FAIR
     * @param pain fall of pain in points
     * @param painBetter share with a fall that matters
     * @param function gain of function in units of the change that matters
     */
    public record Row(
            String key,
            int programs,
            String confidence,
            @Nullable Estimate pain,
            @Nullable Estimate painBetter,
            int functionPrograms,
            @Nullable Estimate function,
            @Nullable Estimate functionBetter) {}

    /** A figure with its 95 % interval. */
    public record Estimate(double value, double low, double high) {}
}
