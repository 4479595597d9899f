package org.backline.assessment.knowledge;

import java.util.Set;
import org.backline.codes.Instrument;

/**
 * How an outcome measure is scored and what change in it means.
 *
 * @param sums the only scores there are; empty when every one in the range is
 * @param points smallest change that matters, in points; NaN when not known
 * @param percent smallest change that matters, in percent of the first score; NaN when not known
 * @param detectable smallest change that is more than measuring error; NaN when not known
 * @param recovered score from which the athlete counts as recovered; NaN when not known
 */
record InstrumentSpec(
        Instrument instrument,
        String name,
        double least,
        double most,
        Set<Integer> sums,
        boolean wholeNumbers,
        boolean highIsBetter,
        double points,
        double percent,
        double detectable,
        double recovered,
        boolean function,
        String licence,
        Evidence evidence) {

    /** Improvement from one score to another, positive when better. */
    double improvement(double from, double to) {
        return highIsBetter ? to - from : from - to;
    }

    /** Whether a change both matters to people and exceeds measuring error. */
    boolean meaningful(double from, double to) {
        double better = improvement(from, to);
        if (better <= 0 || (!Double.isNaN(detectable) && better < detectable)) {
            return false;
        }
        boolean byPoints = !Double.isNaN(points) && better >= points;
        boolean byPercent = !Double.isNaN(percent) && from > 0 && better >= from * percent / 100;
        return byPoints || byPercent;
    }

    /** Whether a score is one the instrument can give. */
    boolean allows(double value) {
        boolean whole = value == Math.rint(value);
        return value >= least
                && value <= most
                && (!wholeNumbers || whole)
                && (sums.isEmpty() || (whole && sums.contains((int) value)));
    }

    /** Whether a score means that nothing is left to improve. */
    boolean recoveredAt(double value) {
        return !Double.isNaN(recovered) && improvement(recovered, value) >= 0;
    }
}
