package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.codes;
import static org.backline.dashboard.view.Columns.texts;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.codes.Instrument;
import org.backline.codes.IntakeCorrection;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.AssessmentProposed;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.EntryAmended;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.ResponsibilityTransferred;
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code board}, and pain readings of intakes and visits in {@code board_pain}. Any event may arrive twice,
 * and facts of one aggregate before those of another; the rows come out the same.
 */
@Component
@ProcessingGroup("board")
class BoardProjection {

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final ViewChanges changes;
    private final BoardLines lines;

    BoardProjection(JdbcClient jdbc, BatchedWrites writes, ViewChanges changes, BoardLines lines) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.changes = changes;
        this.lines = lines;
    }

    @EventHandler
    void on(IntakeRecorded event, @Timestamp Instant recordedAt, @MessageIdentifier String eventId) {
        writes.sql(event.caseId(), """
            with reading as (
              insert into board_pain (event_id, kind, case_id, at, value) values (?, 'INTAKE', ?, ?, ?)
              on conflict do nothing)
            insert into board as b (case_id, athlete_id, sport, age, sex, regions, opened_at,
              clinic_id, trainer_id, responsible_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (case_id) do update set
              athlete_id = excluded.athlete_id, sport = excluded.sport, age = excluded.age, sex = excluded.sex,
              regions = excluded.regions, opened_at = excluded.opened_at,
              clinic_id = case when b.responsible_at > excluded.responsible_at then b.clinic_id
                else excluded.clinic_id end,
              trainer_id = case when b.responsible_at > excluded.responsible_at then b.trainer_id
                else excluded.trainer_id end,
              responsible_at = greatest(b.responsible_at, excluded.responsible_at)
            """)
                .params(eventId, event.caseId(), at(event.occurredAt()), event.painNow())
                .params(
                        event.caseId(),
                        event.athleteId(),
                        event.sport(),
                        event.age(),
                        event.sex().name())
                .param(event.regions().stream()
                        .map(site -> site.region().name() + " " + site.side().name())
                        .toArray(String[]::new))
                .params(at(event.occurredAt()), event.clinicId(), event.trainerId(), at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(EntryAmended event, @Timestamp Instant recordedAt, @MessageIdentifier String eventId) {
        IntakeCorrection intake = event.intake();
        if (intake == null) {
            return;
        }
        writes.sql(event.caseId(), """
            insert into board_correction (event_id, case_id, recorded_at, sport, regions, pain)
            values (?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
                .params(eventId, event.caseId(), at(recordedAt))
                .param(intake.sport())
                .param(
                        intake.regions() == null
                                ? null
                                : intake.regions().stream()
                                        .map(site -> site.region().name() + " "
                                                + site.side().name())
                                        .toArray(String[]::new))
                .param(intake.painNow())
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ResponsibilityTransferred event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into board as b (case_id, clinic_id, trainer_id, responsible_at) values (?, ?, ?, ?)
            on conflict (case_id) do update set
              clinic_id = excluded.clinic_id, trainer_id = excluded.trainer_id,
              responsible_at = excluded.responsible_at
            where b.responsible_at is null or b.responsible_at <= excluded.responsible_at
            """)
                .params(event.caseId(), event.clinicId(), event.toTrainerId(), at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.fromClinicId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ParticipationStatusChanged event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into board as b (case_id, participation, restrictions, participation_until, participation_at)
            values (?, ?, ?, ?, ?)
            on conflict (case_id) do update set
              participation = excluded.participation, restrictions = excluded.restrictions,
              participation_until = excluded.participation_until, participation_at = excluded.participation_at
            where b.participation_at is null or b.participation_at <= excluded.participation_at
            """)
                .params(event.caseId(), event.participation().name())
                .param(codes(event.restrictions()))
                .param(event.until())
                .param(at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(CaseClosed event, @Timestamp Instant recordedAt) {
        closure(event.caseId(), true, event.outcome().name(), event.occurredAt(), recordedAt);
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(CaseReopened event, @Timestamp Instant recordedAt) {
        closure(event.caseId(), false, null, event.occurredAt(), recordedAt);
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    private void closure(
            UUID caseId, boolean closed, @Nullable String outcome, Instant occurredAt, Instant recordedAt) {
        writes.sql(caseId, """
            insert into board as b (case_id, closed, outcome, closure_occurred_at, closure_at)
            values (?, ?, ?, ?, ?)
            on conflict (case_id) do update set
              closed = excluded.closed, outcome = excluded.outcome,
              closure_occurred_at = excluded.closure_occurred_at, closure_at = excluded.closure_at
            where b.closure_at is null or b.closure_at <= excluded.closure_at
            """)
                .params(caseId, closed)
                .param(outcome)
                .params(at(occurredAt), at(recordedAt))
                .write();
    }

    @EventHandler
    void on(FindingsRecorded event, @MessageIdentifier String eventId) {
        Integer pain = event.proms().stream()
                .filter(score -> score.instrument() == Instrument.NPRS)
                .map(score -> (int) Math.round(score.value()))
                .findFirst()
                .orElse(null);
        writes.sql(event.caseId(), """
            with reading as (
              insert into board_pain (event_id, kind, case_id, at, value)
              select ?, 'VISIT', ?, ?, asked.pain from (select cast(? as integer) as pain) asked
              where asked.pain is not null
              on conflict do nothing)
            insert into board as b (case_id, findings_at) values (?, ?)
            on conflict (case_id) do update set findings_at = least(b.findings_at, excluded.findings_at)
            """)
                .params(eventId, event.caseId(), at(event.occurredAt()))
                .param(pain)
                .params(event.caseId(), at(event.occurredAt()))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(AssessmentProposed event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into board as b (case_id, disposition, category, missing, proposed_at)
            values (?, ?, ?, ?, ?)
            on conflict (case_id) do update set
              disposition = excluded.disposition, category = excluded.category, missing = excluded.missing,
              proposed_at = excluded.proposed_at
            where b.proposed_at is null or b.proposed_at <= excluded.proposed_at
            """)
                .params(
                        event.caseId(),
                        event.disposition().name(),
                        event.category().name())
                .params(event.missing().size(), at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(MuscularCauseIdentified event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into board as b (case_id, causes, identified_occurred_at, identified_at) values (?, ?, ?, ?)
            on conflict (case_id) do update set
              causes = excluded.causes, identified_occurred_at = excluded.identified_occurred_at,
              identified_at = excluded.identified_at
            where b.identified_at is null or b.identified_at <= excluded.identified_at
            """)
                .param(event.caseId())
                .param(texts(event.causes().stream()
                        .map(cause -> cause.pattern().name())
                        .toList()))
                .params(at(event.occurredAt()), at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(NonMuscularCauseSuspected event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into board as b (case_id, suspected_urgency, suspected_at) values (?, ?, ?)
            on conflict (case_id) do update set
              suspected_urgency = excluded.suspected_urgency, suspected_at = excluded.suspected_at
            where b.suspected_at is null or b.suspected_at <= excluded.suspected_at
            """)
                .params(event.caseId(), event.urgency().name(), at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate board, board_program, board_referral, board_referral_step, board_pain, board_correction,"
                        + " board_line")
                .update();
    }
}
