package org.backline.assessment.view.scorecard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which diagnosed cases to count.
 *
 * @param clinics only of these
 * @param rule only those in whose first proposal this rule fired; all when absent
 * @param flag as {@code rule}: a red flag fires under its own id
 */
public record FindScorecard(
        Set<String> clinics,
        @Nullable String rule,
        @Nullable String flag) {

    public FindScorecard {
        clinics = Set.copyOf(clinics);
    }
}
