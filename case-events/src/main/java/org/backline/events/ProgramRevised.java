package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.PlanChange;
import org.backline.codes.PrescribedExercise;

/**
 * The plan of a program changed; it stands here as it is from now on.
 *
 * @param phase the phase the athlete is in, 1 to 4
 * @param exercises in the order of a session
 */
@EventVersion(1)
public record ProgramRevised(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID programId,
        PlanChange change,
        int phase,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded)
        implements PublishedEvent {

    public ProgramRevised {
        exercises = List.copyOf(exercises);
        excluded = List.copyOf(excluded);
    }
}
