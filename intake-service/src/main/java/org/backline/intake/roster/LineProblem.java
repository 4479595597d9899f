package org.backline.intake.roster;

/**
 * Why a line is not taken.
 *
 * @param column of the file, by its name here
 * @param message what it must be; never what it was, because that may be about a person
 */
public record LineProblem(String column, String message) {}
