package org.backline.program.exercise.course;

import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.Restriction;

/**
 * What a physician's restriction takes away.
 *
 * @param stands open conditions that it equals
 * @param takes exercises that it bars besides
 * @param leaves where not empty, all it does not bar
 */
public record RestrictionRule(Restriction code, Set<Contraindication> stands, Set<String> takes, Set<String> leaves) {

    public RestrictionRule {
        stands = Set.copyOf(stands);
        takes = Set.copyOf(takes);
        leaves = Set.copyOf(leaves);
    }
}
