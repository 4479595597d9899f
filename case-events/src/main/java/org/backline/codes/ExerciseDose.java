package org.backline.codes;

import org.jspecify.annotations.Nullable;

/**
 * How much of an exercise: sets of repetitions, of seconds held, or of metres.
 *
 * @param sets 1 to 10
 * @param repetitions per set
 * @param holdSeconds per repetition
 * @param metres per set
 * @param timesPerWeek 1 to 14
 */
public record ExerciseDose(
        int sets,
        @Nullable Integer repetitions,
        @Nullable Integer holdSeconds,
        @Nullable Integer metres,
        int timesPerWeek) {}
