package org.backline.codes;

/** Patient-reported outcome measure, scored by the rules of the evidence base, section 3. */
public enum Instrument {
    NPRS,
    PSFS,
    RMDQ,
    ODI,
    START_TOTAL,
    START_PSYCH,
    OSTRC_H2,
    OMPSQ_10,
    MSK_HQ,
    DPA,
    DPA_SF8
}
