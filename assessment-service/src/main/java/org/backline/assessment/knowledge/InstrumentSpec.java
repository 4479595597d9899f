package org.backline.assessment.knowledge;

import org.backline.codes.Instrument;

/**
 * How an outcome measure is scored and what change in it means.
 *
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
        return value >= least && value <= most && (!wholeNumbers || value == Math.rint(value));
    }

    /** Whether a score means that nothing is left to improve. */
    boolean recoveredAt(double value) {
        return !Double.isNaN(recovered) && improvement(recovered, value) >= 0;
    }
}
