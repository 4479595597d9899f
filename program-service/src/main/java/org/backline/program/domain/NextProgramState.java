package org.backline.program.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.StopReason;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.SessionFacts;
import org.backline.program.exercise.course.Span;
import org.jspecify.annotations.Nullable;

/** The state of a program after one more event, while it is made. */
final class NextProgramState {

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
    private List<ProgramState.DatedPlan> plans;
    private Map<Instrument, Double> baseline;
    private List<ProgramEvent.Reviewed> reviews;
    private ProgramEvent.@Nullable GateMeasured gate;
    private CaseFile file;
    private Set<UUID> programIds;
    private Set<UUID> sessionIds;

    NextProgramState(ProgramState from) {
        stage = from.stage();
        draft = from.draft();
        plan = from.plan();
        hipFlexorsTight = from.hipFlexorsTight();
        assignedAt = from.assignedAt();
        levelSince = from.levelSince();
        heldFor = from.heldFor();
        restingSince = from.restingSince();
        sessions = from.sessions();
        endedAt = from.endedAt();
        stoppedFor = from.stoppedFor();
        completion = from.completion();
        spans = from.spans();
        plans = from.plans();
        baseline = from.baseline();
        reviews = from.reviews();
        gate = from.gate();
        file = from.file();
        programIds = from.programIds();
        sessionIds = from.sessionIds();
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
        plans = List.of(new ProgramState.DatedPlan(event.occurredAt(), event.exercises()));
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

    void completed(ProgramEvent.Completed event) {
        ended(ProgramStage.COMPLETED, event.occurredAt(), null);
        completion = event;
    }

    void measured(ProgramEvent.GateMeasured event) {
        gate = event;
    }

    void planned(Plan after, Instant at, boolean newLevel) {
        plan = after;
        if (assignedAt != null) {
            plans = and(plans, new ProgramState.DatedPlan(at, after.exercises()));
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
