package org.backline.dashboard.view.board;

/** What the trainer does next in a case. */
public enum NextAction {
    /** Nothing was examined yet. */
    RECORD_FINDINGS,
    /** The screen has gaps. */
    COMPLETE_SCREEN,
    /** The rules propose that the trainer manages it. */
    CONFIRM_CAUSE,
    /** The rules propose a physician and nobody has asked one. */
    REFER,
    /** The case lies with the physician. */
    AWAIT_PHYSICIAN,
    /** The physician's report, or refusal, is unread. */
    REVIEW_ANSWER,
    /** The athlete missed the appointment. */
    REBOOK,
    /** The referral rests. */
    TAKE_UP_REFERRAL,
    /** The answer is read and not yet acted on. */
    RECONCILE,
    /** The cause is confirmed and no program is drafted yet. */
    AWAIT_DRAFT,
    ASSIGN_PROGRAM,
    LOG_SESSION,
    /** The program rests. */
    RESUME_PROGRAM,
    CLOSE_CASE,
    /** Closed. */
    NOTHING
}
