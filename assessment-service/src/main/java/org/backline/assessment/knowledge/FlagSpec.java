package org.backline.assessment.knowledge;

import java.util.List;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one red flag.
 *
 * @param asked false when nobody is asked and the rules derive it
 * @param alone what one YES does by itself; null when it does nothing
 * @param escalations what it does together with other facts
 * @param impliedBy facts that count as a YES
 */
record FlagSpec(
        RedFlag flag,
        String question,
        String pointsTo,
        CauseCategory category,
        boolean asked,
        String askOf,
        Rule.@Nullable Raises alone,
        List<Rule.Raises> escalations,
        List<Rule.Implies> impliedBy,
        String accuracy,
        Evidence evidence) {

    FlagSpec withMore(List<Rule.Implies> more) {
        return new FlagSpec(
                flag,
                question,
                pointsTo,
                category,
                asked,
                askOf,
                alone,
                escalations,
                Stream.concat(impliedBy.stream(), more.stream()).toList(),
                accuracy,
                evidence);
    }
}
