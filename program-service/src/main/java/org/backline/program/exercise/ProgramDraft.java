package org.backline.program.exercise;

import java.util.List;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.PrescribedExercise;

/**
 * A program as the rules propose it.
 *
 * @param phase the phase it starts in
 * @param exercises each once, in the order of a session, with the phase in which it comes in
 * @param excluded what a trainer may look for and why it is not there
 * @param libraryVersion the library it was drafted from
 * @param libraryHash the exact library it was drafted from
 */
public record ProgramDraft(
        int phase,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded,
        String libraryVersion,
        String libraryHash) {

    public ProgramDraft {
        exercises = List.copyOf(exercises);
        excluded = List.copyOf(excluded);
    }

    /** Ids of the exercises of a session in a phase, in order. */
    public List<String> session(int inPhase) {
        return exercises.stream()
                .filter(exercise -> exercise.phase() <= inPhase)
                .map(PrescribedExercise::exercise)
                .toList();
    }
}
