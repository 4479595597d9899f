package org.backline.program.domain;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.backline.support.rule.Rules.require;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.backline.codes.ExerciseDose;
import org.backline.codes.PrescribedExercise;
import org.backline.program.exercise.Violation;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.PlanContext;
import org.backline.program.exercise.course.Proposal;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;

/** Decides about changes of a plan: refuses with the rule's id, or says what happened. */
final class PlanDecisions {

    private static final int LAST_PHASE = 4;

    private PlanDecisions() {}

    static List<ProgramEvent> revise(ProgramState state, ProgramCommand.Revise command, Course course) {
        require(state.stage().isOpen(), "A program that has ended is drafted anew, not changed");
        Plan before = planOf(state);
        require(!command.exercises().isEmpty(), "A plan has at least one exercise");
        for (PlannedExercise exercise : command.exercises()) {
            require(
                    course.library().has(exercise.exercise()),
                    exercise.exercise() + " is not an exercise of the library");
        }
        Set<String> ids =
                command.exercises().stream().map(PlannedExercise::exercise).collect(toSet());
        require(ids.size() == command.exercises().size(), "An exercise is named once in a plan");
        Plan after = Outlook.planned(state, course, before, command.exercises());
        if (after.exercises().equals(before.exercises())) {
            return List.of();
        }
        List<Violation> broken =
                course.plans().violations(before, after, Outlook.context(state, course, command.occurredAt()));
        Set<String> overridden =
                command.overrides().stream().map(RuleOverride::rule).collect(toSet());
        List<Violation> standing = broken.stream()
                .filter(violation ->
                        !course.rules().mayBeOverridden(violation.rule().id())
                                || !overridden.contains(violation.rule().id()))
                .toList();
        if (!standing.isEmpty()) {
            throw new RuleViolation(words(standing));
        }
        Set<String> used =
                broken.stream().map(violation -> violation.rule().id()).collect(toSet());
        return List.of(new ProgramEvent.Revised(
                command.caseId(),
                draftOf(state).clinicId(),
                draftOf(state).programId(),
                RevisionCause.TRAINER_EDIT,
                after.phase(),
                after.exercises(),
                after.excluded(),
                command.overrides().stream()
                        .filter(override -> used.contains(override.rule()))
                        .toList(),
                command.occurredAt()));
    }

    /** The rules that refuse, each with its id and the exercise it speaks of. */
    static String words(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.rule().id()
                        + (violation.exercise().isEmpty() ? "" : " (" + violation.exercise() + ")")
                        + ": " + violation.rule().text())
                .distinct()
                .collect(joining("; "));
    }

    static List<ProgramEvent> progress(ProgramState state, ProgramCommand.Progress command, Course course) {
        Plan before = planOf(state);
        if (before.phase() == command.toPhase() && state.isAssigned()) {
            return List.of();
        }
        CaseDecisions.requireOpen(state.file());
        require(state.stage() == ProgramStage.ASSIGNED, "Only a program that is assigned and not on hold goes on");
        require(
                command.toPhase() == before.phase() + 1 && command.toPhase() <= LAST_PHASE,
                "LATER-PHASE: Phases are never skipped; after phase " + before.phase() + " comes "
                        + Math.min(LAST_PHASE, before.phase() + 1));
        Proposal proposal = Outlook.proposal(state, course).orElseThrow();
        require(
                proposal.kind() == Proposal.Kind.PROGRESS,
                proposal.reasons().stream()
                        .map(reason -> reason.rule() + ": " + reason.text())
                        .distinct()
                        .collect(joining("; ")));
        PlanContext context = Outlook.context(state, course, command.occurredAt());
        require(
                !course.replanner().needsPhysicianOrder(context),
                "PHYSICIAN-ORDER: " + course.rules().ruleOf("PHYSICIAN-ORDER").text());
        Plan after = course.replanner().next(before, context);
        return List.of(new ProgramEvent.Progressed(
                command.caseId(),
                draftOf(state).clinicId(),
                draftOf(state).programId(),
                before.phase(),
                after.phase(),
                after.exercises(),
                after.excluded(),
                command.occurredAt()));
    }

    static List<ProgramEvent> regress(ProgramState state, ProgramCommand.Regress command, Course course) {
        require(
                state.isAssigned() && state.stage().isOpen(),
                "Only a program that is assigned and has not ended goes back");
        Plan before = planOf(state);
        int lower = Math.max(1, before.phase() - 1);
        require(
                command.toPhase() == lower,
                "A program goes back one phase at a time, from " + before.phase() + " to " + lower);
        List<PrescribedExercise> exercises = before.phase() > 1
                ? before.exercises()
                : before.exercises().stream().map(PlanDecisions::lighter).toList();
        Plan after = course.plans()
                .cleared(
                        new Plan(lower, exercises, before.excluded()),
                        Outlook.context(state, course, command.occurredAt()));
        return List.of(new ProgramEvent.Regressed(
                command.caseId(),
                draftOf(state).clinicId(),
                draftOf(state).programId(),
                before.phase(),
                lower,
                after.exercises(),
                after.excluded(),
                command.occurredAt()));
    }

    /** A set fewer; of a single set a third less. */
    private static PrescribedExercise lighter(PrescribedExercise exercise) {
        ExerciseDose dose = exercise.dose();
        ExerciseDose less = dose.sets() > 1
                ? new ExerciseDose(
                        dose.sets() - 1, dose.repetitions(), dose.holdSeconds(), dose.metres(), dose.timesPerWeek())
                : new ExerciseDose(
                        1,
                        third(dose.repetitions()),
                        dose.repetitions() == null ? third(dose.holdSeconds()) : dose.holdSeconds(),
                        third(dose.metres()),
                        dose.timesPerWeek());
        return new PrescribedExercise(
                exercise.exercise(), exercise.phase(), exercise.side(), less, exercise.rule(), exercise.grade());
    }

    private static @Nullable Integer third(@Nullable Integer value) {
        return value == null ? null : Math.max(1, value * 2 / 3);
    }

    /** What restrictions and findings as they now stand take out of a plan; nothing when they take nothing. */
    static List<ProgramEvent> restricted(ProgramState state, Course course, RevisionCause because, Instant at) {
        Plan before = state.plan();
        if (before == null || !state.stage().isOpen()) {
            return List.of();
        }
        Plan after = course.plans().cleared(before, Outlook.context(state, course, at));
        if (after.exercises().equals(before.exercises())) {
            return List.of();
        }
        return List.of(new ProgramEvent.Revised(
                draftOf(state).caseId(),
                draftOf(state).clinicId(),
                draftOf(state).programId(),
                because,
                after.phase(),
                after.exercises(),
                after.excluded(),
                List.of(),
                at));
    }

    static Plan planOf(ProgramState state) {
        Plan plan = state.plan();
        if (plan == null) {
            throw new IllegalStateException("A program without a draft has no plan");
        }
        return plan;
    }

    static ProgramEvent.Drafted draftOf(ProgramState state) {
        ProgramEvent.Drafted draft = state.draft();
        if (draft == null) {
            throw new IllegalStateException("A program without a draft has no plan");
        }
        return draft;
    }
}
