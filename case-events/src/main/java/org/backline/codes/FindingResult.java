package org.backline.codes;

/** Result of a clinical test. NOT_DONE, UNABLE and EQUIVOCAL are never read as negative. */
public enum FindingResult {
    POSITIVE,
    NEGATIVE,
    EQUIVOCAL,
    NOT_DONE,
    UNABLE
}
