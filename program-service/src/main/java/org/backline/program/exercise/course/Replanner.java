package org.backline.program.exercise.course;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.PrescribedExercise;
import org.backline.program.exercise.DraftRequest;
import org.backline.program.exercise.Exercise;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.ProgramDraft;
import org.backline.program.exercise.ProgramDrafter;
import org.backline.program.exercise.Rule;

/** Makes the plan of the next phase out of the present one: pure. What stays keeps its dose; what comes in starts low. */
public final class Replanner {

    private final CourseRules rules;
    private final ExerciseLibrary library;
    private final ProgramDrafter drafter;
    private final PlanCheck check;

    public Replanner(CourseRules rules) {
        this.rules = rules;
        this.library = rules.library();
        this.drafter = new ProgramDrafter(library);
        this.check = new PlanCheck(rules);
    }

    /** Whether open conditions keep the athlete in phase 1 until a physician orders more. */
    public boolean needsPhysicianOrder(PlanContext context) {
        return library.needsPhysicianOrder(context.contraindications());
    }

    /** The plan of the next phase. What a trainer has taken out stays out. */
    public Plan next(Plan plan, PlanContext context) {
        int phase = plan.phase() + 1;
        ProgramDraft draft = drafter.draft(new DraftRequest(
                context.causes(),
                context.contraindications(),
                context.findings(),
                phase,
                context.equipment(),
                context.minutes()));
        Rule outgrown = rules.ruleOf("EARLIER-PHASE");
        List<PrescribedExercise> exercises = new ArrayList<>();
        Map<String, ExcludedExercise> excluded = plan.excluded().stream()
                .filter(row -> !isOfTime(row))
                .collect(toMap(ExcludedExercise::exercise, row -> row, (one, other) -> one, TreeMap::new));
        for (PrescribedExercise exercise : plan.exercises()) {
            if (library.exercise(exercise.exercise()).phases().getLast() < phase - 1) {
                excluded.put(
                        exercise.exercise(),
                        new ExcludedExercise(exercise.exercise(), outgrown.id(), outgrown.grade()));
            } else {
                exercises.add(exercise);
            }
        }
        Set<String> known =
                plan.exercises().stream().map(PrescribedExercise::exercise).collect(toSet());
        for (PrescribedExercise newcomer : draft.exercises()) {
            if (!known.contains(newcomer.exercise())
                    && !excluded.containsKey(newcomer.exercise())
                    && isNew(newcomer.exercise(), phase)) {
                exercises.add(place(exercises, newcomer.exercise()), newcomer);
            }
        }
        Set<String> inPlan =
                exercises.stream().map(PrescribedExercise::exercise).collect(toSet());
        draft.excluded().stream()
                .filter(row -> !inPlan.contains(row.exercise()))
                .forEach(row -> excluded.putIfAbsent(row.exercise(), row));
        return check.cleared(new Plan(phase, exercises, List.copyOf(excluded.values())), context);
    }

    /** Reasons that pass with time: in the next phase they are looked at anew. */
    private static boolean isOfTime(ExcludedExercise row) {
        return row.rule().equals("LATER-PHASE") || row.rule().equals("SESSION-LENGTH");
    }

    /** What belongs to an earlier phase only does not come in late. */
    private boolean isNew(String id, int phase) {
        Exercise exercise = library.exercise(id);
        return exercise.phases().getLast() >= phase;
    }

    /** Before the first exercise that comes later in a session. */
    private int place(List<PrescribedExercise> exercises, String id) {
        int own = library.placeOf(id);
        for (int index = 0; index < exercises.size(); index++) {
            if (library.placeOf(exercises.get(index).exercise()) > own) {
                return index;
            }
        }
        return exercises.size();
    }
}
