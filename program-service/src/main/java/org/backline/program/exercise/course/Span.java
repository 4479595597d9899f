package org.backline.program.exercise.course;

import java.time.Instant;

/** From when on a program was in a phase, or at rest. */
public record Span(Instant from, int phase, boolean resting) {}
