package org.backline.codes;

/**
 * A score of a patient-reported outcome measure.
 *
 * @param value the total, in the range and direction of the instrument (evidence base, section 3)
 */
public record PromScore(Instrument instrument, double value) {}
