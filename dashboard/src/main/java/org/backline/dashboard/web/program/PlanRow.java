package org.backline.dashboard.web.program;

import static org.backline.dashboard.web.frame.Form.object;

import java.util.Map;
import org.backline.codes.ExerciseDose;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.backline.dashboard.service.program.Library;
import org.backline.dashboard.web.frame.Form;
import org.jspecify.annotations.Nullable;

/**
 * An exercise of a plan that is being changed. Amounts stay as they were typed, so that a service can refuse them by
 * their name.
 *
 * @param known what the library says of it
 * @param isNew whether it came in with this change
 */
record PlanRow(
        Library.Exercise known,
        Object phase,
        String side,
        @Nullable Object sets,
        @Nullable Object repetitions,
        @Nullable Object holdSeconds,
        @Nullable Object metres,
        @Nullable Object timesPerWeek,
        boolean isNew) {

    static PlanRow of(PrescribedExercise row, Library.Exercise known) {
        ExerciseDose dose = row.dose();
        return new PlanRow(
                known,
                row.phase(),
                row.side().name(),
                dose.sets(),
                dose.repetitions(),
                dose.holdSeconds(),
                dose.metres(),
                dose.timesPerWeek(),
                false);
    }

    /** An exercise that comes in, with the library's dose of that phase. */
    static PlanRow coming(Library.Exercise known, int phase, String side) {
        int own = Math.clamp(phase, known.phases().getFirst(), known.phases().getLast());
        ExerciseDose dose = known.dose(own);
        boolean sideFits = known.sided() == !side.equals(Side.NONE.name());
        String usual = known.sided() ? Side.BILATERAL.name() : Side.NONE.name();
        return new PlanRow(
                known,
                own,
                sideFits ? side : usual,
                dose.sets(),
                dose.repetitions(),
                dose.holdSeconds(),
                dose.metres(),
                dose.timesPerWeek(),
                true);
    }

    static PlanRow entered(Form form, Library.Exercise known) {
        String id = known.id();
        Object phase = form.number("phase." + id);
        return new PlanRow(
                known,
                phase == null ? known.phases().getFirst() : phase,
                form.text("side." + id, known.sided() ? Side.BILATERAL.name() : Side.NONE.name()),
                form.number("sets." + id),
                form.number("repetitions." + id),
                form.number("holdSeconds." + id),
                form.number("metres." + id),
                form.number("timesPerWeek." + id),
                form.has("isNew." + id, "true"));
    }

    /** As program-service takes it. */
    Map<String, Object> body() {
        return object(
                "exercise",
                known.id(),
                "phase",
                phase,
                "side",
                side,
                "dose",
                object(
                        "sets", sets,
                        "repetitions", repetitions,
                        "holdSeconds", holdSeconds,
                        "metres", metres,
                        "timesPerWeek", timesPerWeek));
    }

    int phaseOr(int otherwise) {
        return phase instanceof Number number ? number.intValue() : otherwise;
    }
}
