package org.backline.program.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.codes.ExerciseDose;
import org.backline.codes.Side;
import org.backline.program.domain.PlannedExercise;
import org.backline.program.domain.RuleOverride;
import org.backline.program.exercise.Exercise;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Measure;
import org.backline.program.web.ProgramBodies.DraftBody;
import org.backline.program.web.ProgramBodies.PlanBody;
import org.backline.program.web.ProgramBodies.PlanRow;
import org.backline.program.web.ProgramBodies.ScoreRow;
import org.backline.support.web.FieldProblem;
import org.backline.support.web.InvalidRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What plans, drafts and scores must say beyond the range of each field, read against the library and the rules. */
@Component
class PlanRequests {

    private final ExerciseLibrary library;
    private final Course course;

    PlanRequests(ExerciseLibrary library, Course course) {
        this.library = library;
        this.course = course;
    }

    /**
     * The plan that a body asks for.
     *
     * @throws InvalidRequest naming every field that is wrong
     */
    List<PlannedExercise> plan(PlanBody body) {
        List<FieldProblem> problems = new ArrayList<>();
        List<PlannedExercise> plan = new ArrayList<>();
        for (int index = 0; index < body.exercises().size(); index++) {
            PlanRow row = body.exercises().get(index);
            String at = "exercises[" + index + "]";
            if (library.has(row.exercise())) {
                plan.add(planned(row, at, problems));
            } else {
                problems.add(
                        new FieldProblem(at + ".exercise", "is not an exercise of the library, see GET /exercises"));
            }
        }
        refuse(problems);
        return plan;
    }

    /** The rules that a body goes against. */
    List<RuleOverride> overrides(PlanBody body) {
        return body.overrides() == null
                ? List.of()
                : body.overrides().stream()
                        .map(row -> new RuleOverride(row.rule(), row.reason()))
                        .toList();
    }

    private PlannedExercise planned(PlanRow row, String at, List<FieldProblem> problems) {
        Exercise exercise = library.exercise(row.exercise());
        int phase = Math.min(
                Math.max(row.phase(), exercise.phases().getFirst()),
                exercise.phases().getLast());
        ExerciseDose usual = exercise.dose(phase);
        Side side = row.side() == null ? (exercise.sided() ? Side.BILATERAL : Side.NONE) : row.side();
        if (exercise.sided() != (side == Side.LEFT || side == Side.RIGHT || side == Side.BILATERAL)) {
            problems.add(new FieldProblem(
                    at + ".side",
                    exercise.sided() ? "must be a side" : "must be NONE: both sides work at once",
                    exercise.sided() ? List.of("LEFT", "RIGHT", "BILATERAL") : List.of("NONE")));
        }
        ExerciseDose dose = row.dose() == null ? usual : row.dose();
        check(at + ".dose.sets", dose.sets(), 1, 10, problems);
        check(at + ".dose.timesPerWeek", dose.timesPerWeek(), 1, 14, problems);
        sameKind(at + ".dose.repetitions", usual.repetitions(), dose.repetitions(), 100, problems);
        sameKind(at + ".dose.holdSeconds", usual.holdSeconds(), dose.holdSeconds(), 3600, problems);
        sameKind(at + ".dose.metres", usual.metres(), dose.metres(), 1000, problems);
        return new PlannedExercise(row.exercise(), row.phase(), side, dose);
    }

    /** A dose is told in the units of the library, or loads could not be compared. */
    private static void sameKind(
            String field, @Nullable Integer usual, @Nullable Integer value, int most, List<FieldProblem> problems) {
        if ((usual == null) != (value == null)) {
            problems.add(new FieldProblem(field, usual == null ? "is not counted for this exercise" : "must be given"));
        } else if (value != null) {
            check(field, value, 1, most, problems);
        }
    }

    private static void check(String field, int value, int least, int most, List<FieldProblem> problems) {
        if (value < least || value > most) {
            problems.add(new FieldProblem(field, "must be " + least + " to " + most));
        }
    }

    /** Refuses equipment that the library does not know. */
    void check(DraftBody body) {
        Set<String> known = library.exercises().stream()
                .flatMap(exercise -> exercise.equipment().stream())
                .collect(Collectors.toSet());
        List<FieldProblem> problems = new ArrayList<>();
        List<String> named = body.equipment() == null ? List.of() : body.equipment();
        for (int index = 0; index < named.size(); index++) {
            if (!known.contains(named.get(index))) {
                problems.add(new FieldProblem(
                        "equipment[" + index + "]",
                        "does not know this code",
                        known.stream().sorted().toList()));
            }
        }
        refuse(problems);
    }

    /** Refuses scores of measures whose change cannot be told, and scores out of range. */
    void check(List<ScoreRow> scores) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < scores.size(); index++) {
            ScoreRow row = scores.get(index);
            Measure measure = course.rules().measure(row.instrument()).orElse(null);
            if (measure == null) {
                problems.add(new FieldProblem(
                        "scores[" + index + "].instrument",
                        "has no change that can be told",
                        course.rules().measures().stream()
                                .map(one -> one.instrument().name())
                                .toList()));
            } else if (row.value() < measure.least() || row.value() > measure.most()) {
                problems.add(new FieldProblem(
                        "scores[" + index + "].value", "must be " + measure.least() + " to " + measure.most()));
            }
        }
        refuse(problems);
    }

    /** Refuses values under an id that is not measured, and values no body has. */
    void checkGate(Map<String, Double> measured) {
        List<FieldProblem> problems = new ArrayList<>();
        measured.forEach((id, value) -> {
            if (!course.gate().isMeasured(id)) {
                problems.add(new FieldProblem(
                        "measured." + id,
                        "is not measured",
                        course.rules().gate().stream()
                                .filter(item -> !item.computed())
                                .map(item -> item.id())
                                .toList()));
            } else if (!(value >= 0 && value <= 10_000)) {
                problems.add(new FieldProblem("measured." + id, "must be 0 to 10000"));
            }
        });
        refuse(problems);
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidRequest(problems);
        }
    }
}
