package org.backline.program.exercise.course;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.ExerciseDose;
import org.backline.codes.MuscularCause;
import org.backline.codes.Restriction;
import org.backline.program.exercise.OpenFinding;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is checked against.
 *
 * @param restrictions a physician's, as they stand
 * @param started ids of exercises done in sessions before
 * @param equipment what is at hand; absent: everything
 * @param minutes time for a session; absent: enough
 * @param ladderOpen whether gate G4 lets the return ladder in
 * @param running whether the athlete already trains by the plan
 * @param mayRise whether the sessions so far let a dose rise
 * @param weekAgo the doses of a week ago, of the exercises that were there
 */
public record PlanContext(
        List<MuscularCause> causes,
        Set<Contraindication> contraindications,
        Set<OpenFinding> findings,
        Set<Restriction> restrictions,
        Set<String> started,
        @Nullable Set<String> equipment,
        @Nullable Integer minutes,
        boolean ladderOpen,
        boolean running,
        boolean mayRise,
        Map<String, ExerciseDose> weekAgo) {

    public PlanContext {
        causes = List.copyOf(causes);
        contraindications = Set.copyOf(contraindications);
        findings = Set.copyOf(findings);
        restrictions = Set.copyOf(restrictions);
        started = Set.copyOf(started);
        equipment = equipment == null ? null : Set.copyOf(equipment);
        weekAgo = Map.copyOf(weekAgo);
    }
}
