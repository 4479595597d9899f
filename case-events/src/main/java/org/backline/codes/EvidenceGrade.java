package org.backline.codes;

/** Grade of the evidence behind a rule. */
public enum EvidenceGrade {
    /** Systematic review or several consistent studies. */
    A,
    /** One good trial or consistent cohorts. */
    B,
    /** Case-control, electromyography or biomechanics. */
    C,
    /** Expert opinion, case level. */
    D,
    /** Evidence conflicts or is against. */
    X
}
