package org.backline.program.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.backline.codes.ExerciseDose;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.backline.program.domain.ProgramStage;
import org.backline.program.domain.ProgramState;
import org.backline.program.exercise.Exercise;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.SessionFacts;
import org.jspecify.annotations.Nullable;

/**
 * What an athlete sees by a signed link: no name, no diagnosis, nothing of other athletes.
 *
 * @param state only while it is {@code ASSIGNED} there is something to do
 * @param today the exercises of a session in their order; empty while the program rests or is over
 * @param minutes how long they take, aerobic work apart
 * @param awaitingMorning sessions of which the next morning is not known yet
 */
record AthleteView(
        ProgramStage state,
        int phase,
        List<Row> today,
        int minutes,
        List<Logged> awaitingMorning,
        @Nullable Instant lastSessionAt,
        Instant linkExpiresAt) {

    private static final int MORNINGS = 3;

    AthleteView {
        today = List.copyOf(today);
        awaitingMorning = List.copyOf(awaitingMorning);
    }

    /**
     * An exercise to do.
     *
     * @param criterion what good technique is: the athlete says whether it was met
     * @param easier what says that it is too much
     */
    record Row(
            String exercise,
            String name,
            Side side,
            ExerciseDose dose,
            List<Integer> ladder,
            @Nullable String timing,
            String cue,
            String criterion,
            String easier,
            List<String> equipment,
            String drawing) {}

    /** A session that was logged. */
    record Logged(UUID sessionId, Instant occurredAt, int painBefore) {}

    static AthleteView of(AthleteLinks.Opened opened, ExerciseLibrary library) {
        ProgramState state = opened.state();
        Plan plan = state.plan();
        List<PrescribedExercise> session =
                plan == null || state.stage() != ProgramStage.ASSIGNED ? List.of() : plan.session();
        return new AthleteView(
                state.stage(),
                plan == null ? 1 : plan.phase(),
                session.stream().map(row -> row(row, library)).toList(),
                library.time().minutes(session),
                state.sessions().stream()
                        .filter(logged -> logged.painNextMorning() == null)
                        .sorted(Comparator.comparing(SessionFacts::at).reversed())
                        .limit(MORNINGS)
                        .map(logged -> new Logged(logged.sessionId(), logged.at(), logged.painBefore()))
                        .toList(),
                state.lastSessionAt(),
                opened.ticket().expiresAt());
    }

    private static Row row(PrescribedExercise prescribed, ExerciseLibrary library) {
        Exercise exercise = library.exercise(prescribed.exercise());
        return new Row(
                exercise.id(),
                exercise.name(),
                prescribed.side(),
                prescribed.dose(),
                exercise.ladder(),
                exercise.timing(),
                exercise.cue(),
                exercise.progress(),
                exercise.regress(),
                exercise.equipment(),
                "exercises/" + exercise.id() + "/drawing.svg");
    }
}
