package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reader's rule stands on: a transaction owns its id when it draws an index, and draws one at a time. */
class TransactionBeforeIndexTest {

    private static final String ROW = "'e-%1$d', 'case-%1$d', 0, now(), 'type', '{}'";
    private static final String COLUMNS =
            "(event_identifier, aggregate_identifier, sequence_number, time_stamp, payload_type, payload)";

    private static final String INDEX_FIRST = """
            create table backwards (
                global_index bigint generated always as identity (cache 1) primary key,
                xid          xid8   not null default pg_current_xact_id(),
                event        text);
            -- A sequence that was just drawn from assigns an id by itself, to log 32 indexes ahead.
            insert into backwards (event) values ('earlier')""";

    private final EventStoreSamples store = new EventStoreSamples();

    @AfterEach
    void close() {
        store.close();
    }

    /** The writer is stopped at the sequence: what it owns by then, it owned before it drew. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into domain_event_entry " + COLUMNS + " values (" + ROW + ")",
                "insert into domain_event_entry " + COLUMNS + " values (" + ROW
                        + "), ('e-x', 'case-x', 0, now(), 't', '{}')",
                "insert into domain_event_entry " + COLUMNS + " select " + ROW,
                "insert into domain_event_entry " + COLUMNS + " values (" + ROW + ") on conflict do nothing",
                "savepoint here; insert into domain_event_entry " + COLUMNS + " values (" + ROW + ")"
            })
    void ownsItsTransactionIdBeforeItDrawsAnIndex(String insert) {
        store.append("earlier", "case", 0, EventStoreSamples.now());
        assertThat(idWhenStoppedAtTheSequence("domain_event_entry", insert.formatted(1)))
                .isNotNull();
    }

    @Test
    void wouldNotOwnItWithTheColumnsInTheOtherOrder() {
        store.execute(INDEX_FIRST);
        assertThat(idWhenStoppedAtTheSequence("backwards", "insert into backwards (event) values ('e')"))
                .isNull();
    }

    private String idWhenStoppedAtTheSequence(String table, String insert) {
        String sequence = "(select pg_get_serial_sequence('" + table + "', 'global_index'))";
        var writer = store.session();
        String writerProcess = writer.query("select pg_backend_pid()");
        // Whoever alters a sequence keeps all others from drawing until the end.
        var blocker = store.session();
        blocker.execute("alter sequence " + blocker.query("select " + sequence) + " no cycle");
        var watcher = store.session();
        var writing = CompletableFuture.runAsync(() -> writer.execute(insert));
        await().until(() -> watcher.query(
                        "select coalesce(max(wait_event_type), 'none') from pg_stat_activity where pid = "
                                + writerProcess)
                .equals("Lock"));

        String id = watcher.query("select backend_xid::text from pg_stat_activity where pid = " + writerProcess);
        blocker.rollback();
        writing.join();
        writer.rollback();
        return id;
    }

    @Test
    void acceptsTheTablesOfTheMigration() {
        assertThatCode(store.ours()::requireSoundTables).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table domain_event_entry drop column xid",
                "alter table domain_event_entry drop column xid;"
                        + " alter table domain_event_entry add column xid xid8 not null default pg_current_xact_id()",
                "alter table domain_event_entry alter column xid drop default",
                "alter table domain_event_entry alter column xid set default '1'::xid8",
                "alter table domain_event_entry alter column global_index set cache 10",
                "alter table domain_event_entry alter column global_index set increment by 2",
                "alter table domain_event_entry alter column global_index drop identity"
            })
    void refusesTablesOnWhichTheRuleWouldNotHold(String change) {
        store.execute(change);
        assertThatIllegalStateException()
                .isThrownBy(store.ours()::requireSoundTables)
                .withMessageContaining("events could be lost");
    }
}
