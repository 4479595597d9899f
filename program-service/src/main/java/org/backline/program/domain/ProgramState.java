package org.backline.program.domain;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.StopReason;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.SessionFacts;
import org.backline.program.exercise.course.Span;
import org.jspecify.annotations.Nullable;

/**
 * A program as its events leave it; what is decided and what is shown stand on the same fold.
 *
 * @param draft what was drafted: causes, conditions and all ids; absent before the first draft
 * @param plan the plan as it stands now
 * @param hipFlexorsTight as last tested
 * @param assignedAt absent while the program is only a draft
 * @param levelSince since when phase and doses are as they are
 * @param heldFor why it rests, while it does
 * @param restingSince since when it rests or has ended
 * @param sessions logged in this program, in the order in which they were logged
 * @param endedAt when it was completed or stopped
 * @param stoppedFor why it was stopped, once it was
 * @param completion how it was completed, once it was
 * @param spans its phases and rests
 * @param plans every plan since the assignment
 * @param baseline first score of each instrument, as the program began
 * @param reviews in their order
 * @param gate what was last measured for gate G4
 * @param file what is known of the case
 * @param programIds every program that was asked for, this one included
 * @param sessionIds every session of the case, those of earlier programs included
 */
public record ProgramState(
        ProgramStage stage,
        ProgramEvent.@Nullable Drafted draft,
        @Nullable Plan plan,
        boolean hipFlexorsTight,
        @Nullable Instant assignedAt,
        @Nullable Instant levelSince,
        @Nullable HoldReason heldFor,
        @Nullable Instant restingSince,
        List<SessionFacts> sessions,
        @Nullable Instant endedAt,
        @Nullable StopReason stoppedFor,
        ProgramEvent.@Nullable Completed completion,
        List<Span> spans,
        List<DatedPlan> plans,
        Map<Instrument, Double> baseline,
        List<ProgramEvent.Reviewed> reviews,
        ProgramEvent.@Nullable GateMeasured gate,
        CaseFile file,
        Set<UUID> programIds,
        Set<UUID> sessionIds) {

    /** Before anything is known. */
    public static final ProgramState EMPTY = new ProgramState(
            ProgramStage.NONE,
            null,
            null,
            false,
            null,
            null,
            null,
            null,
            List.of(),
            null,
            null,
            null,
            List.of(),
            List.of(),
            Map.of(),
            List.of(),
            null,
            CaseFile.EMPTY,
            Set.of(),
            Set.of());

    public ProgramState {
        sessions = List.copyOf(sessions);
        spans = List.copyOf(spans);
        plans = List.copyOf(plans);
        baseline = Map.copyOf(baseline);
        reviews = List.copyOf(reviews);
        programIds = Set.copyOf(programIds);
        sessionIds = Set.copyOf(sessionIds);
    }

    /** A plan and from when on it held. */
    public record DatedPlan(Instant from, List<PrescribedExercise> exercises) {

        public DatedPlan {
            exercises = List.copyOf(exercises);
        }
    }

    /** The state after one more event. */
    public ProgramState on(ProgramEvent event) {
        NextProgramState next = new NextProgramState(this);
        switch (event) {
            case ProgramEvent.Drafted drafted -> next.drafted(drafted);
            case ProgramEvent.Assigned assigned -> next.assigned(assigned);
            case ProgramEvent.SessionLogged logged -> next.logged(logged);
            case ProgramEvent.NextMorningReported morning -> next.morning(morning);
            case ProgramEvent.Held held -> next.held(held);
            case ProgramEvent.Resumed resumed -> next.resumed(resumed);
            case ProgramEvent.Completed completed -> next.completed(completed);
            case ProgramEvent.Stopped stopped ->
                next.ended(ProgramStage.STOPPED, stopped.occurredAt(), stopped.reason());
            case ProgramEvent.Revised revised ->
                next.planned(
                        new Plan(revised.phase(), revised.exercises(), revised.excluded()),
                        revised.occurredAt(),
                        revised.because() == RevisionCause.TRAINER_EDIT);
            case ProgramEvent.Progressed on ->
                next.planned(new Plan(on.toPhase(), on.exercises(), on.excluded()), on.occurredAt(), true);
            case ProgramEvent.Regressed back ->
                next.planned(new Plan(back.toPhase(), back.exercises(), back.excluded()), back.occurredAt(), true);
            case ProgramEvent.Reviewed reviewed -> next.reviewed(reviewed);
            case ProgramEvent.GateMeasured measured -> next.measured(measured);
            case ProgramEvent.ReferralAsked asked -> {
                // Opening and holding are events of their own; the question itself changes nothing here.
            }
            case ProgramCaseEvent known -> next.known(known);
        }
        return next.done();
    }

    /** Whether the program has been assigned to the athlete, be it running, resting or over. */
    public boolean isAssigned() {
        return assignedAt != null;
    }

    /** Whether the exercise is part of the program. */
    public boolean has(String exerciseId) {
        return plan != null && plan.find(exerciseId).isPresent();
    }

    /** How many sessions were logged in this program. */
    public int sessionCount() {
        return sessions.size();
    }

    /** When the athlete last trained in this program. */
    public @Nullable Instant lastSessionAt() {
        return sessions.stream().map(SessionFacts::at).max(Instant::compareTo).orElse(null);
    }

    /** The session of this id, if it is of this program. */
    public Optional<SessionFacts> session(UUID sessionId) {
        return sessions.stream()
                .filter(session -> session.sessionId().equals(sessionId))
                .findFirst();
    }

    /** Ids of all exercises that were done in sessions of this program. */
    public Set<String> started() {
        return sessions.stream().flatMap(session -> session.done().stream()).collect(toSet());
    }

    /** Whether the last review was worse than the beginning. */
    public boolean wasWorse() {
        return !reviews.isEmpty() && reviews.getLast().changes().stream().anyMatch(ScoreChange::worse);
    }
}
