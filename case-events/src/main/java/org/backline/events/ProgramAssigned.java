package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.PrescribedExercise;

/**
 * The trainer assigned the program.
 *
 * @param phase the phase it starts in, 1 to 4
 * @param exercises in the order of a session
 */
@EventVersion(1)
public record ProgramAssigned(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID programId,
        UUID athleteId,
        int phase,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded)
        implements PublishedEvent {

    public ProgramAssigned {
        exercises = List.copyOf(exercises);
        excluded = List.copyOf(excluded);
    }
}
