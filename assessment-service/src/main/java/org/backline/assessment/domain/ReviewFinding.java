package org.backline.assessment.domain;

/** What the review of a missed referral found: why the first proposal asked for less than the diagnosis warrants. */
public enum ReviewFinding {
    /** A question was not asked or a test not done that would have raised it. */
    ANSWER_MISSING,
    /** An answer or a result was not what it should have been. */
    ANSWER_WRONG,
    /** All was known, and no rule says so: the knowledge should change. */
    RULE_MISSING,
    /** What raised it began after the first proposal. */
    CAME_LATER,
    /** The diagnosis does not explain the pain; there are findings of imaging in people without any. */
    INCIDENTAL,
    /** With what is known today nobody could have told. */
    NOT_FORESEEABLE
}
