package org.backline.benchmarks.load;

/** Figures in ascending order. */
final class Sorted {

    private Sorted() {}

    /** The figure below which such a share of them lies. */
    static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }
}
