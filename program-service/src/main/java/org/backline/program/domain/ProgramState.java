package org.backline.program.domain;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.StopReason;
import org.jspecify.annotations.Nullable;

/**
 * A program as its events leave it; what is decided and what is shown stand on the same fold.
 *
 * @param draft the plan: causes, exercises in order, exclusions and all ids; absent before the first draft
 * @param assignedAt absent while the program is only a draft
 * @param heldFor why it rests, while it does
 * @param sessions how many were logged in this program
 * @param lastSessionAt when the athlete last trained in this program
 * @param endedAt when it was completed or stopped
 * @param stoppedFor why it was stopped, once it was
 * @param programIds every program the case has had, this one included
 * @param sessionIds every session of the case, those of earlier programs included
 */
public record ProgramState(
        ProgramStage stage,
        ProgramEvent.@Nullable Drafted draft,
        @Nullable Instant assignedAt,
        @Nullable HoldReason heldFor,
        int sessions,
        @Nullable Instant lastSessionAt,
        @Nullable Instant endedAt,
        @Nullable StopReason stoppedFor,
        Set<UUID> programIds,
        Set<UUID> sessionIds) {

    /** Before the first draft. */
    public static final ProgramState EMPTY =
            new ProgramState(ProgramStage.NONE, null, null, null, 0, null, null, null, Set.of(), Set.of());

    public ProgramState {
        programIds = Set.copyOf(programIds);
        sessionIds = Set.copyOf(sessionIds);
    }

    /** The state after one more event. */
    public ProgramState on(ProgramEvent event) {
        return switch (event) {
            case ProgramEvent.Drafted drafted ->
                new ProgramState(
                        ProgramStage.DRAFTED,
                        drafted,
                        null,
                        null,
                        0,
                        null,
                        null,
                        null,
                        and(programIds, drafted.programId()),
                        sessionIds);
            case ProgramEvent.Assigned assigned -> at(ProgramStage.ASSIGNED, assigned.occurredAt(), null);
            case ProgramEvent.SessionLogged logged ->
                new ProgramState(
                        stage,
                        draft,
                        assignedAt,
                        heldFor,
                        sessions + 1,
                        later(lastSessionAt, logged.occurredAt()),
                        endedAt,
                        stoppedFor,
                        programIds,
                        and(sessionIds, logged.sessionId()));
            case ProgramEvent.Held held -> at(ProgramStage.HELD, assignedAt, held.reason());
            case ProgramEvent.Resumed resumed ->
                at(resumed.assigned() ? ProgramStage.ASSIGNED : ProgramStage.DRAFTED, assignedAt, null);
            case ProgramEvent.Completed completed -> ended(ProgramStage.COMPLETED, completed.occurredAt(), null);
            case ProgramEvent.Stopped stopped -> ended(ProgramStage.STOPPED, stopped.occurredAt(), stopped.reason());
        };
    }

    /** Whether the program has been assigned to the athlete, be it running, resting or over. */
    public boolean isAssigned() {
        return assignedAt != null;
    }

    /** Whether the exercise is part of the program. */
    public boolean has(String exerciseId) {
        return draft != null
                && draft.exercises().stream()
                        .anyMatch(exercise -> exercise.exercise().equals(exerciseId));
    }

    private ProgramState at(ProgramStage newStage, @Nullable Instant newAssignedAt, @Nullable HoldReason newHeldFor) {
        return new ProgramState(
                newStage,
                draft,
                newAssignedAt,
                newHeldFor,
                sessions,
                lastSessionAt,
                endedAt,
                stoppedFor,
                programIds,
                sessionIds);
    }

    private ProgramState ended(ProgramStage newStage, Instant newEndedAt, @Nullable StopReason newStoppedFor) {
        return new ProgramState(
                newStage,
                draft,
                assignedAt,
                null,
                sessions,
                lastSessionAt,
                newEndedAt,
                newStoppedFor,
                programIds,
                sessionIds);
    }

    /** Sessions may be logged late and out of order. */
    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }

    private static Set<UUID> and(Set<UUID> ids, UUID one) {
        Set<UUID> more = new HashSet<>(ids);
        more.add(one);
        return more;
    }
}
