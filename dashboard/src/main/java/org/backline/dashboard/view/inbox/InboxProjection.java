package org.backline.dashboard.view.inbox;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.code;
import static org.backline.dashboard.view.Columns.codes;
import static org.backline.dashboard.view.Columns.texts;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.dashboard.view.ReferralLoop;
import org.backline.dashboard.view.ReferralSteps;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.IntakeRecorded;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.events.ResponsibilityTransferred;
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code physician_inbox}. The request has a row, and each event after it a row of its own,
 * so that their order does not matter. */
@Component
@ProcessingGroup("physician_inbox")
class InboxProjection {

    private static final String STEPS = "physician_inbox_step";

    private final JdbcClient jdbc;
    private final JdbcOperations rows;
    private final BatchedWrites writes;
    private final BatchedWrites.Once<Referral> standing;
    private final ViewChanges changes;

    private record Referral(UUID id, UUID caseId) {}

    InboxProjection(JdbcClient jdbc, JdbcOperations rows, BatchedWrites writes, ViewChanges changes) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.writes = writes;
        this.standing = writes.once(this::stand);
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
        writes.sql(caseId, """
            insert into physician_inbox_responsible as r (case_id, clinic_id, trainer_id, responsible_at)
            values (?, ?, ?, ?)
            on conflict (case_id) do update set
              clinic_id = excluded.clinic_id, trainer_id = excluded.trainer_id,
              responsible_at = excluded.responsible_at
            where r.responsible_at <= excluded.responsible_at
            """)
                .params(caseId, clinicId, trainerId, at(recordedAt))
                .write();
    }

    @EventHandler
    void on(ReferralRequested event) {
        writes.sql(event.caseId(), """
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
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    /** What happened to it: each event is a row, and where it stands is read from them. */
    @EventHandler
    void on(PublishedEvent event, @MessageIdentifier String eventId, @Timestamp Instant recordedAt) {
        ReferralSteps.referralOf(event).ifPresent(referralId -> {
            ReferralSteps.keep(writes, STEPS, referralId, event, eventId, recordedAt);
            standing.with(new Referral(referralId, event.caseId()));
            changes.changed(event.caseId(), event.clinicId());
        });
    }

    /** Beside their steps, so that what waits can be found and sorted without reading them. */
    private void stand(Set<Referral> referrals) {
        Map<UUID, ReferralLoop> loops = ReferralSteps.loops(
                jdbc, STEPS, referrals.stream().map(Referral::id).toList());
        rows.batchUpdate(
                """
            insert into physician_inbox (referral_id, case_id, awaits, physicians, reopened_urgency)
            values (?, ?, ?, ?, ?)
            on conflict (referral_id) do update set
              awaits = excluded.awaits, physicians = excluded.physicians,
              reopened_urgency = excluded.reopened_urgency
            """,
                referrals.stream()
                        .map(referral -> columns(referral, Objects.requireNonNull(loops.get(referral.id()))))
                        .toList());
    }

    private static @Nullable Object[] columns(Referral referral, ReferralLoop loop) {
        return new @Nullable Object[] {
            referral.id(),
            referral.caseId(),
            InboxEntry.isAwaitingPhysician(loop.status()),
            texts(loop.physicians()),
            code(loop.reopenedWith())
        };
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate physician_inbox, physician_inbox_step, physician_inbox_responsible")
                .update();
    }
}
