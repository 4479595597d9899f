package org.backline.dashboard.web.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backline.dashboard.view.board.BoardCase;
import org.backline.dashboard.view.board.Stage;
import org.backline.dashboard.web.frame.Deadlines;
import org.jspecify.annotations.Nullable;

/**
 * The open cases that a number stands for. Each part may be left open.
 *
 * @param cause a muscular pattern, or the category of a cause that is not muscular
 * @param overdue only those whose next step is overdue
 */
record Caseload(
        @Nullable String clinic,
        @Nullable String stage,
        @Nullable String sport,
        @Nullable String cause,
        boolean overdue) {

    private static final String UNKNOWN = "UNKNOWN";

    static final List<Stage> OPEN =
            Arrays.stream(Stage.values()).filter(stage -> stage != Stage.CLOSED).toList();

    static Caseload ofSport(String sport) {
        return new Caseload(null, null, sport, null, false);
    }

    static Caseload ofCause(String cause) {
        return new Caseload(null, null, null, cause, false);
    }

    boolean holds(BoardCase one, Deadlines deadlines) {
        return one.stage() != Stage.CLOSED
                && (clinic == null || clinic.equals(one.clinicId()))
                && (stage == null || stage.equals(one.stage().name()))
                && (sport == null || sport.equals(one.sport()))
                && (cause == null || causes(one).contains(cause))
                && (!overdue || deadlines.isOverdue(one));
    }

    /** What a case is treated for: its confirmed patterns; else what a physician was asked about; else what is thought. */
    static List<String> causes(BoardCase one) {
        if (!one.causes().isEmpty()) {
            return one.causes();
        }
        if (one.referral() != null && one.referral().category() != null) {
            return List.of(one.referral().category().name());
        }
        return List.of(one.category() == null ? UNKNOWN : one.category().name());
    }

    /** The values that occur, the most frequent first. */
    static List<String> occurring(Collection<BoardCase> cases, Function<BoardCase, Stream<String>> values) {
        return cases.stream()
                .flatMap(values)
                .filter(Objects::nonNull)
                .collect(java.util.stream.Collectors.groupingBy(
                        Function.identity(), java.util.stream.Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparingLong((java.util.Map.Entry<String, Long> entry) -> -entry.getValue())
                        .thenComparing(java.util.Map.Entry::getKey))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    /** Where these cases are listed. */
    String link() {
        StringBuilder query = new StringBuilder();
        add(query, "clinic", clinic);
        add(query, "stage", stage);
        add(query, "sport", sport);
        add(query, "cause", cause);
        add(query, "overdue", overdue ? "true" : null);
        return "/figures/cases" + query;
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&').append(name).append('=').append(value);
        }
    }
}
