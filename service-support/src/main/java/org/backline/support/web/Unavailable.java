package org.backline.support.web;

import java.sql.SQLException;
import java.util.Set;
import org.backline.support.command.OutcomeUnknown;
import org.backline.support.command.Overloaded;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells something that is away for a while, and comes back by itself, from a defect of ours. */
public final class Unavailable {

    private static final int DEEPEST = 30;

    /** Connection; resources, a full disk among them; the operator or a crash; the system below PostgreSQL. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** A transaction that lay idle, or took too long: its process stood still. */
    private static final Set<String> TIMEOUTS = Set.of("25P03", "25P04");

    private Unavailable() {}

    /** Whether a failure is of that kind, however it is wrapped. */
    public static boolean explains(Throwable failure) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof OutcomeUnknown
                    || neverBegan(cause)
                    || (cause instanceof SQLException sql && isOfTheServer(sql))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is also certain that nothing was stored. */
    static boolean neverBegan(Throwable failure) {
        return failure instanceof Overloaded
                || failure instanceof CannotCreateTransactionException
                || failure instanceof CannotGetJdbcConnectionException
                || failure instanceof TransientDataAccessException;
    }

    private static boolean isOfTheServer(SQLException failure) {
        @Nullable SQLException one = failure;
        for (int number = 0; one != null && number < DEEPEST; number++, one = one.getNextException()) {
            @Nullable String state = one.getSQLState();
            // The pool gives a connection that has broken no state at all.
            if (state == null
                    ? String.valueOf(one.getMessage()).equals("Connection is closed")
                    : isOfTheServer(state)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfTheServer(String state) {
        return TIMEOUTS.contains(state) || CLASSES.stream().anyMatch(state::startsWith);
    }
}
