package org.backline.dashboard.view.board;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral as the board needs it. What is null has not happened, or is not known here yet.
 *
 * @param answeredAt when the last answer was recorded, also one of an earlier round
 * @param answered whether a report, or its end, answers the question as it stands now
 * @param settledAt when the trainer's last reconciliation was recorded
 * @param overdueStage what it waits for in vain; null while it is in time
 * @param overdueWith who must act
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
        boolean answered,
        @Nullable Instant reconciledAt,
        @JsonIgnore @Nullable Instant settledAt,
        @Nullable ReconciliationChoice choice,
        @Nullable ReferralStage overdueStage,
        @Nullable Instant overdueSince,
        @Nullable Role overdueWith) {

    /** The urgency that stands: what was asked for until the physician reported, then what the physician left. */
    @Nullable Urgency standingUrgency() {
        return answered ? remainingUrgency : urgency;
    }
}
