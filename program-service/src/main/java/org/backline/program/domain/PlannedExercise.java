package org.backline.program.domain;

import org.backline.codes.ExerciseDose;
import org.backline.codes.Side;

/** An exercise as a trainer places it; the rule behind it is looked up. */
public record PlannedExercise(String exercise, int phase, Side side, ExerciseDose dose) {}
