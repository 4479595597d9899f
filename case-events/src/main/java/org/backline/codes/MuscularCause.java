package org.backline.codes;

/**
 * A muscular cause a trainer works on.
 *
 * @param grade evidence grade of the pattern (evidence base, section 4)
 */
public record MuscularCause(MuscularPattern pattern, Side side, EvidenceGrade grade) {}
