package org.backline.referral.domain;

/** Where a referral stands. The loop ends with the trainer's reconciliation, not with the physician's report. */
public enum ReferralStatus {
    REQUESTED,
    ACKNOWLEDGED,
    ACCEPTED,
    DECLINED,
    SCHEDULED,
    REPORTED,
    REVIEWED,
    RECONCILED;

    /** Whether somebody still has to act. */
    public boolean isOpen() {
        return this != RECONCILED;
    }
}
