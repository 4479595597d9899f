package org.backline.program.exercise;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/**
 * Drafts a program from confirmed causes: a pure function of the library and the request.
 *
 * <p>What is asked for is fixed by the causes alone; conditions and findings only take away. So one more condition can
 * never bring an exercise in (I18), which a draft that refills a session up to a length would do.
 */
public final class ProgramDrafter {

    private final ExerciseLibrary library;

    public ProgramDrafter(ExerciseLibrary library) {
        this.library = library;
    }

    /** The program that the rules propose for this athlete: the phase to start in and the one after it. */
    public ProgramDraft draft(DraftRequest request) {
        boolean orderNeeded = library.needsPhysicianOrder(request.contraindications());
        Set<String> tooLong = tooLong(request);
        List<PrescribedExercise> exercises = new ArrayList<>();
        List<ExcludedExercise> excluded = new ArrayList<>();
        for (SessionStep step : library.steps()) {
            for (String id : step.exercises()) {
                Asked asked = asked(id, step, request.causes());
                if (asked == null) {
                    continue;
                }
                Exercise exercise = library.exercise(id);
                Rule against = against(exercise, asked, request, orderNeeded, tooLong.contains(id))
                        .orElse(null);
                if (against == null) {
                    exercises.add(prescribed(exercise, asked, request, orderNeeded));
                } else {
                    excluded.add(new ExcludedExercise(id, against.id(), against.grade()));
                }
            }
        }
        return new ProgramDraft(
                orderNeeded ? 1 : request.phase(), exercises, excluded, library.version(), library.hash());
    }

    /**
     * Why an exercise comes into question.
     *
     * @param rule id of the rule that puts it there
     * @param sides sides of the causes that ask for it; empty when it is for everyone
     * @param spare belongs to a cause, and is not drafted
     */
    private record Asked(String rule, List<Side> sides, boolean spare) {}

    private @Nullable Asked asked(String id, SessionStep step, List<MuscularCause> causes) {
        List<MuscularCause> firstLine = causes.stream()
                .filter(cause -> library.plan(cause.pattern()).firstLine().contains(id))
                .toList();
        if (!firstLine.isEmpty()) {
            String rule = ExerciseLibrary.joinedId(bestFounded(firstLine), step.rule());
            return new Asked(rule, firstLine.stream().map(MuscularCause::side).toList(), false);
        }
        if (step.everyone().contains(id)
                && causes.stream()
                        .anyMatch(cause -> library.plan(cause.pattern()).steps().contains(step.rule()))) {
            return new Asked(step.rule(), List.of(), false);
        }
        boolean lookedFor = library.neverDrafted().containsKey(id)
                || causes.stream()
                        .anyMatch(cause -> library.plan(cause.pattern()).spare().contains(id));
        return lookedFor ? new Asked(step.rule(), List.of(), true) : null;
    }

    /**
     * The rule that would put an exercise into a program for these causes, and where: of a cause where one asks for it,
     * else of its step.
     */
    public Rule reason(String id, List<MuscularCause> causes) {
        SessionStep step = library.stepOf(id);
        List<MuscularCause> asking = causes.stream()
                .filter(cause -> {
                    PatternPlan plan = library.plan(cause.pattern());
                    return plan.firstLine().contains(id) || plan.spare().contains(id);
                })
                .toList();
        return library.ruleOf(
                asking.isEmpty() ? step.rule() : ExerciseLibrary.joinedId(bestFounded(asking), step.rule()));
    }

    /** The pattern with the best evidence, so that the order in which causes were named decides nothing. */
    private MuscularPattern bestFounded(List<MuscularCause> causes) {
        return causes.stream()
                .map(MuscularCause::pattern)
                .min(comparing((MuscularPattern pattern) ->
                                library.plan(pattern).grade())
                        .thenComparing(pattern -> pattern))
                .orElseThrow();
    }

    /** The first rule that keeps it out: safety before order, order before phase, phase before length. */
    private Optional<Rule> against(
            Exercise exercise, Asked asked, DraftRequest request, boolean orderNeeded, boolean tooLong) {
        int first = request.phase();
        int last = Math.min(4, first + 1);
        List<Integer> inWindow =
                exercise.phases().subSet(first, last + 1).stream().toList();
        int phase = inWindow.isEmpty() ? exercise.phases().getFirst() : inWindow.getFirst();
        Optional<Contraindication> bar = exercise.barredBy(request.contraindications(), orderNeeded ? 1 : phase);
        if (bar.isPresent()) {
            return bar.map(library::bar);
        }
        @Nullable String never = library.neverDrafted().get(exercise.id());
        if (never != null) {
            return Optional.of(library.ruleOf(never));
        }
        Optional<Rule> order = library.orderRules().stream()
                .filter(rule -> rule.notPrescribed().stream()
                        .anyMatch(row -> request.findings().contains(row.when())
                                && row.exercises().contains(exercise.id())))
                .map(OrderRule::rule)
                .findFirst();
        if (order.isPresent()) {
            return order;
        }
        if (inWindow.isEmpty()) {
            return Optional.of(library.ruleOf(exercise.phases().getFirst() > last ? "LATER-PHASE" : "EARLIER-PHASE"));
        }
        if (orderNeeded && !exercise.phases().contains(1)) {
            return Optional.of(library.ruleOf("PHYSICIAN-ORDER"));
        }
        Set<String> atHand = request.equipment();
        if (atHand != null && !atHand.containsAll(exercise.equipment())) {
            return Optional.of(library.ruleOf("EQUIPMENT"));
        }
        return asked.spare() || tooLong ? Optional.of(library.ruleOf("SESSION-LENGTH")) : Optional.empty();
    }

    /**
     * What does not fit into the time at hand: general exercises give way before those of a cause, later ones before
     * earlier ones. Conditions and equipment are left out of this sum, so that a further condition never makes room for
     * an exercise that was not there before (I18).
     */
    private Set<String> tooLong(DraftRequest request) {
        Integer minutes = request.minutes();
        if (minutes == null) {
            return Set.of();
        }
        List<PrescribedExercise> wished = new ArrayList<>();
        for (boolean ofCause : new boolean[] {true, false}) {
            for (SessionStep step : library.steps()) {
                for (String id : step.exercises()) {
                    Asked asked = asked(id, step, request.causes());
                    if (asked != null
                            && !asked.spare()
                            && !asked.sides().isEmpty() == ofCause
                            && isInWindow(library.exercise(id), request.phase())) {
                        wished.add(prescribed(library.exercise(id), asked, request, false));
                    }
                }
            }
        }
        Set<String> cut = new HashSet<>();
        int seconds = 0;
        for (PrescribedExercise exercise : wished) {
            int more = library.time().seconds(exercise);
            if (seconds + more > minutes * 60 && more > 0) {
                cut.add(exercise.exercise());
            } else {
                seconds += more;
            }
        }
        return cut;
    }

    private static boolean isInWindow(Exercise exercise, int phase) {
        return !exercise.phases().subSet(phase, Math.min(4, phase + 1) + 1).isEmpty();
    }

    private PrescribedExercise prescribed(Exercise exercise, Asked asked, DraftRequest request, boolean orderNeeded) {
        int phase = orderNeeded ? 1 : exercise.phases().tailSet(request.phase()).getFirst();
        Adaptation adapts = exercise.adapts();
        boolean adapted = adapts != null && request.contraindications().stream().anyMatch(adapts.codes()::contains);
        Rule rule = library.ruleOf(adapted && adapts != null ? adapts.rule() : asked.rule());
        return new PrescribedExercise(
                exercise.id(), phase, side(exercise, asked.sides()), exercise.dose(phase), rule.id(), rule.grade());
    }

    private static Side side(Exercise exercise, List<Side> sides) {
        if (!exercise.sided()) {
            return Side.NONE;
        }
        boolean oneSide = sides.stream().distinct().count() == 1;
        return oneSide && (sides.getFirst() == Side.LEFT || sides.getFirst() == Side.RIGHT)
                ? sides.getFirst()
                : Side.BILATERAL;
    }
}
