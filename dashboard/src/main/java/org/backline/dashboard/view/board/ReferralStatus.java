package org.backline.dashboard.view.board;

/** How far a referral has come. */
public enum ReferralStatus {
    REQUESTED,
    DELIVERED,
    ACKNOWLEDGED,
    ACCEPTED,
    DECLINED,
    REDIRECTED,
    SCHEDULED,
    ATTENDED,
    MISSED,
    DIAGNOSTICS_ORDERED,
    DIAGNOSTICS_REPORTED,
    REPORTED,
    ADVISED,
    REVIEWED,
    /** The trainer has decided; the result of an ordered study is still awaited. */
    RECONCILED,
    INTERRUPTED,
    REOPENED,
    CLOSED,
    CANCELLED;

    /** Whether the case waits for its next step; a declined referral too is closed by the trainer alone. */
    public boolean isOpen() {
        return this != RECONCILED && this != CLOSED && this != CANCELLED;
    }

    /** Whether no physician has answered yet. */
    public boolean isUnanswered() {
        return this == REQUESTED || this == DELIVERED || this == REDIRECTED || this == REOPENED;
    }
}
