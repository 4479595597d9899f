package org.backline.intake.door;

import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What a red flag does at the door.
 *
 * @param asked false when nobody is asked and the rules derive it
 * @param alone what one yes does by itself; absent when it does nothing
 */
record DoorRule(
        RedFlag flag,
        CauseCategory category,
        boolean asked,
        @Nullable Urgency alone,
        List<Escalation> escalations,
        List<Implication> impliedBy) {

    /** A higher urgency together with other facts. */
    record Escalation(Urgency to, DoorCondition when) {}

    /**
     * Facts that count as a yes.
     *
     * @param unlessNo a plain no to the question stands against them
     */
    record Implication(DoorCondition when, boolean unlessNo) {

        boolean holds(DoorFacts facts, RedFlag flag, boolean denied) {
            return !(unlessNo && denied) && when.holds(facts, flag);
        }
    }
}
