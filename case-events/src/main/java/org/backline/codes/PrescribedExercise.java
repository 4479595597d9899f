package org.backline.codes;

/**
 * One exercise of a program, in its place.
 *
 * @param exercise id of the exercise library, E01 to E37
 * @param phase 1 calm and control, 2 endurance and strength, 3 load, 4 sport
 * @param rule id of the rule that put it there
 * @param grade evidence behind that rule
 */
public record PrescribedExercise(
        String exercise, int phase, Side side, ExerciseDose dose, String rule, EvidenceGrade grade) {}
