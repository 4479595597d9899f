package org.backline.program.exercise;

import java.util.Set;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.EvidenceMark;
import org.backline.codes.MuscularPattern;

/**
 * What a muscular pattern asks of a program.
 *
 * @param text why, in words
 * @param grade evidence behind its first line, which may be weaker than that behind its diagnosis
 * @param firstLine exercises to draft
 * @param spare exercises of the pattern that wait for a swap or a later phase
 * @param steps steps of the trainer's general progression that apply
 */
public record PatternPlan(
        MuscularPattern pattern,
        String name,
        String text,
        String source,
        EvidenceGrade grade,
        EvidenceMark mark,
        Set<String> firstLine,
        Set<String> spare,
        Set<String> steps) {

    public PatternPlan {
        firstLine = Set.copyOf(firstLine);
        spare = Set.copyOf(spare);
        steps = Set.copyOf(steps);
    }
}
