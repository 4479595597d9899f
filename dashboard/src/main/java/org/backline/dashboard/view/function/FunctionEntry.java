package org.backline.dashboard.view.function;

import java.time.Instant;
import org.backline.codes.Instrument;

/** The score of a questionnaire at one time. */
public record FunctionEntry(Instrument instrument, Instant at, double value) {}
