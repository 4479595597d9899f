package org.backline.program.view.outcomes;

import org.jspecify.annotations.Nullable;

/**
 * What became of pain and function in the programs of an exercise, a cause or a clinic.
 *
 * @param key id of the exercise, the cause or the clinic
 * @param programs how many programs stand behind the row
 * @param confidence how far the row can be trusted by its number alone
 * @param pain fall of pain before a session, first to last, in points of the 0 to 10 scale; 95 % interval
 * @param painBetter share with a fall that matters; 95 % interval
 * @param functionPrograms programs with a measure of function that was taken twice
 * @param function gain of function in units of the change that matters for its measure; 95 % interval
 * @param functionBetter share with a gain that matters; 95 % interval
 */
public record OutcomeEntry(
        String key,
        int programs,
        Confidence confidence,
        @Nullable Estimate pain,
        @Nullable Estimate painBetter,
        int functionPrograms,
        @Nullable Estimate function,
        @Nullable Estimate functionBetter) {

    /** What a number of programs is good for. */
    public enum Confidence {
        /** Below {@value #SHOWN_FROM}: a count only, no figure. */
        TOO_FEW,
        /** Below {@value #FAIR_FROM}: chance may explain it. */
        FEW,
        /** Enough for the interval to mean something; still no proof that the exercise did it. */
        FAIR
    }

    /** From so many programs on, figures are shown. */
    public static final int SHOWN_FROM = 5;

    /** From so many programs on, a figure is more than an impression. */
    public static final int FAIR_FROM = 20;

    /** A figure with its 95 % interval. */
    public record Estimate(double value, double low, double high) {}

    static Confidence confidence(int programs) {
        return programs < SHOWN_FROM ? Confidence.TOO_FEW : programs < FAIR_FROM ? Confidence.FEW : Confidence.FAIR;
    }
}
