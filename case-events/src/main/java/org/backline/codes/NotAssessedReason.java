package org.backline.codes;

/** Why a mandatory question or test has no yes-or-no answer. */
public enum NotAssessedReason {
    /** The athlete could not bear it. */
    PAIN,
    /** The athlete declined. */
    REFUSED,
    /** The instrument was not at hand. */
    NO_EQUIPMENT,
    /** It cannot apply to this athlete. */
    NOT_APPLICABLE,
    /** Doing it would risk harm. */
    UNSAFE,
    /** It was put off. */
    NO_TIME
}
