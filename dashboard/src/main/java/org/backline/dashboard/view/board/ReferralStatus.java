package org.backline.dashboard.view.board;

/** How far a referral has come. */
public enum ReferralStatus {
    REQUESTED,
    ACKNOWLEDGED,
    ACCEPTED,
    DECLINED,
    SCHEDULED,
    REPORTED,
    REVIEWED,
    RECONCILED,
    CANCELLED;

    /** Whether somebody still owes the next step; a declined referral too is closed by the trainer alone. */
    public boolean isOpen() {
        return this != RECONCILED && this != CANCELLED;
    }
}
