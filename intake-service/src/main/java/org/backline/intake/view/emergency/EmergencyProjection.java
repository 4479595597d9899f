package org.backline.intake.view.emergency;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.intake.domain.EmergencyEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code emergency_review}: every emergency access is a task of the privacy officer until it is reviewed. Any
 * event may arrive twice or before the one that began it.
 */
@Component
@ProcessingGroup("emergency_review")
public class EmergencyProjection {

    private final JdbcClient jdbc;

    EmergencyProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(EmergencyEvent.Granted event) {
        begin(
                event.accessId(),
                event.athleteId(),
                event.clinicId(),
                event.subject(),
                event.reason(),
                event.at(),
                event.until());
    }

    @EventHandler
    void on(EmergencyEvent.CaseOpened event) {
        begin(
                event.accessId(),
                event.athleteId(),
                event.clinicId(),
                event.subject(),
                event.reason(),
                event.at(),
                event.until());
    }

    /** The events of an access are handled by cases, so any of them may be the first; each adds its clinic. */
    private void begin(
            UUID accessId,
            UUID athleteId,
            String clinicId,
            String subject,
            EmergencyReason reason,
            Instant at,
            Instant until) {
        jdbc.sql("insert into emergency_review as known"
                        + " (access_id, athlete_id, clinic_ids, subject, reason, granted_at, until)"
                        + " values (?, ?, array[?], ?, ?, ?, ?) on conflict (access_id) do update set clinic_ids ="
                        + " array(select distinct unnest(known.clinic_ids || excluded.clinic_ids) order by 1)")
                .params(accessId, athleteId, clinicId, subject, reason.name(), at.atOffset(UTC), until.atOffset(UTC))
                .update();
    }

    @EventHandler
    void on(EmergencyEvent.Reviewed event) {
        jdbc.sql("update emergency_review set outcome = ?, reviewer_id = ?, reviewed_at = ? where access_id = ?")
                .params(event.outcome().name(), event.reviewerId(), event.at().atOffset(UTC), event.accessId())
                .update();
    }

    /** The accesses that were asked for. */
    public List<EmergencyEntry> find(FindEmergencies query) {
        return jdbc.sql("select * from emergency_review"
                        + " where (:clinics::text[] is null or clinic_ids && :clinics::text[])"
                        + " and (:open::boolean is null or (outcome is null) = :open)"
                        + " order by granted_at desc, access_id limit :limit")
                .param(
                        "clinics",
                        query.clinicIds() == null ? null : query.clinicIds().toArray(String[]::new))
                .param("open", query.open())
                .param("limit", query.limit())
                .query(EmergencyProjection::entry)
                .list();
    }

    private static EmergencyEntry entry(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        return new EmergencyEntry(
                row.getObject("access_id", UUID.class),
                row.getObject("athlete_id", UUID.class),
                Arrays.asList((String[]) row.getArray("clinic_ids").getArray()),
                row.getString("subject"),
                EmergencyReason.valueOf(row.getString("reason")),
                row.getObject("granted_at", OffsetDateTime.class).toInstant(),
                row.getObject("until", OffsetDateTime.class).toInstant(),
                outcome == null ? null : EmergencyReviewOutcome.valueOf(outcome),
                row.getString("reviewer_id"),
                instant(row.getObject("reviewed_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate emergency_review").update();
    }
}
