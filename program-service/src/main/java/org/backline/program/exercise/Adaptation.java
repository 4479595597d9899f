package org.backline.program.exercise;

import java.util.Set;
import org.backline.codes.Contraindication;

/**
 * Conditions that change how an exercise is done instead of barring it.
 *
 * @param rule id of the rule that says how
 */
public record Adaptation(Set<Contraindication> codes, String rule) {

    public Adaptation {
        codes = Set.copyOf(codes);
    }
}
