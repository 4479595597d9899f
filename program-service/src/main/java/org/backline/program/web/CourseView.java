package org.backline.program.web;

import java.util.List;
import org.backline.program.exercise.Rule;
import org.backline.program.exercise.course.CourseRules;
import org.backline.program.exercise.course.GateItem;
import org.backline.program.exercise.course.Measure;
import org.backline.program.exercise.course.Milestone;

/** The rules of the course of a program as shown. */
record CourseView(
        String version,
        List<Rule> rules,
        CourseRules.Thresholds thresholds,
        List<Milestone> reviews,
        List<Measure> measures,
        List<GateItem> gate,
        Rule gateRule) {

    static CourseView of(CourseRules rules) {
        return new CourseView(
                rules.version(),
                rules.rules(),
                rules.thresholds(),
                rules.milestones(),
                rules.measures(),
                rules.gate(),
                rules.gateRule());
    }
}
