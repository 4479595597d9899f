package org.backline.feed;

/** What happened to a referral, as a physician's system may know it. A reader passes over a code that it does not know. */
public enum ReferralChange {
    /** A physician is asked. */
    REQUESTED,
    /** The question has reached somebody: a channel has confirmed it. */
    DELIVERED,
    /** A physician has seen it. */
    ACKNOWLEDGED,
    /** A physician takes it. */
    ACCEPTED,
    /** A physician does not take it. */
    DECLINED,
    /** Another physician is asked. */
    REDIRECTED,
    /** There is an appointment, the first one or another one. */
    SCHEDULED,
    /** The athlete came. */
    ATTENDED,
    /** The athlete did not come. */
    MISSED,
    /** Studies were ordered. */
    DIAGNOSTICS_ORDERED,
    /** Results of studies are there. */
    DIAGNOSTICS_REPORTED,
    /** A physician answered without seeing the athlete. */
    ADVICE_GIVEN,
    /** A physician reported. */
    REPORTED,
    /** The trainer has read the answer. */
    REVIEWED,
    /** The trainer has acted on the answer. */
    RECONCILED,
    /** The loop is closed. */
    CLOSED,
    /** Nobody acted in time. */
    STALLED,
    /** It waits for something outside the loop. */
    INTERRUPTED,
    /** The question is withdrawn. */
    CANCELLED,
    /** The loop is open again. */
    REOPENED
}
