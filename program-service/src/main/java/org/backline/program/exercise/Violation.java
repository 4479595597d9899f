package org.backline.program.exercise;

/**
 * A rule that a session breaks.
 *
 * @param exercise id of the exercise that breaks it; empty when it is the session as a whole
 */
public record Violation(Rule rule, String exercise) {}
