package org.backline.program.exercise;

import java.util.Collection;
import java.util.Set;
import org.backline.codes.ExerciseDose;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/**
 * Roughly how long a session takes, in seconds.
 *
 * @param outsideOfSession exercises that are done at another time of the day
 */
public record SessionTime(
        int secondsPerRepetition,
        int secondsPerMetre,
        int restBetweenSets,
        int changeOver,
        Set<String> outsideOfSession) {

    public SessionTime {
        outsideOfSession = Set.copyOf(outsideOfSession);
    }

    /** Whole minutes of a session of these exercises, rounded up. */
    public int minutes(Collection<PrescribedExercise> session) {
        int seconds = session.stream().mapToInt(this::seconds).sum();
        return (seconds + 59) / 60;
    }

    /** Seconds of one exercise with its pauses, for both sides where it is done for both. */
    public int seconds(PrescribedExercise exercise) {
        if (outsideOfSession.contains(exercise.exercise())) {
            return 0;
        }
        ExerciseDose dose = exercise.dose();
        int sides = exercise.side() == Side.BILATERAL ? 2 : 1;
        return sides * dose.sets() * (work(dose) + restBetweenSets) + changeOver;
    }

    /** Seconds of work in one set. */
    public int work(ExerciseDose dose) {
        if (dose.metres() != null) {
            return dose.metres() * secondsPerMetre;
        }
        int once = dose.holdSeconds() == null ? secondsPerRepetition : dose.holdSeconds();
        return orOne(dose.repetitions()) * once;
    }

    private static int orOne(@Nullable Integer value) {
        return value == null ? 1 : value;
    }
}
