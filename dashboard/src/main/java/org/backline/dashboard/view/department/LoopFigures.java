package org.backline.dashboard.view.department;

import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * How long referrals of one urgency take: hours from the asking to each step, as medians of those that came so far.
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

    /** One step: how many came so far, and the median of hours; null when none did. */
    public record Step(int count, @Nullable Double hours) {}
}
