package org.backline.assessment.knowledge;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.assessment.knowledge.Evaluation.Missing;
import org.backline.assessment.knowledge.TestReadings.SideOf;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands for the gates: whether a muscular cause may be confirmed, and what a program must avoid.
 *
 * @param openUrgency the highest urgency the facts raise; null when they raise none
 * @param missing screen items without a plain answer
 * @param unanswered screen items with neither an answer nor a reason why there is none
 * @param contraindications open conditions that bar exercises
 * @param hipFlexorsTight sides on which the hip flexors tested tight with the pelvis held
 */
public record Standing(
        @Nullable Urgency openUrgency,
        List<Missing> missing,
        List<Missing> unanswered,
        Set<Contraindication> contraindications,
        Set<Side> hipFlexorsTight) {

    public Standing {
        missing = List.copyOf(missing);
        unanswered = List.copyOf(unanswered);
        contraindications = Set.copyOf(contraindications);
        hipFlexorsTight = Set.copyOf(hipFlexorsTight);
    }

    /** Whether every item of the screen has a plain yes or no. */
    public boolean screenComplete() {
        return missing.isEmpty();
    }

    /** Whether every item of the screen has an answer or a reason why there is none. */
    public boolean screenAnswered() {
        return unanswered.isEmpty();
    }

    /** Whether an emergency or urgent reason is open. */
    public boolean emergencyOrUrgentOpen() {
        return openUrgency == Urgency.EMERGENCY || openUrgency == Urgency.URGENT;
    }

    static Standing of(Knowledge knowledge, Readings readings, List<Suspicion> found, List<Missing> missing) {
        Set<Contraindication> open = EnumSet.noneOf(Contraindication.class);
        for (Map.Entry<Contraindication, Condition> entry :
                knowledge.contraindications().entrySet()) {
            if (entry.getValue().ask(readings, Side.NONE) == Truth.TRUE) {
                open.add(entry.getKey());
            }
        }
        Set<Side> tight = EnumSet.noneOf(Side.class);
        for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
            if (readings.tests.positive(ClinicalTest.MTHOMAS, SideOf.SAME, side) == Truth.TRUE) {
                tight.add(side);
            }
        }
        return new Standing(
                found.isEmpty() ? null : found.getFirst().urgency(),
                missing,
                knowledge.screen().unanswered(readings),
                open,
                tight);
    }
}
