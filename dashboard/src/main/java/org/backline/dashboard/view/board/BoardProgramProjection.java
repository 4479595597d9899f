package org.backline.dashboard.view.board;

import static org.backline.dashboard.view.Columns.at;

import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.dashboard.view.ViewChanges;
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
import org.springframework.stereotype.Component;

/** Keeps the programs of the board and the pain of their sessions. {@link BoardProjection} forgets for both. */
@Component
@ProcessingGroup("board")
class BoardProgramProjection {

    private final BatchedWrites writes;
    private final ViewChanges changes;
    private final BoardLines lines;

    BoardProgramProjection(BatchedWrites writes, ViewChanges changes, BoardLines lines) {
        this.writes = writes;
        this.changes = changes;
        this.lines = lines;
    }

    @EventHandler
    void on(ProgramDrafted event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), ProgramState.DRAFTED, null, null, recordedAt);
    }

    @EventHandler
    void on(ProgramAssigned event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), ProgramState.ASSIGNED, null, event.phase(), recordedAt);
    }

    @EventHandler
    void on(ProgramHeld event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), ProgramState.HELD, event.reason().name(), null, recordedAt);
    }

    @EventHandler
    void on(ProgramResumed event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), ProgramState.ASSIGNED, null, null, recordedAt);
    }

    @EventHandler
    void on(ProgramCompleted event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), ProgramState.COMPLETED, null, null, recordedAt);
    }

    @EventHandler
    void on(ProgramStopped event, @Timestamp Instant recordedAt) {
        enters(event, event.programId(), ProgramState.STOPPED, event.reason().name(), null, recordedAt);
    }

    @EventHandler
    void on(SessionLogged event, @MessageIdentifier String eventId) {
        writes.sql(event.caseId(), """
            insert into board_pain (event_id, kind, case_id, at, value)
            values (?, 'BEFORE_SESSION', ?, ?, ?), (?, 'DURING_SESSION', ?, ?, ?)
            on conflict do nothing
            """)
                .params(eventId, event.caseId(), at(event.occurredAt()), event.painBefore())
                .params(eventId, event.caseId(), at(event.occurredAt()), event.painDuring())
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }

    private void enters(
            PublishedEvent event,
            UUID programId,
            ProgramState state,
            @Nullable String reason,
            @Nullable Integer phase,
            Instant recordedAt) {
        writes.sql(event.caseId(), """
            insert into board_program as p
              (program_id, case_id, state, reason, phase, phase_at, started_at, state_occurred_at, state_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (program_id) do update set
              state = case when p.state_at > excluded.state_at then p.state else excluded.state end,
              reason = case when p.state_at > excluded.state_at then p.reason else excluded.reason end,
              state_occurred_at = case when p.state_at > excluded.state_at then p.state_occurred_at
                else excluded.state_occurred_at end,
              state_at = greatest(p.state_at, excluded.state_at),
              phase = case when p.phase_at > excluded.phase_at or excluded.phase_at is null then p.phase
                else excluded.phase end,
              phase_at = greatest(p.phase_at, excluded.phase_at),
              started_at = least(p.started_at, excluded.started_at)
            """)
                .params(programId, event.caseId(), state.name())
                .param(reason)
                .param(phase)
                .param(phase == null ? null : at(recordedAt))
                .params(at(event.occurredAt()), at(event.occurredAt()), at(recordedAt))
                .write();
        lines.refresh(event.caseId());
        changes.changed(event.caseId(), event.clinicId());
    }
}
