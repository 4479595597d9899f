package org.backline.codes;

/** How far a number has been checked against its source. */
public enum EvidenceMark {
    /** Verified in the source text or its abstract. */
    V,
    /** General knowledge, not yet checked against the cited paper. */
    G,
    /** Derived by arithmetic from the cited figures. */
    D,
    /** Consensus or convention; configurable. */
    C
}
