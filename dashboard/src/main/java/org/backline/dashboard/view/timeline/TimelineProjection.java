package org.backline.dashboard.view.timeline;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.knownId;
import static org.backline.dashboard.view.Columns.knownInstant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.PublishedEvent;
import org.backline.events.ResponsibilityTransferred;
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Keeps table {@code timeline}: one row for each event, under the event's own id. */
@Component
@ProcessingGroup("timeline")
class TimelineProjection {

    private static final TypeReference<Map<String, Object>> FACTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final ViewChanges changes;

    TimelineProjection(JdbcClient jdbc, BatchedWrites writes, ViewChanges changes) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.changes = changes;
    }

    @EventHandler
    void on(
            PublishedEvent event,
            @MessageIdentifier String eventId,
            @Timestamp Instant recordedAt,
            @MetaDataValue("actor") @Nullable String actor,
            @MetaDataValue("role") @Nullable String role) {
        writes.sql(event.caseId(), """
                insert into timeline (event_id, case_id, clinic_id, type, occurred_at, recorded_at, actor, role, facts)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                on conflict do nothing
                """)
                .params(
                        eventId,
                        event.caseId(),
                        event.clinicId(),
                        event.getClass().getSimpleName())
                .params(at(event.occurredAt()), at(recordedAt))
                .param(actor)
                .param(role)
                .param(StoredJson.of(Facts.of(event)))
                .write();
        changes.changed(event.caseId(), event.clinicId());
        if (event instanceof ResponsibilityTransferred transferred) {
            changes.changed(event.caseId(), transferred.fromClinicId());
        }
    }

    @QueryHandler
    List<TimelineEntry> handle(FindTimeline query) {
        return jdbc.sql("""
                select * from timeline where case_id = ? order by occurred_at desc, recorded_at desc, event_id desc
                """)
                .param(query.caseId())
                .query((row, number) -> new TimelineEntry(
                        row.getString("event_id"),
                        knownId(row, "case_id"),
                        row.getString("type"),
                        knownInstant(row, "occurred_at"),
                        knownInstant(row, "recorded_at"),
                        row.getString("actor"),
                        row.getString("role"),
                        StoredJson.read(row, "facts", FACTS, Map.of())))
                .list();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate timeline").update();
    }
}
