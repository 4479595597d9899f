package org.backline.dashboard.view.casefile;

import static org.backline.dashboard.view.Columns.at;
import static org.backline.dashboard.view.Columns.texts;

import java.time.Instant;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.dashboard.view.StoredJson;
import org.backline.dashboard.view.ViewChanges;
import org.backline.events.AssessmentProposed;
import org.backline.events.EntryAmended;
import org.backline.events.FindingsRecorded;
import org.backline.events.IntakeRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramDrafted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.backline.events.SessionLogged;
import org.backline.support.processing.BatchedWrites;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the {@code casefile} tables. Any event may arrive twice or before another; the rows come out the same. */
@Component
@ProcessingGroup("casefile")
class CasefileProjection {

    private final JdbcClient jdbc;
    private final BatchedWrites writes;
    private final ViewChanges changes;

    CasefileProjection(JdbcClient jdbc, BatchedWrites writes, ViewChanges changes) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.changes = changes;
    }

    @EventHandler
    void on(IntakeRecorded event) {
        Casefile.Intake intake = new Casefile.Intake(
                event.occurredAt(),
                event.sickleCellTrait(),
                event.onsetManner(),
                event.onsetDaysAgo(),
                event.mechanism(),
                event.painNow(),
                event.painBest(),
                event.painWorst(),
                event.regions(),
                event.aggravatedBy(),
                event.easedBy(),
                event.night(),
                event.legSymptoms(),
                event.legWorseThanBack(),
                event.morningStiffnessMinutes(),
                new TreeMap<>(event.redFlags()),
                new TreeMap<>(event.notAssessedBecause()),
                event.proms(),
                event.intakeSeconds());
        writes.sql(event.caseId(), """
            insert into casefile (case_id, intake) values (?, ?::jsonb)
            on conflict (case_id) do update set intake = excluded.intake
            """)
                .params(event.caseId(), StoredJson.of(intake))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(FindingsRecorded event, @MessageIdentifier String eventId, @Timestamp Instant recordedAt) {
        Entry entry = new Entry(
                event.entryId(),
                event.occurredAt(),
                event.findings(),
                new TreeMap<>(event.redFlags()),
                new TreeMap<>(event.notAssessedBecause()));
        writes.sql(event.caseId(), """
            insert into casefile_entry (event_id, case_id, recorded_at, entry) values (?, ?, ?, ?::jsonb)
            on conflict do nothing
            """)
                .params(eventId, event.caseId(), at(recordedAt), StoredJson.of(entry))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(EntryAmended event, @MessageIdentifier String eventId, @Timestamp Instant recordedAt) {
        EntryCorrection correction = new EntryCorrection(
                event.entryId(),
                event.intake(),
                event.findings(),
                event.retracted(),
                new TreeMap<>(event.redFlags()),
                new TreeMap<>(event.notAssessedBecause()),
                event.occurredAt(),
                event.reason());
        writes.sql(event.caseId(), """
            insert into casefile_correction (event_id, case_id, recorded_at, correction) values (?, ?, ?, ?::jsonb)
            on conflict do nothing
            """)
                .params(eventId, event.caseId(), at(recordedAt), StoredJson.of(correction))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(AssessmentProposed event, @Timestamp Instant recordedAt) {
        Casefile.Proposal proposal = new Casefile.Proposal(
                event.proposalId(),
                event.occurredAt(),
                event.knowledgeVersion(),
                event.knowledgeHash(),
                event.disposition(),
                event.category(),
                event.suspicions(),
                event.patterns(),
                event.missing(),
                event.trace());
        writes.sql(event.caseId(), """
            insert into casefile as c (case_id, proposal, proposed_at) values (?, ?::jsonb, ?)
            on conflict (case_id) do update set proposal = excluded.proposal, proposed_at = excluded.proposed_at
            where c.proposed_at is null or c.proposed_at <= excluded.proposed_at
            """)
                .params(event.caseId(), StoredJson.of(proposal), at(recordedAt))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(MuscularCauseIdentified event, @Timestamp Instant recordedAt) {
        Casefile.Decision decision = new Casefile.Decision(
                event.proposalId(),
                event.occurredAt(),
                event.causes(),
                event.contraindications(),
                event.hipFlexorsTight(),
                event.overridden(),
                event.overrideReason());
        writes.sql(event.caseId(), """
            insert into casefile as c (case_id, decision, decided_at) values (?, ?::jsonb, ?)
            on conflict (case_id) do update set decision = excluded.decision, decided_at = excluded.decided_at
            where c.decided_at is null or c.decided_at <= excluded.decided_at
            """)
                .params(event.caseId(), StoredJson.of(decision), at(recordedAt))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ProgramDrafted event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into casefile_program as p (program_id, case_id, causes, exercises, excluded, exercises_at,
              drafted_at, state, state_at)
            values (?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, 'DRAFTED', ?)
            on conflict (program_id) do update set
              causes = excluded.causes, drafted_at = excluded.drafted_at,
              exercises = case when p.exercises_at > excluded.exercises_at then p.exercises
                else excluded.exercises end,
              excluded = case when p.exercises_at > excluded.exercises_at then p.excluded
                else excluded.excluded end,
              exercises_at = greatest(p.exercises_at, excluded.exercises_at),
              state = case when p.state_at > excluded.state_at then p.state else excluded.state end,
              reason = case when p.state_at > excluded.state_at then p.reason else excluded.reason end,
              state_at = greatest(p.state_at, excluded.state_at)
            """)
                .params(event.programId(), event.caseId(), StoredJson.of(event.causes()))
                .params(StoredJson.of(event.exercises()), StoredJson.of(event.excluded()), at(recordedAt))
                .params(at(event.occurredAt()), at(recordedAt))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ProgramAssigned event, @Timestamp Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into casefile_program as p (program_id, case_id, exercises, excluded, exercises_at,
              phase, assigned_at, state, state_at)
            values (?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, 'ASSIGNED', ?)
            on conflict (program_id) do update set
              phase = excluded.phase, assigned_at = excluded.assigned_at,
              exercises = case when p.exercises_at > excluded.exercises_at then p.exercises
                else excluded.exercises end,
              excluded = case when p.exercises_at > excluded.exercises_at then p.excluded
                else excluded.excluded end,
              exercises_at = greatest(p.exercises_at, excluded.exercises_at),
              state = case when p.state_at > excluded.state_at then p.state else excluded.state end,
              reason = case when p.state_at > excluded.state_at then p.reason else excluded.reason end,
              state_at = greatest(p.state_at, excluded.state_at)
            """)
                .params(event.programId(), event.caseId(), StoredJson.of(event.exercises()))
                .params(StoredJson.of(event.excluded()), at(recordedAt), event.phase())
                .params(at(event.occurredAt()), at(recordedAt))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(ProgramHeld event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), "HELD", event.reason().name(), recordedAt);
    }

    @EventHandler
    void on(ProgramResumed event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), "ASSIGNED", null, recordedAt);
    }

    @EventHandler
    void on(ProgramCompleted event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), "COMPLETED", null, recordedAt);
    }

    @EventHandler
    void on(ProgramStopped event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), "STOPPED", event.reason().name(), recordedAt);
    }

    private void enters(
            PublishedEvent event, UUID programId, String state, @Nullable String reason, Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into casefile_program as p (program_id, case_id, state, reason, state_at)
            values (?, ?, ?, ?, ?)
            on conflict (program_id) do update set
              state = excluded.state, reason = excluded.reason, state_at = excluded.state_at
            where p.state_at <= excluded.state_at
            """)
                .params(programId, event.caseId(), state)
                .param(reason)
                .param(at(recordedAt))
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @EventHandler
    void on(SessionLogged event) {
        writes.sql(event.caseId(), """
            insert into casefile_session (session_id, program_id, case_id, occurred_at, exercises_done,
              pain_before, pain_during, pain_next_morning, effort)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing
            """)
                .params(event.sessionId(), event.programId(), event.caseId(), at(event.occurredAt()))
                .param(texts(event.exercisesDone()))
                .params(event.painBefore(), event.painDuring())
                .param(event.painNextMorning())
                .param(event.effort())
                .write();
        changes.changed(event.caseId(), event.clinicId());
    }

    @ResetHandler
    void forget() {
        jdbc.sql("truncate casefile, casefile_entry, casefile_program, casefile_session, casefile_correction")
                .update();
    }
}
