package org.backline.dashboard.view.function;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.ProgramReviewed;
import org.backline.support.processing.BatchedWrites;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code function_trend}. Any event may arrive twice; the second time changes nothing. */
@Component
@ProcessingGroup("function_trend")
class FunctionProjection {

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final ViewChanges changes;

    FunctionProjection(JdbcClient jdbc, BatchedWrites writes, ViewChanges changes) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.changes = changes;
    }

    @EventHandler
    void on(IntakeRecorded event, @MessageIdentifier String eventId) {
        add(event.caseId(), event.clinicId(), event.occurredAt(), eventId, event.proms());
    }

    @EventHandler
    void on(FindingsRecorded event, @MessageIdentifier String eventId) {
        add(event.caseId(), event.clinicId(), event.occurredAt(), eventId, event.proms());
    }

    @EventHandler
    void on(ProgramReviewed event, @MessageIdentifier String eventId) {
        add(event.caseId(), event.clinicId(), event.occurredAt(), eventId, event.scores());
    }

    private void add(UUID caseId, String clinicId, Instant at, String eventId, List<PromScore> scores) {
        for (PromScore score : scores) {
            writes.sql(
                            caseId,
                            "insert into function_trend (event_id, case_id, clinic_id, instrument, at, value)"
                                    + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                    .params(eventId, caseId, clinicId, score.instrument().name(), at.atOffset(UTC), score.value())
                    .write();
        }
        if (!scores.isEmpty()) {
            changes.changed(caseId, clinicId);
        }
    }

    @QueryHandler
    List<FunctionEntry> handle(FindFunction query) {
        return jdbc.sql("select instrument, at, value from function_trend where case_id = ?"
                        + " order by at, instrument, event_id")
                .param(query.caseId())
                .query((row, number) -> new FunctionEntry(
                        Instrument.valueOf(row.getString("instrument")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getDouble("value")))
                .list();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate function_trend").update();
    }
}
