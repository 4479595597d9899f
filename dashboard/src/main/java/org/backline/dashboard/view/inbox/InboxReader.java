package org.backline.dashboard.view.inbox;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.codes;
import static org.backline.dashboard.view.Columns.knownId;
import static org.backline.dashboard.view.Columns.knownInstant;
import static org.backline.dashboard.view.Columns.texts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.dashboard.view.ReferralLoop;
import org.backline.dashboard.view.ReferralSteps;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.inbox.InboxEntry.Ended;
import org.backline.dashboard.view.inbox.InboxEntry.Reconciliation;
import org.backline.dashboard.view.inbox.InboxEntry.Report;
import org.backline.dashboard.view.inbox.InboxEntry.Studies;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralInterrupted;
import org.backline.events.ReferralReconciled;
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
        return entries(
                        ENTRY + (query.answered() ? "" : " and i.awaits")
                                + " and coalesce(r.clinic_id, i.requested_clinic_id) = any (:clinics)",
                        Map.of("clinics", query.clinics().toArray(String[]::new)))
                .stream()
                .filter(entry -> query.answered() || entry.isAwaitingPhysician())
                .sorted(URGENT_FIRST)
                .toList();
    }

    /** Two statements at most, each with an order that an index has: what was routed, and behind it the rest. */
    @QueryHandler
    List<InboxEntry> handle(FindInboxPage query) {
        List<InboxEntry> page = new ArrayList<>();
        InboxKey after = query.after();
        if (after == null || after.routed()) {
            page.addAll(part(query, true, after, query.limit()));
        }
        if (page.size() < query.limit()) {
            page.addAll(
                    part(query, false, after == null || after.routed() ? null : after, query.limit() - page.size()));
        }
        return page;
    }

    private List<InboxEntry> part(FindInboxPage query, boolean routed, @Nullable InboxKey after, int limit) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("clinics", query.clinics().toArray(String[]::new));
        values.put("physician", query.physician());
        values.put("limit", limit);
        StringBuilder sql = new StringBuilder(ENTRY)
                .append(query.answered() ? "" : " and i.awaits")
                .append(" and coalesce(r.clinic_id, i.requested_clinic_id) = any (:clinics) and ")
                .append(routed ? "" : "not ")
                .append("i.physicians @> array[cast(:physician as text)]");
        if (after != null) {
            sql.append(" and (i.rank, i.requested_at, i.referral_id) > (cast(:rank as smallint), :at, :referral)");
            values.put("rank", after.rank());
            values.put("at", at(after.requestedAt()));
            values.put("referral", after.referralId());
        }
        return entries(
                sql.append(" order by i.rank, i.requested_at, i.referral_id limit :limit")
                        .toString(),
                values);
    }

    @QueryHandler
    Optional<InboxEntry> handle(FindReferral query) {
        return entries(ENTRY + " and i.referral_id = :referral", Map.of("referral", query.referralId())).stream()
                .findFirst();
    }

    @QueryHandler
    List<InboxEntry> handle(FindReferralsOfCase query) {
        return entries(
                ENTRY + " and i.case_id = :case order by i.requested_at desc, i.referral_id",
                Map.of("case", query.caseId()));
    }

    private record Request(UUID referralId, RowOfLoop row) {}

    private interface RowOfLoop {
        InboxEntry with(ReferralLoop loop);
    }

    /** Requests first, then what happened to each of them, with one statement. */
    private List<InboxEntry> entries(String sql, Map<String, ? extends @Nullable Object> values) {
        List<Request> requests = jdbc.sql(sql)
                .params(values)
                .query((row, number) -> request(row))
                .list();
        Map<UUID, ReferralLoop> loops = ReferralSteps.loops(
                jdbc,
                "physician_inbox_step",
                requests.stream().map(Request::referralId).toList());
        return requests.stream()
                .map(request ->
                        request.row().with(loops.getOrDefault(request.referralId(), ReferralLoop.of(List.of()))))
                .toList();
    }

    private static Request request(ResultSet row) throws SQLException {
        UUID referralId = knownId(row, "referral_id");
        UUID caseId = knownId(row, "case_id");
        UUID athleteId = knownId(row, "athlete_id");
        String clinicId = row.getString("clinic_id");
        String trainerId = row.getString("trainer_id");
        ReferralOrigin origin = ReferralOrigin.valueOf(row.getString("origin"));
        CauseCategory category = CauseCategory.valueOf(row.getString("category"));
        Urgency urgency = Urgency.valueOf(row.getString("urgency"));
        ReferralQuestion question = ReferralQuestion.valueOf(row.getString("question"));
        List<String> because = texts(row, "because");
        List<Diagnostic> suggested = codes(row, "suggested_diagnostics", Diagnostic.class);
        ClinicalSummary summary = StoredJson.readKnown(row, "summary", ClinicalSummary.class);
        Instant requestedAt = knownInstant(row, "requested_at");
        return new Request(
                referralId,
                loop -> new InboxEntry(
                        referralId,
                        caseId,
                        athleteId,
                        clinicId,
                        trainerId,
                        loop.status(),
                        origin,
                        category,
                        loop.reopenedWith() == null ? urgency : loop.reopenedWith(),
                        question,
                        because,
                        suggested,
                        summary,
                        requestedAt,
                        time(loop.acknowledged()),
                        loop.acknowledged() == null ? null : loop.acknowledged().physicianId(),
                        time(loop.accepted()),
                        loop.accepted() == null ? null : loop.accepted().physicianId(),
                        time(loop.declined()),
                        loop.declined() == null ? null : loop.declined().physicianId(),
                        loop.declined() == null ? null : loop.declined().reason(),
                        time(loop.scheduled()),
                        loop.scheduled() == null ? null : loop.scheduled().startsAt(),
                        report(loop.reported()),
                        time(loop.reviewed()),
                        loop.reviewed() == null ? null : loop.reviewed().trainerId(),
                        reconciliation(loop.reconciled()),
                        loop.physicians(),
                        loop.awaited(),
                        time(loop.attended()),
                        time(loop.missed()),
                        loop.advised() == null
                                ? null
                                : new InboxEntry.Advice(
                                        loop.advised().occurredAt(),
                                        loop.advised().physicianId(),
                                        loop.advised().restrictions()),
                        loop.interrupted() == null ? null : loop.interrupted().reason(),
                        loop.cancelled() == null ? null : loop.cancelled().reason(),
                        loop.stalled() == null
                                ? null
                                : new InboxEntry.Overdue(
                                        loop.stalled().stage(),
                                        loop.stalled().dueAt(),
                                        loop.stalled().owner()),
                        studies(loop),
                        ended(loop)));
    }

    private static @Nullable Studies studies(ReferralLoop loop) {
        DiagnosticsOrdered ordered = loop.ordered();
        return ordered == null ? null : new Studies(ordered.occurredAt(), ordered.physicianId(), time(loop.results()));
    }

    private static @Nullable Ended ended(ReferralLoop loop) {
        ReferralCancelled cancelled = loop.cancelled();
        ReferralInterrupted interrupted = loop.interrupted();
        return switch (loop.status()) {
            case "CANCELLED" -> cancelled == null ? null : new Ended(cancelled.occurredAt(), cancelled.by());
            case "INTERRUPTED" -> interrupted == null ? null : new Ended(interrupted.occurredAt(), interrupted.by());
            default -> null;
        };
    }

    private static @Nullable Instant time(@Nullable PublishedEvent event) {
        return event == null ? null : event.occurredAt();
    }

    private static @Nullable Report report(@Nullable PhysicianReported reported) {
        return reported == null
                ? null
                : new Report(
                        reported.occurredAt(),
                        reported.physicianId(),
                        reported.diagnosisCode(),
                        reported.category(),
                        reported.diagnosticsOrdered(),
                        reported.restrictions(),
                        reported.remainingUrgency(),
                        reported.noteId());
    }

    private static @Nullable Reconciliation reconciliation(@Nullable ReferralReconciled reconciled) {
        return reconciled == null
                ? null
                : new Reconciliation(
                        reconciled.occurredAt(),
                        reconciled.trainerId(),
                        reconciled.choice(),
                        reconciled.participation(),
                        reconciled.restrictions());
    }
}
