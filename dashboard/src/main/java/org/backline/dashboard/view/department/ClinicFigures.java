package org.backline.dashboard.view.department;

import org.jspecify.annotations.Nullable;

/**
 * The figures of one clinic. A mean or a median is null where nothing was measured.
 *
 * @param timed intakes whose recording was measured, and {@code intakeSeconds} their median
 * @param followed cases whose pain was asked again after the intake, with the means of the first and the last answer
 * @param functioning cases with a function score at intake and after it, with their means
 * @param returned cases that were limited or out and take part in full again, with the median of days since the intake
 */
public record ClinicFigures(
        String clinicId,
        int cases,
        int timed,
        @Nullable Double intakeSeconds,
        int followed,
        @Nullable Double painFirst,
        @Nullable Double painLast,
        int functioning,
        @Nullable Double functionFirst,
        @Nullable Double functionLast,
        int returned,
        @Nullable Double daysToReturn) {}
