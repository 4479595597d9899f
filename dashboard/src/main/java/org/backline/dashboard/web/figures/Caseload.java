package org.backline.dashboard.web.figures;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.backline.dashboard.view.board.OpenCases;
import org.backline.dashboard.view.board.Stage;
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

    /** Nothing of the caseload was asked for. */
    static final Caseload NONE = new Caseload(null, null, null, null, false);

    static final List<Stage> OPEN =
            Arrays.stream(Stage.values()).filter(stage -> stage != Stage.CLOSED).toList();

    static Caseload ofSport(String sport) {
        return new Caseload(null, null, sport, null, false);
    }

    static Caseload ofCause(String cause) {
        return new Caseload(null, null, null, cause, false);
    }

    boolean holds(OpenCases some) {
        return (clinic == null || clinic.equals(some.clinicId()))
                && (stage == null || stage.equals(some.stage().name()))
                && (sport == null || sport.equals(some.sport()))
                && (cause == null || some.causes().contains(cause))
                && (!overdue || some.overdue());
    }

    /** The values that occur, the most frequent first. */
    static List<String> occurring(Collection<OpenCases> cases, Function<OpenCases, Stream<String>> values) {
        Map<String, Integer> counts = new HashMap<>();
        cases.forEach(some -> values.apply(some).forEach(value -> counts.merge(value, some.count(), Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
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
