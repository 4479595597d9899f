package org.backline.referral.domain;

import org.backline.codes.ReferralStage;
import org.jspecify.annotations.Nullable;

/**
 * Where a referral stands. The loop ends with the trainer's reconciliation, not with the physician's report, and not
 * before the result of every ordered study is in.
 */
public enum ReferralStatus {
    REQUESTED(ReferralStage.DELIVERY),
    DELIVERED(ReferralStage.ACKNOWLEDGEMENT),
    ACKNOWLEDGED(ReferralStage.DECISION),
    ACCEPTED(ReferralStage.APPOINTMENT),
    DECLINED(ReferralStage.REDIRECTION),
    /** Other physicians are asked, and none of them has answered. */
    REDIRECTED(ReferralStage.ACKNOWLEDGEMENT),
    SCHEDULED(ReferralStage.VISIT),
    ATTENDED(ReferralStage.REPORT),
    MISSED(ReferralStage.REBOOKING),
    DIAGNOSTICS_ORDERED(ReferralStage.DIAGNOSTICS),
    DIAGNOSTICS_REPORTED(ReferralStage.REPORT),
    REPORTED(ReferralStage.REVIEW),
    /** Answered with advice alone, without a visit. */
    ADVISED(ReferralStage.REVIEW),
    REVIEWED(ReferralStage.RECONCILIATION),
    /** Reconciled, while the result of an ordered study is still awaited. */
    RECONCILED(ReferralStage.RESULTS),
    INTERRUPTED(ReferralStage.RESUMPTION),
    /** Taken up again after its end; a physician is asked anew. */
    REOPENED(ReferralStage.ACKNOWLEDGEMENT),
    CLOSED(null),
    CANCELLED(null);

    private final @Nullable ReferralStage stage;

    ReferralStatus(@Nullable ReferralStage stage) {
        this.stage = stage;
    }

    /** What it waits for; absent at the end. */
    public @Nullable ReferralStage stage() {
        return stage;
    }

    /** Whether somebody still has to act. */
    public boolean isOpen() {
        return stage != null;
    }

    /** Whether no physician has answered yet, not even by having seen it. */
    boolean isUnanswered() {
        return this == REQUESTED || this == DELIVERED || this == REDIRECTED || this == REOPENED;
    }

    /** Whether a physician has taken it and has yet to answer. */
    boolean isWithPhysician() {
        return switch (this) {
            case ACCEPTED, SCHEDULED, ATTENDED, MISSED, DIAGNOSTICS_ORDERED, DIAGNOSTICS_REPORTED -> true;
            default -> false;
        };
    }
}
