package org.backline.dashboard.view.department;

import java.util.List;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How long referrals of one urgency take: hours from the asking to each step, of those that came so far.
 *
 * @param open loops that are neither reconciled nor taken back, or were opened again since
 */
public record LoopFigures(
        Urgency urgency,
        int asked,
        int open,
        Step acknowledged,
        Step accepted,
        Step reported,
        Step reviewed,
        Step reconciled) {

    /**
     * One step.
     *
     * @param count how many came so far
     * @param hours within how many hours a quarter, half, three quarters and nine of ten of those came; null when none did
     */
    public record Step(int count, @Nullable List<Double> hours) {

        /** The shares that the hours belong to. */
        public static final List<Double> SHARES = List.of(0.25, 0.5, 0.75, 0.9);

        /** The median of the hours; null when none came. */
        public @Nullable Double median() {
            return hours == null ? null : hours.get(SHARES.indexOf(0.5));
        }
    }
}
