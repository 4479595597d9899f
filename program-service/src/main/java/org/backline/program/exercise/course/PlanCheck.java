package org.backline.program.exercise.course;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.MuscularCause;
import org.backline.codes.PrescribedExercise;
import org.backline.program.exercise.Exercise;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.SessionCheck;
import org.backline.program.exercise.SessionContext;
import org.backline.program.exercise.Violation;
import org.jspecify.annotations.Nullable;

/** Checks a plan that was made or changed by hand against every rule, and takes out what must not stand: pure. */
public final class PlanCheck {

    private static final int ALL_PHASES = 4;

    private final CourseRules rules;
    private final ExerciseLibrary library;
    private final SessionCheck sessions;
    private final Load load;

    public PlanCheck(CourseRules rules) {
        this.rules = rules;
        this.library = rules.library();
        this.sessions = new SessionCheck(library);
        this.load = new Load(library.time());
    }

    /**
     * Every rule that a plan breaks, exercise by exercise.
     *
     * @param before the plan it replaces; absent when there is none to compare with
     */
    public List<Violation> violations(@Nullable Plan before, Plan after, PlanContext context) {
        Set<Violation> found = new LinkedHashSet<>(safety(after, context));
        for (PrescribedExercise exercise : after.exercises()) {
            own(exercise, context, found);
        }
        if (context.minutes() != null && library.time().minutes(after.session()) > context.minutes()) {
            found.add(new Violation(library.ruleOf("SESSION-LENGTH"), ""));
        }
        if (after.session().stream().noneMatch(exercise -> staysWhateverHappens(exercise.exercise()))) {
            found.add(new Violation(library.ruleOf("AEROBIC"), ""));
        }
        if (before != null) {
            changes(before, after, context, found);
        }
        return List.copyOf(found);
    }

    /** Without an exercise that no condition bars, a later restriction could leave nothing active at all (I22). */
    private boolean staysWhateverHappens(String id) {
        Exercise exercise = library.exercise(id);
        return exercise.active()
                && exercise.bars().isEmpty()
                && exercise.phases().size() == ALL_PHASES;
    }

    /** The rules of the sessions of every phase of the plan. */
    private List<Violation> safety(Plan plan, PlanContext context) {
        Set<Violation> found = new LinkedHashSet<>();
        Set<Integer> phases = plan.exercises().stream()
                .map(PrescribedExercise::phase)
                .filter(phase -> phase > plan.phase())
                .collect(toCollection(TreeSet::new));
        phases.add(plan.phase());
        for (int phase : phases) {
            List<String> session = plan.exercises().stream()
                    .filter(exercise -> exercise.phase() <= phase)
                    .map(PrescribedExercise::exercise)
                    .toList();
            found.addAll(sessions.violations(
                    new SessionContext(
                            phase,
                            context.causes().stream()
                                    .map(MuscularCause::pattern)
                                    .collect(toSet()),
                            context.contraindications(),
                            context.findings(),
                            context.started()),
                    session));
        }
        for (PrescribedExercise exercise : plan.exercises()) {
            rules.forbidden(library.exercise(exercise.exercise()), exercise.phase(), context.restrictions())
                    .ifPresent(rule -> found.add(new Violation(rule, exercise.exercise())));
        }
        return List.copyOf(found);
    }

    private void own(PrescribedExercise prescribed, PlanContext context, Set<Violation> found) {
        Exercise exercise = library.exercise(prescribed.exercise());
        if (prescribed.phase() < exercise.phases().getFirst()) {
            found.add(new Violation(library.ruleOf("LATER-PHASE"), exercise.id()));
        }
        exercise.barredBy(context.contraindications(), prescribed.phase())
                .ifPresent(code -> found.add(new Violation(library.ruleOf("BAR-" + code), exercise.id())));
        if ("GATE-G4".equals(library.neverDrafted().get(exercise.id())) && !context.ladderOpen()) {
            found.add(new Violation(rules.gateRule(), exercise.id()));
        }
        if (context.equipment() != null && !context.equipment().containsAll(exercise.equipment())) {
            found.add(new Violation(library.ruleOf("EQUIPMENT"), exercise.id()));
        }
    }

    private void changes(Plan before, Plan after, PlanContext context, Set<Violation> found) {
        double then = 0;
        double now = 0;
        for (PrescribedExercise exercise : after.exercises()) {
            String id = exercise.exercise();
            ExerciseDose old = before.find(id).map(PrescribedExercise::dose).orElse(null);
            if (old == null) {
                comesIn(exercise, found);
                continue;
            }
            long rising = Load.rising(old, exercise.dose());
            boolean rises = load.perWeek(exercise.dose()) > load.perWeek(old);
            if (context.running() && rising > 1) {
                found.add(new Violation(rules.ruleOf("ONE-VARIABLE"), id));
            }
            if (context.running() && (rises || rising > 0) && !context.mayRise()) {
                found.add(new Violation(rules.ruleOf("TWO-SESSIONS"), id));
            }
            ExerciseDose reference = context.weekAgo().getOrDefault(id, old);
            then += load.perWeek(reference);
            now += load.perWeek(exercise.dose());
            double most = Math.max(
                    load.perWeek(reference) * (100 + rules.thresholds().loadRisePercent()) / 100,
                    load.perWeek(reference) + load.smallestStep(reference));
            if (context.running() && rises && load.perWeek(exercise.dose()) > most + 1e-9) {
                found.add(new Violation(rules.ruleOf("LOAD-10"), id));
            }
        }
        if (context.running()
                && now > then * (100 + rules.thresholds().loadRisePercent()) / 100 + 1e-9
                && rose(before, after)) {
            found.add(new Violation(rules.ruleOf("LOAD-10"), ""));
        }
    }

    private boolean rose(Plan before, Plan after) {
        return after.exercises().stream()
                .anyMatch(exercise -> before.find(exercise.exercise())
                        .filter(old -> load.perWeek(exercise.dose()) > load.perWeek(old.dose()))
                        .isPresent());
    }

    private void comesIn(PrescribedExercise prescribed, Set<Violation> found) {
        Exercise exercise = library.exercise(prescribed.exercise());
        int phase = Math.min(prescribed.phase(), exercise.phases().getLast());
        if (exercise.phases().contains(phase)
                && load.perWeek(prescribed.dose()) > load.perWeek(exercise.dose(phase)) + 1e-9) {
            found.add(new Violation(rules.ruleOf("START-DOSE"), exercise.id()));
        }
    }

    /**
     * The plan without what must not stand in it, be it for a condition, a restriction or an order rule that no longer
     * holds once something else has gone. Only takes away; the rest keeps its place and dose.
     */
    public Plan cleared(Plan plan, PlanContext context) {
        Plan left = plan;
        while (true) {
            List<Violation> breaking = safety(left, context).stream()
                    .filter(violation -> !violation.exercise().isEmpty())
                    .toList();
            if (breaking.isEmpty()) {
                return left;
            }
            left = without(left, breaking);
        }
    }

    private static Plan without(Plan plan, List<Violation> breaking) {
        List<PrescribedExercise> exercises = new ArrayList<>(plan.exercises());
        List<ExcludedExercise> excluded = new ArrayList<>(plan.excluded());
        for (Violation violation : breaking) {
            if (exercises.removeIf(exercise -> exercise.exercise().equals(violation.exercise()))) {
                excluded.removeIf(row -> row.exercise().equals(violation.exercise()));
                excluded.add(new ExcludedExercise(
                        violation.exercise(),
                        violation.rule().id(),
                        violation.rule().grade()));
            }
        }
        return new Plan(plan.phase(), exercises, excluded);
    }
}
