package org.backline.referral.domain;

import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a physician says of the urgency: which remains, or that it is lifted. It has to be said, since an urgency that is
 * lifted because nothing was said of it puts an athlete at risk.
 */
public enum RemainingUrgency {
    EMERGENCY(Urgency.EMERGENCY),
    URGENT(Urgency.URGENT),
    ROUTINE(Urgency.ROUTINE),
    /** None remains. */
    LIFTED(null);

    /** What is asked of a physician who said nothing. */
    public static final String ASKED = "must say which urgency remains, or LIFTED when none does";

    private final @Nullable Urgency urgency;

    RemainingUrgency(@Nullable Urgency urgency) {
        this.urgency = urgency;
    }

    /** What is said with an urgency of an event, where none stands for a lifted one. */
    public static RemainingUrgency of(@Nullable Urgency urgency) {
        return urgency == null ? LIFTED : valueOf(urgency.name());
    }

    /** The urgency that remains; absent when it is lifted. */
    public @Nullable Urgency urgency() {
        return urgency;
    }
}
