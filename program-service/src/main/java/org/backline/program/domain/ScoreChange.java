package org.backline.program.domain;

import org.backline.codes.Instrument;

/**
 * How a measure changed since the program began, as it was judged then.
 *
 * @param gain points for the better; below zero for the worse
 * @param meaningful whether it reached what matters and exceeded the error
 */
public record ScoreChange(
        Instrument instrument, double first, double now, double gain, boolean meaningful, boolean worse) {}
