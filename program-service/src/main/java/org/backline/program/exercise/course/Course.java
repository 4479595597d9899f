package org.backline.program.exercise.course;

import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.ProgramDrafter;

/** Everything that decides about the course of a program, made of one set of rules. */
public record Course(
        CourseRules rules,
        ProgramDrafter drafter,
        PlanCheck plans,
        Replanner replanner,
        ProgressCheck progress,
        ReviewCheck reviews,
        ReturnGate gate) {

    /** The rules that ship with the service, over this library. */
    public static Course of(ExerciseLibrary library) {
        CourseRules rules = CourseRules.load(library);
        return new Course(
                rules,
                new ProgramDrafter(library),
                new PlanCheck(rules),
                new Replanner(rules),
                new ProgressCheck(rules),
                new ReviewCheck(rules),
                new ReturnGate(rules));
    }

    /** The library. */
    public ExerciseLibrary library() {
        return rules.library();
    }
}
