package org.backline.codes;

/**
 * An exercise that was kept out of a program.
 *
 * @param exercise id of the exercise library, E01 to E37
 * @param rule id of the rule that kept it out
 * @param grade evidence behind that rule
 */
public record ExcludedExercise(String exercise, String rule, EvidenceGrade grade) {}
