package org.backline.support.kafka;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.events.EventTypes;
import org.backline.support.kafka.CaseEventRecords.Incoming;
import org.backline.support.store.SignallingEventStore;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Appends incoming events to the event store under their own ids; a repeat is no second row. */
class InboxStore {

    /** Each taken-in event is a stream of its own, whose name nobody can ask for as the id of a case. */
    private static final String OWN_STREAM = "event:";

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final SignallingEventStore store;

    InboxStore(NamedParameterJdbcTemplate jdbc, TransactionTemplate transaction, SignallingEventStore store) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.store = store;
    }

    void append(List<Incoming> batch) {
        if (batch.isEmpty()) {
            return;
        }
        transaction.executeWithoutResult(status -> appendNew(batch));
        store.signal();
    }

    boolean knows(String eventId) {
        return !jdbc.queryForList(
                        "select 1 from domain_event_entry where event_identifier = :id", Map.of("id", eventId))
                .isEmpty();
    }

    private void appendNew(List<Incoming> batch) {
        // Looked up first so that repeats draw no index: every drawn and unused index is a gap for the readers.
        Set<String> known = Set.copyOf(jdbc.queryForList(
                "select event_identifier from domain_event_entry where event_identifier in (:ids)",
                Map.of("ids", batch.stream().map(Incoming::eventId).toList()),
                String.class));
        Object[][] rows = batch.stream()
                .filter(incoming -> !known.contains(incoming.eventId()))
                .collect(Collectors.toMap(
                        Incoming::eventId,
                        incoming -> incoming,
                        (first, repeat) -> first,
                        java.util.LinkedHashMap::new))
                .values()
                .stream()
                .map(incoming -> new Object[] {
                    incoming.eventId(),
                    OWN_STREAM + incoming.eventId(),
                    incoming.recordedAt().atOffset(UTC),
                    incoming.event().getClass().getName(),
                    String.valueOf(EventTypes.versionOf(incoming.event().getClass())),
                    incoming.payload(),
                    incoming.metaData()
                })
                .toArray(Object[][]::new);
        jdbc.getJdbcTemplate()
                .batchUpdate(
                        "insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                                + " time_stamp, payload_type, payload_revision, payload, meta_data)"
                                + " values (?, ?, 0, ?, ?, ?, ?::json, ?::json) on conflict do nothing",
                        List.of(rows));
    }
}
