package org.backline.program.exercise;

import java.util.List;
import java.util.Set;
import org.backline.codes.MuscularPattern;
import org.jspecify.annotations.Nullable;

/**
 * A rule about the order of a session, O1 to O7.
 *
 * @param clauses what a session must keep
 * @param notPrescribed what a draft leaves out while a finding is open
 */
public record OrderRule(Rule rule, List<Clause> clauses, List<NotPrescribed> notPrescribed) {

    public OrderRule {
        clauses = List.copyOf(clauses);
        notPrescribed = List.copyOf(notPrescribed);
    }

    /**
     * One machine-checkable part of the rule.
     *
     * @param when holds only while this finding is open; absent: always
     * @param causes holds only for these confirmed patterns; empty: for all
     */
    public record Clause(
            Kind kind, @Nullable OpenFinding when, Set<MuscularPattern> causes, Set<String> first, Set<String> then) {

        public Clause {
            causes = Set.copyOf(causes);
            first = Set.copyOf(first);
            then = Set.copyOf(then);
        }
    }

    /** Exercises that a draft leaves out while a finding is open. */
    public record NotPrescribed(OpenFinding when, Set<String> exercises) {

        public NotPrescribed {
            exercises = Set.copyOf(exercises);
        }
    }

    /** What a clause asks of {@code first} and {@code then}. */
    public enum Kind {
        /** Where both are in the session, every one of first comes before every one of then. */
        IN_ORDER,
        /** Each of then needs one of first earlier in the session. */
        NEEDS_EARLIER,
        /** Each of then needs one of first earlier in the session or in sessions done before. */
        NEEDS_STARTED,
        /** None of then opens the session. */
        NOT_OPENING,
        /** If one of then is in the session, one of first is too. */
        NEEDS_WITH,
        /** None of then is in the session. */
        LEFT_OUT
    }
}
