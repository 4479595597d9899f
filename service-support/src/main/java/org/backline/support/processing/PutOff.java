package org.backline.support.processing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

/** What the handlers of a batch have put off to its end. Used by the one thread that is at the batch. */
final class PutOff {

    private static final String WRITES_OVER = "do update";

    private final Map<UUID, Deque<Statement>> statements = new LinkedHashMap<>();
    private final Map<Consumer<Set<Object>>, Set<Object>> works = new LinkedHashMap<>();
    private final JdbcOperations jdbc;

    /** A statement that changes rows. */
    record Statement(String sql, List<@Nullable Object> values) {}

    PutOff(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID caseId, Statement statement) {
        statements.computeIfAbsent(caseId, one -> new ArrayDeque<>()).add(statement);
    }

    void add(Consumer<Set<Object>> work, Object item) {
        works.computeIfAbsent(work, one -> new LinkedHashSet<>()).add(item);
    }

    void forget() {
        statements.clear();
        works.clear();
    }

    /** Sends the statements, those of a case in their order, then does the works. */
    void send() {
        while (!statements.isEmpty()) {
            String sql = nextOfMostCases();
            jdbc.batchUpdate(sql, takeNext(sql));
        }
        works.forEach(Consumer::accept);
        works.clear();
    }

    private String nextOfMostCases() {
        Map<String, Integer> next = new HashMap<>();
        statements.values().forEach(ofCase -> next.merge(ofCase.element().sql(), 1, Integer::sum));
        return next.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    /**
     * The driver makes one insert of several that are alike, and PostgreSQL refuses one that would write over a row twice:
     * of those that may, one of each case.
     */
    private List<Object[]> takeNext(String sql) {
        boolean oneOfEach = sql.toLowerCase(Locale.ROOT).contains(WRITES_OVER);
        List<Object[]> rows = new ArrayList<>();
        for (Deque<Statement> ofCase : statements.values()) {
            boolean goesOn = true;
            while (goesOn
                    && !ofCase.isEmpty()
                    && Objects.equals(ofCase.element().sql(), sql)) {
                rows.add(ofCase.remove().values().toArray());
                goesOn = !oneOfEach;
            }
        }
        statements.values().removeIf(Deque::isEmpty);
        return rows;
    }
}
