package org.backline.program.view.outcomes;

import java.util.List;
import org.backline.program.view.outcomes.OutcomeEntry.Estimate;
import org.jspecify.annotations.Nullable;

/** Means and shares with 95 % intervals, which are wide where numbers are small. */
final class Estimates {

    private static final double Z = 1.96;

    /** Two-sided 95 % quantiles of Student's t for 1 to 30 degrees of freedom; beyond, the normal one is close. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private Estimates() {}

    /** Mean with Student's interval; absent below the number from which figures are shown. */
    static @Nullable Estimate mean(List<Double> values) {
        int n = values.size();
        if (n < OutcomeEntry.SHOWN_FROM) {
            return null;
        }
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        double half = t(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new Estimate(round(mean), round(mean - half), round(mean + half));
    }

    /** Share with Wilson's interval; absent below the number from which figures are shown. */
    static @Nullable Estimate share(long good, int n) {
        if (n < OutcomeEntry.SHOWN_FROM) {
            return null;
        }
        double p = good / (double) n;
        double z2 = Z * Z;
        double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z * Math.sqrt(p * (1 - p) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        return new Estimate(round(p), round(Math.max(0, middle - half)), round(Math.min(1, middle + half)));
    }

    private static double t(int freedom) {
        return freedom <= T.length ? T[freedom - 1] : Z;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
