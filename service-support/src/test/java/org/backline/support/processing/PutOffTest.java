package org.backline.support.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.backline.support.processing.PutOff.Statement;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import org.springframework.jdbc.core.JdbcOperations;

class PutOffTest {

    private final JdbcOperations jdbc = mock(JdbcOperations.class);
    private final PutOff later = new PutOff(jdbc);

    private void put(UUID caseId, String sql, Object value) {
        later.add(caseId, new Statement(sql, List.of(value)));
    }

    @Test
    void statementsOfOneKindGoTogetherAndThoseOfACaseInTheirOrder() {
        UUID one = new UUID(0, 1);
        UUID other = new UUID(0, 2);
        put(one, "open", 1);
        put(one, "close", 2);
        put(other, "open", 3);
        put(other, "open", 4);
        put(other, "close", 5);
        verifyNoInteractions(jdbc);

        later.send();

        InOrder order = inOrder(jdbc);
        order.verify(jdbc).batchUpdate(eq("open"), rows(1, 3, 4));
        order.verify(jdbc).batchUpdate(eq("close"), rows(2, 5));
        verify(jdbc, times(2)).batchUpdate(anyString(), anyList());
    }

    private static List<Object[]> rows(Integer... values) {
        return org.mockito.ArgumentMatchers.argThat(
                rows -> rows.stream().map(row -> row[0]).toList().equals(List.of(values)));
    }

    /** Whatever a thousand batches ask for. */
    @Test
    void eachStatementIsSentOnceAndAfterThoseBeforeItOfItsCase() {
        for (long seed = 0; seed < 1_000; seed++) {
            Random chance = new Random(seed);
            Map<UUID, List<Object>> asked = new LinkedHashMap<>();
            Map<Object, UUID> caseOf = new LinkedHashMap<>();
            Map<UUID, List<Object>> sent = new LinkedHashMap<>();
            var puts = new PutOff(recording(caseOf, sent));
            int statements = chance.nextInt(40);
            for (int number = 0; number < statements; number++) {
                UUID caseId = new UUID(0, chance.nextInt(6));
                puts.add(caseId, new Statement("kind " + chance.nextInt(4), List.of(number)));
                caseOf.put(number, caseId);
                asked.computeIfAbsent(caseId, one -> new ArrayList<>()).add(number);
            }

            puts.send();
            puts.send();

            assertThat(sent).as("seed %d", seed).isEqualTo(asked);
        }
    }

    private static JdbcOperations recording(Map<Object, UUID> caseOf, Map<UUID, List<Object>> sent) {
        return mock(JdbcOperations.class, call -> {
            List<Object[]> rows = call.getArgument(1);
            for (Object[] row : rows) {
                sent.computeIfAbsent(caseOf.get(row[0]), one -> new ArrayList<>())
                        .add(row[0]);
            }
            return new int[rows.size()];
        });
    }

    @Test
    void aWorkIsDoneOnceForAllThatAskedForItAndAfterTheStatements() {
        List<Set<Object>> done = new ArrayList<>();
        Consumer<Set<Object>> work = items -> {
            verify(jdbc).batchUpdate(eq("open"), anyList());
            done.add(new HashSet<>(items));
        };
        later.add(work, "one");
        put(new UUID(0, 1), "open", 1);
        later.add(work, "other");
        later.add(work, "one");

        later.send();
        later.send();

        assertThat(done).containsExactly(Set.of("one", "other"));
    }

    @Test
    void whatIsForgottenIsNotDone() {
        later.add(
                items -> {
                    throw new AssertionError("Done for " + items);
                },
                "one");
        put(new UUID(0, 1), "open", 1);

        later.forget();
        later.send();

        verifyNoInteractions(jdbc);
    }
}
