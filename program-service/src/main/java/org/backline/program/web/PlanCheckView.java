package org.backline.program.web;

import java.util.List;
import org.backline.codes.EvidenceGrade;
import org.backline.program.exercise.Violation;
import org.backline.program.exercise.course.CourseRules;

/** The rules that a plan would break; empty when it may be sent as it is. */
record PlanCheckView(List<Row> violations) {

    PlanCheckView {
        violations = List.copyOf(violations);
    }

    /**
     * A rule that refuses.
     *
     * @param exercise id of the exercise; empty when it is the plan as a whole
     * @param mayBeOverridden whether a reason is enough to go against it
     */
    record Row(
            String rule, String exercise, String text, String source, EvidenceGrade grade, boolean mayBeOverridden) {}

    static PlanCheckView of(List<Violation> violations, CourseRules rules) {
        return new PlanCheckView(violations.stream()
                .map(violation -> new Row(
                        violation.rule().id(),
                        violation.exercise(),
                        violation.rule().text(),
                        violation.rule().source(),
                        violation.rule().grade(),
                        rules.mayBeOverridden(violation.rule().id())))
                .toList());
    }
}
