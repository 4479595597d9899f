package org.backline.program.domain;

import org.backline.codes.OverrideReason;

/** A rule that a trainer went against, and why. */
public record RuleOverride(String rule, OverrideReason reason) {}
