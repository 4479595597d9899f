package org.backline.simulation;

import java.util.EnumMap;
import java.util.Map;

/** What must have happened over a run, else it has shown nothing. */
final class Sometimes {

    private final Map<Met, Integer> met = new EnumMap<>(Met.class);

    /** What can be met. */
    enum Met {
        CONFLICT,
        GAP,
        GAP_FILLED,
        GAP_GIVEN_UP,
        DUPLICATE,
        PARKED,
        PARKED_BEHIND_ANOTHER,
        UNREADABLE,
        UNKNOWN_OUTCOME,
        UNKNOWN_HAD_COMMITTED,
        UNKNOWN_HAD_NOT,
        RECEIPT_REPEATED,
        REDELIVERED_AFTER_CRASH,
        SENT_AGAIN_AFTER_CRASH,
        WAITED_FOR_ANOTHER,
        REFUSED,
        NOT_CONFIRMED,
        REORDERED
    }

    void met(Met what) {
        met.merge(what, 1, Integer::sum);
    }

    void add(Sometimes other) {
        other.met.forEach((what, times) -> met.merge(what, times, Integer::sum));
    }

    Map<Met, Integer> counts() {
        Map<Met, Integer> counts = new EnumMap<>(Met.class);
        for (Met what : Met.values()) {
            counts.put(what, met.getOrDefault(what, 0));
        }
        return counts;
    }
}
