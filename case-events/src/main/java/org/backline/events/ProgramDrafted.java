package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.MuscularCause;
import org.backline.codes.PrescribedExercise;

/**
 * A program was drafted from the confirmed cause, with the rule behind each exercise.
 *
 * @param exercises in the order of a session
 */
@EventVersion(1)
public record ProgramDrafted(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID programId,
        UUID athleteId,
        List<MuscularCause> causes,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded)
        implements PublishedEvent {

    public ProgramDrafted {
        causes = List.copyOf(causes);
        exercises = List.copyOf(exercises);
        excluded = List.copyOf(excluded);
    }
}
