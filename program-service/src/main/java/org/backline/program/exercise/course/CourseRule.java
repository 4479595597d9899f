package org.backline.program.exercise.course;

import org.backline.program.exercise.Rule;

/** A rule of the course, and whether a trainer may go against it with a reason. */
public record CourseRule(Rule rule, boolean override) {}
