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
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopenedFrom;
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
        await(event, version, event.diagnosticsOrdered());
        move(event, version, ReferralStatus.REPORTED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.Reviewed event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.REVIEWED, null);
    }

    /** Open only for as long as a result is awaited. */
    @EventHandler
    void on(ReferralEvent.Reconciled event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set status = case when awaited = '{}' then 'CLOSED' else 'RECONCILED' end,"
                        + " changed_at = ?, version = ? where referral_id = ? and version < ?")
                .params(at(event.at()), version, event.referralId(), version)
                .update();
    }

    @EventHandler
    void on(ReferralEvent.Delivered event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set status = case when status = 'REQUESTED' then 'DELIVERED' else status end,"
                        + " physicians = case when cardinality(?::text[]) > 0 then ?::text[] else physicians end,"
                        + " changed_at = ?, version = ? where referral_id = ? and version < ?")
                .params(array(event.physicianIds()), array(event.physicianIds()), at(event.at()), version)
                .params(event.referralId(), version)
                .update();
    }

    /** Who is asked anew begins anew: an earlier appointment and an earlier physician no longer count. */
    @EventHandler
    void on(ReferralEvent.Redirected event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set status = 'REDIRECTED', physicians = ?::text[], physician_id = null,"
                        + " appointment_at = null, awaited = '{}', changed_at = ?, version = ?"
                        + " where referral_id = ? and version < ?")
                .params(array(event.physicianIds()), at(event.at()), version, event.referralId(), version)
                .update();
    }

    @EventHandler
    void on(ReferralEvent.Attended event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.ATTENDED, null);
    }

    @EventHandler
    void on(ReferralEvent.Missed event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.MISSED, null);
    }

    @EventHandler
    void on(ReferralEvent.DiagnosticsOrdered event, @SequenceNumber long version) {
        await(event, version, event.diagnostics());
        move(event, version, ReferralStatus.DIAGNOSTICS_ORDERED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.DiagnosticsReported event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set awaited = array(select unnest(awaited) except select"
                        + " unnest(?::text[]) order by 1), status = case when status = 'DIAGNOSTICS_ORDERED' and ?"
                        + " then 'DIAGNOSTICS_REPORTED' else status end, changed_at = ?, version = ? where"
                        + " referral_id = ? and version < ?")
                .params(
                        array(event.results().stream()
                                .map(result -> result.diagnostic().name())
                                .toList()),
                        event.complete(),
                        at(event.at()),
                        version)
                .params(event.referralId(), version)
                .update();
    }

    private void await(ReferralEvent event, long version, List<Diagnostic> studies) {
        jdbc.sql("update referral_inbox set awaited = array(select unnest(awaited) union select"
                        + " unnest(?::text[]) order by 1) where referral_id = ? and version < ?")
                .params(array(studies.stream().map(Diagnostic::name).toList()), event.referralId(), version)
                .update();
    }

    @EventHandler
    void on(ReferralEvent.Advised event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.ADVISED, event.physicianId());
    }

    @EventHandler
    void on(ReferralEvent.Interrupted event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set rested = status where referral_id = ? and version < ?")
                .params(event.referralId(), version)
                .update();
        move(event, version, ReferralStatus.INTERRUPTED, null);
    }

    @EventHandler
    void on(ReferralEvent.Cancelled event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.CANCELLED, null);
    }

    @EventHandler
    void on(ReferralEvent.Reopened event, @SequenceNumber long version) {
        if (event.from() == ReopenedFrom.INTERRUPTED) {
            jdbc.sql("update referral_inbox set status = case when rested = 'DIAGNOSTICS_ORDERED' and awaited = '{}'"
                            + " then 'DIAGNOSTICS_REPORTED' else coalesce(rested, 'REOPENED') end, urgency = ?,"
                            + " changed_at = ?, version = ? where referral_id = ? and version < ?")
                    .params(event.urgency().name(), at(event.at()), version, event.referralId(), version)
                    .update();
        } else {
            jdbc.sql("update referral_inbox set status = 'REOPENED', urgency = ?, physician_id = null,"
                            + " appointment_at = null, awaited = '{}', changed_at = ?, version = ?"
                            + " where referral_id = ? and version < ?")
                    .params(event.urgency().name(), at(event.at()), version, event.referralId(), version)
                    .update();
        }
    }

    /** Changes nothing that this list shows but that something happened. */
    @EventHandler
    void on(ReferralEvent.Stalled event, @SequenceNumber long version) {
        jdbc.sql("update referral_inbox set changed_at = ?, version = ? where referral_id = ? and version < ?")
                .params(at(event.at()), version, event.referralId(), version)
                .update();
    }

    @EventHandler
    void on(ReferralEvent.Closed event, @SequenceNumber long version) {
        move(event, version, ReferralStatus.CLOSED, null);
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
              and (:open::boolean is null or (status not in ('CLOSED', 'CANCELLED')) = :open)
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
                List.of((String[]) row.getArray("physicians").getArray()),
                row.getString("physician_id"),
                instant(row, "appointment_at"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static String[] array(List<String> values) {
        return values.toArray(String[]::new);
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(UTC);
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate referral_inbox").update();
    }
}
