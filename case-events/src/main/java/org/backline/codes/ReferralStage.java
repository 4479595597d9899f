package org.backline.codes;

/** What a referral waits for; each has a deadline. */
public enum ReferralStage {
    DELIVERY,
    ACKNOWLEDGEMENT,
    DECISION,
    REDIRECTION,
    APPOINTMENT,
    VISIT,
    REBOOKING,
    DIAGNOSTICS,
    REPORT,
    REVIEW,
    RECONCILIATION,
    RESULTS,
    RESUMPTION
}
