package org.backline.program.exercise.course;

/**
 * A review that is due.
 *
 * @param day days after the assignment on which it is due
 * @param overdueAfterDay days after the assignment after which it is late
 * @param decides whether the lack of a meaningful change has consequences
 */
public record Milestone(String id, int day, int overdueAfterDay, boolean decides) {}
