package org.backline.program.domain;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
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
        Next next = new Next(this);
        switch (event) {
            case ProgramEvent.Drafted drafted -> next.drafted(drafted);
            case ProgramEvent.Assigned assigned -> next.assigned(assigned);
            case ProgramEvent.SessionLogged logged -> next.logged(logged);
            case ProgramEvent.NextMorningReported morning -> next.morning(morning);
            case ProgramEvent.Held held -> next.held(held);
            case ProgramEvent.Resumed resumed -> next.resumed(resumed);
            case ProgramEvent.Completed completed -> {
                next.ended(ProgramStage.COMPLETED, completed.occurredAt(), null);
                next.completion = completed;
            }
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
            case ProgramEvent.GateMeasured measured -> next.gate = measured;
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

    /** The next state while it is made. */
    private static final class Next {

        private ProgramStage stage;
        private ProgramEvent.@Nullable Drafted draft;
        private @Nullable Plan plan;
        private boolean hipFlexorsTight;
        private @Nullable Instant assignedAt;
        private @Nullable Instant levelSince;
        private @Nullable HoldReason heldFor;
        private @Nullable Instant restingSince;
        private List<SessionFacts> sessions;
        private @Nullable Instant endedAt;
        private @Nullable StopReason stoppedFor;
        private ProgramEvent.@Nullable Completed completion;
        private List<Span> spans;
        private List<DatedPlan> plans;
        private Map<Instrument, Double> baseline;
        private List<ProgramEvent.Reviewed> reviews;
        private ProgramEvent.@Nullable GateMeasured gate;
        private CaseFile file;
        private Set<UUID> programIds;
        private Set<UUID> sessionIds;

        Next(ProgramState from) {
            stage = from.stage;
            draft = from.draft;
            plan = from.plan;
            hipFlexorsTight = from.hipFlexorsTight;
            assignedAt = from.assignedAt;
            levelSince = from.levelSince;
            heldFor = from.heldFor;
            restingSince = from.restingSince;
            sessions = from.sessions;
            endedAt = from.endedAt;
            stoppedFor = from.stoppedFor;
            completion = from.completion;
            spans = from.spans;
            plans = from.plans;
            baseline = from.baseline;
            reviews = from.reviews;
            gate = from.gate;
            file = from.file;
            programIds = from.programIds;
            sessionIds = from.sessionIds;
        }

        void drafted(ProgramEvent.Drafted event) {
            sessions = List.of();
            spans = List.of();
            plans = List.of();
            baseline = Map.of();
            reviews = List.of();
            gate = null;
            assignedAt = null;
            levelSince = null;
            heldFor = null;
            restingSince = null;
            endedAt = null;
            stoppedFor = null;
            completion = null;
            stage = ProgramStage.DRAFTED;
            draft = event;
            plan = new Plan(event.phase(), event.exercises(), event.excluded());
            hipFlexorsTight = event.hipFlexorsTight();
            file = file.drafted();
            programIds = and(programIds, List.of(event.programId()));
        }

        void assigned(ProgramEvent.Assigned event) {
            stage = ProgramStage.ASSIGNED;
            assignedAt = event.occurredAt();
            levelSince = event.occurredAt();
            plan = new Plan(event.phase(), event.exercises(), event.excluded());
            plans = List.of(new DatedPlan(event.occurredAt(), event.exercises()));
            spans = List.of(new Span(event.occurredAt(), event.phase(), false));
            baseline = baselineOf(file);
        }

        /** Pain now at intake is the same question as the scale, so it stands in where the scale was not taken. */
        private static Map<Instrument, Double> baselineOf(CaseFile file) {
            Map<Instrument, Double> first = new EnumMap<>(Instrument.class);
            ProgramCaseEvent.CaseKnown facts = file.facts();
            if (facts != null) {
                first.put(Instrument.NPRS, (double) facts.painNow());
            }
            first.putAll(file.scores());
            return first;
        }

        void logged(ProgramEvent.SessionLogged event) {
            List<SessionSign> signs = event.signs() == null ? List.of() : event.signs();
            sessions = and(
                    sessions,
                    new SessionFacts(
                            event.sessionId(),
                            event.occurredAt(),
                            plan == null ? 1 : plan.phase(),
                            plan == null ? 0 : plan.session().size(),
                            event.exercisesDone(),
                            event.criteriaMet() == null ? List.of() : event.criteriaMet(),
                            event.painBefore(),
                            event.painDuring(),
                            event.painNextMorning(),
                            event.effort(),
                            signs.contains(SessionSign.NIGHT_WAKING),
                            signs.contains(SessionSign.SYMPTOMS_SPREAD),
                            event.newFlags() == null ? List.of() : event.newFlags()));
            sessionIds = and(sessionIds, List.of(event.sessionId()));
            file = file.flagged(event.newFlags() == null ? List.of() : event.newFlags());
        }

        void morning(ProgramEvent.NextMorningReported event) {
            sessions = sessions.stream()
                    .map(session -> session.sessionId().equals(event.sessionId())
                            ? session.nextMorning(
                                    event.painNextMorning(),
                                    event.signs().contains(SessionSign.NIGHT_WAKING),
                                    event.signs().contains(SessionSign.SYMPTOMS_SPREAD),
                                    event.newFlags())
                            : session)
                    .toList();
            file = file.flagged(event.newFlags());
        }

        void held(ProgramEvent.Held event) {
            stage = ProgramStage.HELD;
            heldFor = event.reason();
            restingSince = restingSince == null ? event.occurredAt() : restingSince;
            span(event.occurredAt(), true);
        }

        void resumed(ProgramEvent.Resumed event) {
            stage = event.assigned() ? ProgramStage.ASSIGNED : ProgramStage.DRAFTED;
            heldFor = null;
            restingSince = null;
            levelSince = levelSince == null ? null : event.occurredAt();
            span(event.occurredAt(), false);
        }

        void ended(ProgramStage as, Instant at, @Nullable StopReason reason) {
            stage = as;
            heldFor = null;
            restingSince = at;
            endedAt = at;
            stoppedFor = reason;
            span(at, true);
        }

        void planned(Plan after, Instant at, boolean newLevel) {
            plan = after;
            if (assignedAt != null) {
                plans = and(plans, new DatedPlan(at, after.exercises()));
                levelSince = newLevel ? at : levelSince;
                span(at, stage == ProgramStage.HELD);
            }
        }

        void reviewed(ProgramEvent.Reviewed event) {
            reviews = and(reviews, event);
            Map<Instrument, Double> first = new EnumMap<>(Instrument.class);
            for (PromScore score : event.scores()) {
                first.put(score.instrument(), score.value());
            }
            first.putAll(baseline);
            baseline = first;
            file = file.scored(event.scores());
        }

        void known(ProgramCaseEvent event) {
            file = file.on(event);
            switch (event) {
                case ProgramCaseEvent.FindingsNoted noted ->
                    hipFlexorsTight = noted.hipFlexorsTight() == null ? hipFlexorsTight : noted.hipFlexorsTight();
                case ProgramCaseEvent.CauseNoted noted -> {
                    hipFlexorsTight = noted.hipFlexorsTight();
                    programIds = and(programIds, List.of(noted.programId()));
                }
                case ProgramCaseEvent.CaseClosed over ->
                    file = draft != null && stage.isOpen() ? file.interrupting(draft) : file;
                default -> {
                    // The file of the case has it.
                }
            }
        }

        private void span(Instant at, boolean resting) {
            if (assignedAt != null && plan != null) {
                spans = and(spans, new Span(at, plan.phase(), resting));
            }
        }

        ProgramState done() {
            return new ProgramState(
                    stage,
                    draft,
                    plan,
                    hipFlexorsTight,
                    assignedAt,
                    levelSince,
                    heldFor,
                    restingSince,
                    sessions,
                    endedAt,
                    stoppedFor,
                    completion,
                    spans,
                    plans,
                    baseline,
                    reviews,
                    gate,
                    file,
                    programIds,
                    sessionIds);
        }

        private static <T> List<T> and(List<T> some, T more) {
            List<T> all = new ArrayList<>(some);
            all.add(more);
            return all;
        }

        private static <T> Set<T> and(Set<T> some, Collection<T> more) {
            Set<T> all = new HashSet<>(some);
            all.addAll(more);
            return all;
        }
    }
}
