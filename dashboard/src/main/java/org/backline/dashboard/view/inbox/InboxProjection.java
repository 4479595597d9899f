package org.backline.dashboard.view.inbox;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.code;
import static org.backline.dashboard.view.Columns.codes;
import static org.backline.dashboard.view.Columns.texts;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.AppointmentScheduled;
import org.backline.events.IntakeRecorded;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.backline.events.ReferralReviewed;
import org.backline.events.ResponsibilityTransferred;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code physician_inbox}. Each event fills columns of its own, so their order does not matter. */
@Component
@ProcessingGroup("physician_inbox")
class InboxProjection {

    private final JdbcClient jdbc;
    private final ViewChanges changes;

    InboxProjection(JdbcClient jdbc, ViewChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    @EventHandler
    void on(IntakeRecorded event, @Timestamp Instant recordedAt) {
        answersForIt(event.caseId(), event.clinicId(), event.trainerId(), recordedAt);
    }

    @EventHandler
    void on(ResponsibilityTransferred event, @Timestamp Instant recordedAt) {
        answersForIt(event.caseId(), event.clinicId(), event.toTrainerId(), recordedAt);
        changes.changed(event.caseId(), event.clinicId());
    }

    private void answersForIt(UUID caseId, String clinicId, String trainerId, Instant recordedAt) {
        jdbc.sql("""
                insert into physician_inbox_responsible as r (case_id, clinic_id, trainer_id, responsible_at)
                values (?, ?, ?, ?)
                on conflict (case_id) do update set
                  clinic_id = excluded.clinic_id, trainer_id = excluded.trainer_id,
                  responsible_at = excluded.responsible_at
                where r.responsible_at <= excluded.responsible_at
                """).params(caseId, clinicId, trainerId, at(recordedAt)).update();
    }

    @EventHandler
    void on(ReferralRequested event) {
        jdbc.sql("""
                insert into physician_inbox (referral_id, case_id, athlete_id, requested_clinic_id,
                  requested_trainer_id, origin, category, urgency, question, because, suggested_diagnostics, summary,
                  requested_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)
                on conflict (referral_id) do update set
                  athlete_id = excluded.athlete_id, requested_clinic_id = excluded.requested_clinic_id,
                  requested_trainer_id = excluded.requested_trainer_id, origin = excluded.origin,
                  category = excluded.category, urgency = excluded.urgency, question = excluded.question,
                  because = excluded.because, suggested_diagnostics = excluded.suggested_diagnostics,
                  summary = excluded.summary, requested_at = excluded.requested_at
                """)
                .params(event.referralId(), event.caseId(), event.athleteId(), event.clinicId())
                .params(
                        event.trainerId(),
                        event.origin().name(),
                        event.category().name())
                .params(event.urgency().name(), event.question().name())
                .param(texts(event.because()))
                .param(codes(event.suggestedDiagnostics()))
                .params(StoredJson.of(event.summary()), at(event.occurredAt()))
                .update();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ReferralAcknowledged event) {
        step("acknowledged", event.referralId(), event, event.physicianId());
    }

    @EventHandler
    void on(ReferralAccepted event) {
        step("accepted", event.referralId(), event, event.physicianId());
    }

    @EventHandler
    void on(ReferralReviewed event) {
        step("reviewed", event.referralId(), event, event.trainerId());
    }

    private void step(String step, UUID referralId, PublishedEvent event, String by) {
        jdbc.sql("insert into physician_inbox (referral_id, case_id, %1$s_at, %1$s_by) values (?, ?, ?, ?) on conflict"
                        .concat(" (referral_id) do update set %1$s_at = excluded.%1$s_at, %1$s_by = excluded.%1$s_by")
                        .formatted(step))
                .params(referralId, event.caseId(), at(event.occurredAt()), by)
                .update();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ReferralDeclined event) {
        jdbc.sql("""
                insert into physician_inbox (referral_id, case_id, declined_at, declined_by, decline_reason)
                values (?, ?, ?, ?, ?)
                on conflict (referral_id) do update set
                  declined_at = excluded.declined_at, declined_by = excluded.declined_by,
                  decline_reason = excluded.decline_reason
                """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()))
                .params(event.physicianId(), event.reason().name())
                .update();
        changes.changed(event.caseId(), event.clinicId());
    }

    /** The newest appointment counts. */
    @EventHandler
    void on(AppointmentScheduled event, @Timestamp Instant recordedAt) {
        jdbc.sql("""
                insert into physician_inbox as i
                  (referral_id, case_id, scheduled_at, schedule_recorded_at, appointment_at)
                values (?, ?, ?, ?, ?)
                on conflict (referral_id) do update set
                  scheduled_at = excluded.scheduled_at, schedule_recorded_at = excluded.schedule_recorded_at,
                  appointment_at = excluded.appointment_at
                where i.schedule_recorded_at is null or i.schedule_recorded_at <= excluded.schedule_recorded_at
                """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()), at(recordedAt))
                .param(at(event.startsAt()))
                .update();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(PhysicianReported event) {
        jdbc.sql("""
                insert into physician_inbox (referral_id, case_id, reported_at, reported_by, diagnosis_code,
                  diagnosis_category, diagnostics_ordered, report_restrictions, remaining_urgency, note_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (referral_id) do update set
                  reported_at = excluded.reported_at, reported_by = excluded.reported_by,
                  diagnosis_code = excluded.diagnosis_code, diagnosis_category = excluded.diagnosis_category,
                  diagnostics_ordered = excluded.diagnostics_ordered,
                  report_restrictions = excluded.report_restrictions,
                  remaining_urgency = excluded.remaining_urgency, note_id = excluded.note_id
                """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()), event.physicianId())
                .params(event.diagnosisCode(), event.category().name())
                .param(codes(event.diagnosticsOrdered()))
                .param(codes(event.restrictions()))
                .param(code(event.remainingUrgency()))
                .param(event.noteId())
                .update();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ReferralReconciled event) {
        jdbc.sql("""
                insert into physician_inbox (referral_id, case_id, reconciled_at, reconciled_by, choice,
                  participation, restrictions)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (referral_id) do update set
                  reconciled_at = excluded.reconciled_at, reconciled_by = excluded.reconciled_by,
                  choice = excluded.choice, participation = excluded.participation,
                  restrictions = excluded.restrictions
                """)
                .params(event.referralId(), event.caseId(), at(event.occurredAt()), event.trainerId())
                .params(event.choice().name(), event.participation().name())
                .param(codes(event.restrictions()))
                .update();
        changes.changed(event.caseId(), event.clinicId());
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate physician_inbox, physician_inbox_responsible").update();
    }
}
