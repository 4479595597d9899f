package org.backline.local.demo;

/** A moment in the work of a service at which it can be killed: a row that it writes, and what becomes of the row. */
enum KillPoint {

    /** A request was read and found sound; nothing is written. */
    REQUEST_READ("processed_command", "before insert", "true"),

    /** Its events are written and not committed. */
    EVENTS_WRITTEN("domain_event_entry", Stop.AT_COMMIT, Own.OF_PEOPLE),

    /** They are committed, and nobody has been told. */
    EVENTS_COMMITTED("domain_event_entry", Stop.AT_COMMIT, Own.OF_PEOPLE),

    /** Records are on the topic, and that they are is not noted. */
    RECORDS_SENT("token_entry", "before update", "new.processor_name = 'outbox'"),

    /** Others' events are written and not committed. */
    EVENTS_TAKEN_IN("domain_event_entry", Stop.AT_COMMIT, Own.NOT),

    /** They are committed, and the broker does not know. */
    EVENTS_TAKEN_IN_COMMITTED("domain_event_entry", Stop.AT_COMMIT, Own.NOT),

    /** A policy's own events are written and neither they nor its place are committed. */
    POLICY_DECIDED("domain_event_entry", Stop.AT_COMMIT, Own.OF_POLICIES),

    /** The notes of somebody who was erased are removed, and that is not committed. */
    NOTES_REMOVED("forgotten_case", Stop.AT_COMMIT, "true"),

    /** A row of a view is written, of a batch that goes on. */
    VIEW_WRITTEN("case_access", "after insert or update", "true");

    /** Whose events, by the row. */
    private static final class Own {
        static final String NOT = "new.aggregate_identifier like 'event:%'";
        static final String OF_POLICIES = "not " + NOT + " and new.meta_data ->> 'role' = 'SERVICE'";
        static final String OF_PEOPLE = "not " + NOT + " and new.meta_data ->> 'role' <> 'SERVICE'";
    }

    private final String table;
    private final String when;
    private final String which;

    KillPoint(String table, String when, String which) {
        this.table = table;
        this.when = when;
        this.which = which;
    }

    String table() {
        return table;
    }

    /** When the trigger fires, as SQL says it. */
    String when() {
        return when;
    }

    /** Which rows, as a condition of SQL. */
    String which() {
        return which;
    }

    /** Whether what was begun is done, and only its answer missing. */
    boolean isDone() {
        return this == EVENTS_COMMITTED || this == EVENTS_TAKEN_IN_COMMITTED;
    }
}
