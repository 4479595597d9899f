package org.backline.dashboard.service.program;

import java.util.List;
import org.backline.codes.EvidenceGrade;

/** The rules that a plan would break. */
public record PlanCheck(List<Violation> violations) {

    public PlanCheck {
        violations = List.copyOf(violations);
    }

    /** A rule that refuses; the exercise is empty when it is the plan as a whole. */
    public record Violation(
            String rule, String exercise, String text, String source, EvidenceGrade grade, boolean mayBeOverridden) {}
}
