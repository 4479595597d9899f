package org.backline.referral.coding;

/** How a code of another system compares with what we say, seen from us. */
public enum Equivalence {
    /** The same. */
    EQUIVALENT,
    /** It covers more than we mean. */
    WIDER,
    /** It covers only a part of what we mean. */
    NARROWER,
    /** Neither holds the other. It is shown as inexact wherever it is shown. */
    INEXACT
}
