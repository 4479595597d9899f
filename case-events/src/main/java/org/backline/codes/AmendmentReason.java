package org.backline.codes;

/** Why an entry was corrected. */
public enum AmendmentReason {
    MISTYPED,
    WRONG_SIDE,
    MISUNDERSTOOD,
    LEARNED_LATER
}
