package org.backline.codes;

/** Answer to a red-flag question; a question without an answer was not asked and is never a no. */
public enum FlagAnswer {
    YES,
    NO,
    NOT_ASSESSED
}
