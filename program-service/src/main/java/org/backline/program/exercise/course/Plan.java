package org.backline.program.exercise.course;

import java.util.List;
import java.util.Optional;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.PrescribedExercise;

/**
 * A plan as it stands.
 *
 * @param phase the phase the athlete is in, 1 to 4
 * @param exercises in the order of a session, those of the next phase included
 * @param excluded what is left out, and why
 */
public record Plan(int phase, List<PrescribedExercise> exercises, List<ExcludedExercise> excluded) {

    public Plan {
        exercises = List.copyOf(exercises);
        excluded = List.copyOf(excluded);
    }

    /** The session of today: what has come in up to the present phase. */
    public List<PrescribedExercise> session() {
        return exercises.stream().filter(exercise -> exercise.phase() <= phase).toList();
    }

    /** The exercise of this id, if the plan has it. */
    public Optional<PrescribedExercise> find(String id) {
        return exercises.stream()
                .filter(exercise -> exercise.exercise().equals(id))
                .findFirst();
    }
}
