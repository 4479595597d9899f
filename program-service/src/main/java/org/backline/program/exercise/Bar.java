package org.backline.program.exercise;

import java.util.Set;
import org.backline.codes.Contraindication;

/**
 * A condition that bars an exercise.
 *
 * @param phases the phases of the athlete in which it bars; a condition called early or acute bars in the first two
 * @param when the condition in words
 */
public record Bar(Contraindication code, Set<Integer> phases, String when) {

    public Bar {
        phases = Set.copyOf(phases);
    }
}
