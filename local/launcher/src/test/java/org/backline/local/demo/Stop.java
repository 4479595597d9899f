package org.backline.local.demo;

import static org.awaitility.Awaitility.await;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Holds up a service at a row that it writes: a trigger waits there for a lock that the test has. Whoever waits is shown
 * by the database, so a test knows that the service is at this point, and nowhere else with that work.
 */
final class Stop implements AutoCloseable {

    /** A trigger that fires when everything else of the transaction is done. */
    static final String AT_COMMIT = "at commit";

    private static final int LOCK = 4_711;

    private final Connection connection;
    private final KillPoint point;

    private Stop(Connection connection, KillPoint point) {
        this.connection = connection;
        this.point = point;
    }

    /** From now on whoever writes such a row in this database waits. */
    static Stop at(String database, KillPoint point) throws SQLException {
        Connection connection = DriverManager.getConnection(database, "postgres", "");
        var stop = new Stop(connection, point);
        stop.execute("select pg_advisory_lock(" + LOCK + ")");
        stop.execute("create or replace function wait_for_the_test() returns trigger language plpgsql as"
                + " 'begin perform pg_advisory_xact_lock(" + LOCK + "); return new; end'");
        boolean atCommit = point.when().equals(AT_COMMIT);
        stop.execute("create " + (atCommit ? "constraint " : "") + "trigger stop "
                + (atCommit ? "after insert" : point.when()) + " on " + point.table()
                + (atCommit ? " deferrable initially deferred" : "")
                + " for each row when (" + point.which() + ") execute function wait_for_the_test()");
        return stop;
    }

    /** The processes of the server that wait, at least one. */
    List<Integer> awaitSomebody() {
        List<Integer> waiting = new ArrayList<>();
        await("somebody who waits at " + point)
                .pollInterval(20, TimeUnit.MILLISECONDS)
                .atMost(60, TimeUnit.SECONDS)
                .until(() -> {
                    waiting.addAll(waiting());
                    return !waiting.isEmpty();
                });
        return waiting;
    }

    private List<Integer> waiting() throws SQLException {
        return numbers(
                "select pid from pg_stat_activity where datname = current_database() and wait_event = 'advisory'");
    }

    /** How many such rows are committed. */
    int committed() throws SQLException {
        return numbers("select count(*) from " + point.table() + " where "
                        + point.which().replace("new.", ""))
                .getFirst();
    }

    /** Lets through who waits, one transaction after the other; who comes next waits again. */
    void letOneThrough() throws SQLException {
        execute("select pg_advisory_unlock(" + LOCK + ")");
        execute("select pg_advisory_lock(" + LOCK + ")");
    }

    /** Lets everybody through, and comes back when what they were at is done. */
    void letThrough(List<Integer> processes) throws SQLException {
        execute("select pg_advisory_unlock(" + LOCK + ")");
        await("the end of what waited").atMost(20, TimeUnit.SECONDS).until(() -> isDone(processes));
    }

    private boolean isDone(List<Integer> processes) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from pg_stat_activity where pid = any (?) and state <> 'idle'")) {
            Array pids = connection.createArrayOf("int", processes.toArray());
            statement.setArray(1, pids);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1) == 0;
            }
        }
    }

    /** Undoes what waits, as the server does when it finds its client gone. */
    void undo() throws SQLException {
        numbers("select case when pg_terminate_backend(pid) then 1 end from pg_stat_activity"
                + " where datname = current_database() and wait_event = 'advisory'");
    }

    /** Holds up nobody any more. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("select pg_advisory_unlock_all()");
            execute("drop trigger stop on " + point.table());
            execute("drop function wait_for_the_test()");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<Integer> numbers(String query) throws SQLException {
        List<Integer> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
        }
        return numbers;
    }
}
