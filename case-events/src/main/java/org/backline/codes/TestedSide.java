package org.backline.codes;

/** One test on one side, whatever came of it; NONE for a test without a side. */
public record TestedSide(ClinicalTest test, Side side) {}
