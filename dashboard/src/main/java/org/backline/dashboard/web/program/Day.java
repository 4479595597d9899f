package org.backline.dashboard.web.program;

import java.time.LocalDate;

/**
 * A day of the calendar of a program.
 *
 * @param kind WHOLE, PART, NONE, REST, AHEAD or OUTSIDE
 * @param sessions how many
 */
public record Day(LocalDate date, String kind, int sessions) {}
