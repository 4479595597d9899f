package org.backline.program.domain;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.MuscularCause;
import org.backline.codes.PrescribedExercise;
import org.backline.program.exercise.OpenFinding;
import org.backline.program.exercise.Rule;
import org.backline.program.exercise.Violation;
import org.backline.program.exercise.course.Adherence;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Measure;
import org.backline.program.exercise.course.Milestone;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.PlanContext;
import org.backline.program.exercise.course.Proposal;
import org.backline.program.exercise.course.ReturnGate;
import org.jspecify.annotations.Nullable;

/** What the rules say of a program as it stands; the same to who decides and to who looks. */
public final class Outlook {

    private static final Duration WEEK = Duration.ofDays(7);

    private Outlook() {}

    /** What the sessions so far propose; empty for a program that is not assigned. */
    public static Optional<Proposal> proposal(ProgramState state, Course course) {
        return Optional.ofNullable(state.levelSince())
                .map(since -> course.progress().propose(state.sessions(), since));
    }

    /** How far the athlete has trained as asked, until now or until the program ended. */
    public static Adherence adherence(ProgramState state, Course course, Instant now) {
        Instant end = state.endedAt();
        return Adherence.of(
                state.spans(),
                state.sessions(),
                end == null ? now : end,
                course.rules().thresholds());
    }

    /** Gate G4 with what was last measured. */
    public static ReturnGate.Checklist checklist(ProgramState state, Course course) {
        ProgramEvent.GateMeasured gate = state.gate();
        return checklist(state, course, gate == null ? Map.of() : gate.measured());
    }

    static ReturnGate.Checklist checklist(ProgramState state, Course course, Map<String, Double> measured) {
        boolean recovered = state.file().scores().entrySet().stream()
                .anyMatch(score -> course.rules()
                        .measure(score.getKey())
                        .filter(measure -> measure.about() == Measure.About.FUNCTION)
                        .filter(measure -> measure.isRecovered(score.getValue()))
                        .isPresent());
        return course.gate()
                .check(
                        measured,
                        recovered,
                        state.file().isCleared(),
                        state.file().standing().isEmpty());
    }

    /** The review that is due next, while the program goes on. */
    public static Optional<Milestone> nextReview(ProgramState state, Course course) {
        if (!state.isAssigned() || !state.stage().isOpen()) {
            return Optional.empty();
        }
        return course.reviews()
                .nextDue(state.reviews().stream()
                        .map(ProgramEvent.Reviewed::milestone)
                        .toList());
    }

    /** Every rule that a changed plan would break. */
    public static List<Violation> violations(
            ProgramState state, Course course, List<PlannedExercise> exercises, Instant now) {
        Plan before = state.plan();
        if (before == null) {
            return List.of();
        }
        return course.plans()
                .violations(before, planned(state, course, before, exercises), context(state, course, now));
    }

    /** What a plan of this program is checked against. */
    static PlanContext context(ProgramState state, Course course, Instant now) {
        ProgramEvent.Drafted draft = state.draft();
        Set<Contraindication> conditions = EnumSet.noneOf(Contraindication.class);
        if (draft != null) {
            conditions.addAll(draft.contraindications());
        }
        return new PlanContext(
                draft == null ? List.of() : draft.causes(),
                conditions,
                findings(state),
                state.file().standing(),
                state.started(),
                draft == null || draft.equipment() == null ? null : new HashSet<>(draft.equipment()),
                draft == null ? null : draft.minutes(),
                checklist(state, course).ladderOpen(),
                state.isAssigned(),
                proposal(state, course)
                        .filter(proposal -> proposal.kind() == Proposal.Kind.PROGRESS)
                        .isPresent(),
                weekAgo(state, now));
    }

    private static Set<OpenFinding> findings(ProgramState state) {
        ProgramEvent.Drafted draft = state.draft();
        return findings(state.hipFlexorsTight(), state.file(), draft == null ? null : draft.findings());
    }

    static Set<OpenFinding> findings(boolean hipFlexorsTight, CaseFile file, @Nullable List<OpenFinding> more) {
        Set<OpenFinding> open = EnumSet.noneOf(OpenFinding.class);
        if (hipFlexorsTight) {
            open.add(OpenFinding.HIP_FLEXORS_TIGHT);
        }
        if (Boolean.TRUE.equals(file.slumpPositive())) {
            open.add(OpenFinding.SLUMP_POSITIVE);
        }
        if (more != null) {
            open.addAll(more);
        }
        return open;
    }

    /** The doses in force a week ago; of what came in later, its first. */
    private static Map<String, ExerciseDose> weekAgo(ProgramState state, Instant now) {
        Instant then = now.minus(WEEK);
        Map<String, ExerciseDose> doses = new HashMap<>();
        for (ProgramState.DatedPlan dated : state.plans()) {
            for (PrescribedExercise exercise : dated.exercises()) {
                if (dated.from().isAfter(then)) {
                    doses.putIfAbsent(exercise.exercise(), exercise.dose());
                } else {
                    doses.put(exercise.exercise(), exercise.dose());
                }
            }
        }
        return doses;
    }

    /** The plan as a trainer wants it, with the rule behind each exercise. */
    static Plan planned(ProgramState state, Course course, Plan before, List<PlannedExercise> wanted) {
        ProgramEvent.Drafted draft = state.draft();
        List<MuscularCause> causes = draft == null ? List.of() : draft.causes();
        List<PrescribedExercise> exercises = wanted.stream()
                .map(exercise -> prescribed(course, before, causes, exercise))
                .toList();
        Set<String> kept = exercises.stream().map(PrescribedExercise::exercise).collect(toSet());
        Rule choice = course.rules().ruleOf("TRAINER-CHOICE");
        List<ExcludedExercise> excluded = new ArrayList<>(before.excluded().stream()
                .filter(row -> !kept.contains(row.exercise()))
                .toList());
        before.exercises().stream()
                .map(PrescribedExercise::exercise)
                .filter(id -> !kept.contains(id))
                .map(id -> new ExcludedExercise(id, choice.id(), choice.grade()))
                .forEach(excluded::add);
        return new Plan(before.phase(), exercises, excluded);
    }

    private static PrescribedExercise prescribed(
            Course course, Plan before, List<MuscularCause> causes, PlannedExercise wanted) {
        PrescribedExercise known = before.find(wanted.exercise()).orElse(null);
        Rule reason = course.drafter().reason(wanted.exercise(), causes);
        return new PrescribedExercise(
                wanted.exercise(),
                wanted.phase(),
                wanted.side(),
                wanted.dose(),
                known == null ? reason.id() : known.rule(),
                known == null ? reason.grade() : known.grade());
    }
}
