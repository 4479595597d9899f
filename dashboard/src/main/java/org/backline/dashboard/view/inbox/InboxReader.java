package org.backline.dashboard.view.inbox;

import static org.backline.dashboard.view.Columns.code;
import static org.backline.dashboard.view.Columns.codes;
import static org.backline.dashboard.view.Columns.instant;
import static org.backline.dashboard.view.Columns.knownId;
import static org.backline.dashboard.view.Columns.knownInstant;
import static org.backline.dashboard.view.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.inbox.InboxEntry.Reconciliation;
import org.backline.dashboard.view.inbox.InboxEntry.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads referrals; one is shown once its request is known, whatever else arrived before. */
@Component
class InboxReader {

    private static final String ENTRY = """
            select i.*, coalesce(r.clinic_id, i.requested_clinic_id) as clinic_id,
              coalesce(r.trainer_id, i.requested_trainer_id) as trainer_id
            from physician_inbox i left join physician_inbox_responsible r on r.case_id = i.case_id
            where i.requested_at is not null
            """;

    private static final Comparator<InboxEntry> URGENT_FIRST = Comparator.comparing(InboxEntry::urgency)
            .thenComparing(InboxEntry::requestedAt)
            .thenComparing(InboxEntry::referralId);

    private final JdbcClient jdbc;

    InboxReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @QueryHandler
    List<InboxEntry> handle(FindInbox query) {
        return jdbc
                .sql(ENTRY + """
                        and coalesce(r.clinic_id, i.requested_clinic_id) = any (:clinics)
                        and (:answered or i.status in ('REQUESTED', 'ACKNOWLEDGED', 'ACCEPTED', 'SCHEDULED'))
                        """)
                .param("clinics", query.clinics().toArray(String[]::new))
                .param("answered", query.answered())
                .query((row, number) -> entry(row))
                .list()
                .stream()
                .sorted(URGENT_FIRST)
                .toList();
    }

    @QueryHandler
    Optional<InboxEntry> handle(FindReferral query) {
        return jdbc.sql(ENTRY + " and i.referral_id = ?")
                .param(query.referralId())
                .query((row, number) -> entry(row))
                .optional();
    }

    @QueryHandler
    List<InboxEntry> handle(FindReferralsOfCase query) {
        return jdbc.sql(ENTRY + " and i.case_id = ? order by i.requested_at desc, i.referral_id")
                .param(query.caseId())
                .query((row, number) -> entry(row))
                .list();
    }

    private static InboxEntry entry(ResultSet row) throws SQLException {
        return new InboxEntry(
                knownId(row, "referral_id"),
                knownId(row, "case_id"),
                knownId(row, "athlete_id"),
                row.getString("clinic_id"),
                row.getString("trainer_id"),
                row.getString("status"),
                ReferralOrigin.valueOf(row.getString("origin")),
                CauseCategory.valueOf(row.getString("category")),
                Urgency.valueOf(row.getString("urgency")),
                ReferralQuestion.valueOf(row.getString("question")),
                texts(row, "because"),
                codes(row, "suggested_diagnostics", Diagnostic.class),
                StoredJson.readKnown(row, "summary", ClinicalSummary.class),
                knownInstant(row, "requested_at"),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                instant(row, "accepted_at"),
                row.getString("accepted_by"),
                instant(row, "declined_at"),
                row.getString("declined_by"),
                code(row, "decline_reason", DeclineReason.class),
                instant(row, "scheduled_at"),
                instant(row, "appointment_at"),
                report(row),
                instant(row, "reviewed_at"),
                row.getString("reviewed_by"),
                reconciliation(row));
    }

    private static @Nullable Report report(ResultSet row) throws SQLException {
        Instant reportedAt = instant(row, "reported_at");
        return reportedAt == null
                ? null
                : new Report(
                        reportedAt,
                        row.getString("reported_by"),
                        row.getString("diagnosis_code"),
                        CauseCategory.valueOf(row.getString("diagnosis_category")),
                        codes(row, "diagnostics_ordered", Diagnostic.class),
                        codes(row, "report_restrictions", Restriction.class),
                        code(row, "remaining_urgency", Urgency.class),
                        row.getObject("note_id", UUID.class));
    }

    private static @Nullable Reconciliation reconciliation(ResultSet row) throws SQLException {
        Instant reconciledAt = instant(row, "reconciled_at");
        return reconciledAt == null
                ? null
                : new Reconciliation(
                        reconciledAt,
                        row.getString("reconciled_by"),
                        ReconciliationChoice.valueOf(row.getString("choice")),
                        Participation.valueOf(row.getString("participation")),
                        codes(row, "restrictions", Restriction.class));
    }
}
