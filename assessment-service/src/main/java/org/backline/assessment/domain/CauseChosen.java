package org.backline.assessment.domain;

import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;

/** A muscular cause as a trainer names it. */
public record CauseChosen(MuscularPattern pattern, Side side) {}
