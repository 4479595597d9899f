package org.backline.program.exercise;

import org.backline.codes.EvidenceMark;

/**
 * One thing that stands behind an exercise.
 *
 * @param says the finding in our own words
 * @param source where it was found
 * @param mark how far it has been checked there
 */
public record Evidence(String says, String source, EvidenceMark mark) {}
