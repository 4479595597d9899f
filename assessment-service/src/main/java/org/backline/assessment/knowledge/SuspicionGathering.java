package org.backline.assessment.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** Collects reasons by category; a category is as urgent as the most urgent reason for it. */
final class SuspicionGathering {

    /** Which category leads when two are equally urgent: the one a delay harms more. */
    private static final List<CauseCategory> ORDER = List.of(
            CauseCategory.SERIOUS,
            CauseCategory.NERVE,
            CauseCategory.BONY,
            CauseCategory.DISC,
            CauseCategory.SIJ,
            CauseCategory.MUSCULAR,
            CauseCategory.UNDETERMINED);

    private final List<Reason> reasons = new ArrayList<>(6);

    private record Reason(CauseCategory category, Urgency urgency, String rule, List<String> inputs) {}

    void add(CauseCategory category, Urgency urgency, String rule, List<String> inputs) {
        reasons.add(new Reason(category, urgency, rule, inputs));
    }

    List<Suspicion> inOrder() {
        if (reasons.isEmpty()) {
            return List.of();
        }
        reasons.sort(Comparator.comparing(Reason::urgency));
        List<Suspicion> found = new ArrayList<>(2);
        for (CauseCategory category : ORDER) {
            @Nullable Urgency urgency = null;
            List<String> because = new ArrayList<>();
            for (Reason reason : reasons) {
                if (reason.category == category) {
                    urgency = urgency == null ? reason.urgency : urgency;
                    add(because, reason.rule);
                    reason.inputs.forEach(input -> add(because, input));
                }
            }
            if (urgency != null) {
                found.add(new Suspicion(category, urgency, because));
            }
        }
        found.sort(Comparator.comparing(Suspicion::urgency));
        return List.copyOf(found);
    }

    private static void add(List<String> because, String one) {
        if (!because.contains(one)) {
            because.add(one);
        }
    }
}
