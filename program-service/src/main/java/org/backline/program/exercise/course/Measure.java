package org.backline.program.exercise.course;

import org.backline.codes.EvidenceMark;
import org.backline.codes.Instrument;
import org.jspecify.annotations.Nullable;

/**
 * What counts as a change of a patient-reported measure.
 *
 * @param matters smallest change that matters, in points of the instrument
 * @param mattersPercent the same in percent of the first score, where the source allows either
 * @param error what a change must exceed to be more than measurement error, where known
 * @param least lowest possible score
 * @param most highest possible score
 * @param recovered score of somebody who has recovered, where known
 */
public record Measure(
        Instrument instrument,
        Better better,
        double matters,
        @Nullable Double mattersPercent,
        @Nullable Double error,
        double least,
        double most,
        @Nullable Double recovered,
        About about,
        String source,
        EvidenceMark mark) {

    /** In which direction a score improves. */
    public enum Better {
        LOWER,
        HIGHER
    }

    /** What it is about. */
    public enum About {
        PAIN,
        FUNCTION
    }

    /** By how much the second score is better than the first, in points; below zero when it is worse. */
    public double gain(double first, double second) {
        return better == Better.LOWER ? first - second : second - first;
    }

    /** Whether the change matters and is more than measurement error. */
    public boolean isMeaningful(double first, double second) {
        double gain = gain(first, second);
        boolean enough = gain >= matters
                || (mattersPercent != null && first > 0 && gain > 0 && gain * 100 >= mattersPercent * first);
        return enough && (error == null || gain >= error);
    }

    /** Whether the second score is worse by what would matter. */
    public boolean isWorse(double first, double second) {
        return isMeaningful(/* first= */ second, /* second= */ first); // the way back would be a change for the better
    }

    /** Whether a score is that of somebody who has recovered; never where no such level is known. */
    public boolean isRecovered(double score) {
        return recovered != null && gain(score, recovered) <= 0;
    }
}
