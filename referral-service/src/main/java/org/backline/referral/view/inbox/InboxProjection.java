package org.backline.referral.view.inbox;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code referral_inbox}. An event may arrive twice; the number that each event has within its referral says
 * whether it is new.
 */
@Component
@ProcessingGroup("referral_inbox")
public class InboxProjection {

    private final JdbcClient jdbc;

    InboxProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ReferralEvent.Opened event, @SequenceNumber long version) {
        jdbc.sql("""
                insert into referral_inbox (referral_id, case_id, athlete_id, clinic_id, trainer_id, origin, category,
                  urgency, question, requested_at, status, changed_at, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?)
                on conflict do nothing
                """)
                .params(event.referralId(), event.caseId(), event.athleteId(), event.clinicId(), event.trainerId())
                .params(event.origin().name(), event.category().name())
                .params(event.urgency().name(), event.question().name())
                .params(at(event.at()), at(event.at()), version)
                .update();
    }

    @EventHandler
    void on(ReferralEvent.Acknowledged event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.ACKNOWLEDGED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.Accepted event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.ACCEPTED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.Declined event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.DECLINED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.Scheduled event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set status = 'SCHEDULED', appointment_at = ?, changed_at = ?, version = ?"
                        + " where referral_id = ? and version < ?")
                .params(at(event.startsAt()), at(event.at()), version, event.referralId(), version)
                .update();
    }

    @EventHandler
    void on(ReferralEvent.Reported event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.REPORTED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.Reviewed event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.REVIEWED, null);
    }

    @EventHandler
    void on(ReferralEvent.Reconciled event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.RECONCILED, null);
    }

    private void move(ReferralEvent event, long version, ReferralStatus status, @Nullable String physicianId) {
        jdbc.sql("update referral_inbox set status = ?, physician_id = coalesce(?, physician_id), changed_at = ?,"
                        + " version = ? where referral_id = ? and version < ?")
                .param(status.name())
                .param(physicianId)
                .params(at(event.at()), version, event.referralId(), version)
                .update();
    }

    /** The referrals that were asked for. */
    public List<InboxEntry> find(FindInbox query) {
        ReferralStatus status = query.status();
        return jdbc.sql("""
                select *, holding_clinic(case_id, clinic_id) as holder from referral_inbox
                where holding_clinic(case_id, clinic_id) = any (:clinics)
                  and (:status::text is null or status = :status)
                  and (:open::boolean is null or (status <> 'RECONCILED') = :open)
                  and (:after::uuid is null or referral_id > :after)
                order by referral_id limit :limit
                """)
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("status", status == null ? null : status.name())
                .param("open", query.open())
                .param("after", query.after())
                .param("limit", query.limit())
                .query((row, number) -> entry(row))
                .list();
    }

    private static InboxEntry entry(ResultSet row) throws SQLException {
        return new InboxEntry(
                row.getObject("referral_id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getObject("athlete_id", UUID.class),
                row.getString("holder"),
                row.getString("trainer_id"),
                ReferralOrigin.valueOf(row.getString("origin")),
                CauseCategory.valueOf(row.getString("category")),
                Urgency.valueOf(row.getString("urgency")),
                ReferralQuestion.valueOf(row.getString("question")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                ReferralStatus.valueOf(row.getString("status")),
                row.getString("physician_id"),
                instant(row, "appointment_at"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate referral_inbox").update();
    }
}
