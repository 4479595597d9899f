package org.backline.program.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks a session, drafted or made by hand, against the order rules, the bars and the phases: a pure function. */
public final class SessionCheck {

    private final ExerciseLibrary library;

    public SessionCheck(ExerciseLibrary library) {
        this.library = library;
    }

    /**
     * Every rule that the session breaks, exercise by exercise; empty when it may be done.
     *
     * @param session ids of known exercises, in order
     */
    public List<Violation> violations(SessionContext context, List<String> session) {
        List<Violation> found = new ArrayList<>();
        session.forEach(id -> found.addAll(unfit(library.exercise(id), context)));
        for (OrderRule rule : library.orderRules()) {
            for (OrderRule.Clause clause : rule.clauses()) {
                if (applies(clause, context)) {
                    breaking(clause, context, session).forEach(id -> found.add(new Violation(rule.rule(), id)));
                }
            }
        }
        if (session.stream().noneMatch(id -> library.exercise(id).active())) {
            found.add(new Violation(library.ruleOf("ACTIVE-PART"), ""));
        }
        return List.copyOf(found);
    }

    private List<Violation> unfit(Exercise exercise, SessionContext context) {
        List<Violation> found = new ArrayList<>();
        exercise.barredBy(context.contraindications(), context.phase())
                .ifPresent(code -> found.add(new Violation(library.bar(code), exercise.id())));
        if (exercise.phases().getFirst() > context.phase()) {
            String never = library.neverDrafted().getOrDefault(exercise.id(), "LATER-PHASE");
            found.add(new Violation(library.ruleOf(never), exercise.id()));
        }
        if (library.needsPhysicianOrder(context.contraindications())
                && exercise.phases().getFirst() > 1) {
            found.add(new Violation(library.ruleOf("PHYSICIAN-ORDER"), exercise.id()));
        }
        return found;
    }

    private static boolean applies(OrderRule.Clause clause, SessionContext context) {
        return (clause.when() == null || context.findings().contains(clause.when()))
                && (clause.causes().isEmpty() || clause.causes().stream().anyMatch(context.causes()::contains));
    }

    /** Those of {@code then} that break the clause. */
    private static List<String> breaking(OrderRule.Clause clause, SessionContext context, List<String> session) {
        return session.stream()
                .filter(clause.then()::contains)
                .distinct()
                .filter(id -> !keeps(clause, context.started(), session, id))
                .toList();
    }

    private static boolean keeps(OrderRule.Clause clause, Set<String> started, List<String> session, String id) {
        List<String> earlier = session.subList(0, session.indexOf(id));
        List<String> later = session.subList(session.indexOf(id) + 1, session.size());
        return switch (clause.kind()) {
            case IN_ORDER -> later.stream().noneMatch(clause.first()::contains);
            case NEEDS_EARLIER -> earlier.stream().anyMatch(clause.first()::contains);
            case NEEDS_STARTED ->
                earlier.stream().anyMatch(clause.first()::contains)
                        || started.stream().anyMatch(clause.first()::contains);
            case NOT_OPENING -> !earlier.isEmpty();
            case NEEDS_WITH -> session.stream().anyMatch(clause.first()::contains);
            case LEFT_OUT -> false;
        };
    }
}
