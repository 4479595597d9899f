package org.backline.dashboard.view.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral as the board needs it. What is null has not happened, or is not known here yet.
 *
 * @param answeredAt when the physician's report was recorded
 * @param settledAt when the trainer's reconciliation was recorded
 */
public record BoardReferral(
        UUID referralId,
        ReferralStatus status,
        @Nullable ReferralOrigin origin,
        @Nullable CauseCategory category,
        @Nullable Urgency urgency,
        @Nullable Instant requestedAt,
        @Nullable Instant appointmentAt,
        @JsonIgnore @Nullable Instant answeredAt,
        @Nullable Urgency remainingUrgency,
        @Nullable Instant reconciledAt,
        @JsonIgnore @Nullable Instant settledAt,
        @Nullable ReconciliationChoice choice) {

    /** The urgency that stands: what was asked for until the physician reported, then what the physician left. */
    @Nullable Urgency standingUrgency() {
        return answeredAt == null ? urgency : remainingUrgency;
    }
}
