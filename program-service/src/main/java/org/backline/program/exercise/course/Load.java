package org.backline.program.exercise.course;

import java.util.stream.Stream;
import org.backline.codes.ExerciseDose;
import org.backline.program.exercise.SessionTime;
import org.jspecify.annotations.Nullable;

/** Weekly load of an exercise: seconds of work, side by side comparable, since sides do not count. */
final class Load {

    private final SessionTime time;

    Load(SessionTime time) {
        this.time = time;
    }

    double perWeek(ExerciseDose dose) {
        return (double) dose.sets() * time.work(dose) * dose.timesPerWeek();
    }

    /** What the smallest step that a trainer can give adds: a repetition, five seconds of a hold, or a metre. */
    double smallestStep(ExerciseDose dose) {
        double unit = dose.metres() != null
                ? time.secondsPerMetre()
                : dose.repetitions() != null
                        ? dose.holdSeconds() == null ? time.secondsPerRepetition() : dose.holdSeconds()
                        : 5;
        return unit * dose.sets() * dose.timesPerWeek();
    }

    /** In how many of its numbers a dose rises over another. */
    static long rising(ExerciseDose before, ExerciseDose after) {
        return Stream.of(
                        after.sets() > before.sets(),
                        more(before.repetitions(), after.repetitions()),
                        more(before.holdSeconds(), after.holdSeconds()),
                        more(before.metres(), after.metres()),
                        after.timesPerWeek() > before.timesPerWeek())
                .filter(rises -> rises)
                .count();
    }

    private static boolean more(@Nullable Integer before, @Nullable Integer after) {
        return after != null && before != null && after > before;
    }
}
