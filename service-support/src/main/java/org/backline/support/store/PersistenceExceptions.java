package org.backline.support.store;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.jspecify.annotations.Nullable;

/**
 * Tells a conflict from a failure by the SQLState of a unique violation or a deadlock, wherever in the exception it is.
 *
 * <p>Axon's own resolver asks for an exception class that PostgreSQL's driver never throws.
 */
public final class PersistenceExceptions implements PersistenceExceptionResolver {

    /** Another writer came first: a unique violation, or two that waited for each other. */
    private static final Set<String> CONFLICTS = Set.of("23505", "40P01", "40001");

    @Override
    public boolean isDuplicateKeyViolation(@Nullable Exception exception) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        addUnseen(exception, seen, open);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (next instanceof SQLException sql) {
                if (sql.getSQLState() != null && CONFLICTS.contains(sql.getSQLState())) {
                    return true;
                }
                addUnseen(sql.getNextException(), seen, open);
            }
            addUnseen(next.getCause(), seen, open);
        }
        return false;
    }

    private static void addUnseen(@Nullable Throwable throwable, Set<Throwable> seen, Deque<Throwable> open) {
        if (throwable != null && seen.add(throwable)) {
            open.add(throwable);
        }
    }
}
