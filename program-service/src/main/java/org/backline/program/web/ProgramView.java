package org.backline.program.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.OverrideReason;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.program.domain.Awaits;
import org.backline.program.domain.Outlook;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.backline.program.domain.ProgramState;
import org.backline.program.exercise.course.Adherence;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Milestone;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.Proposal;
import org.backline.program.exercise.course.ReturnGate;
import org.backline.program.exercise.course.Span;
import org.jspecify.annotations.Nullable;

/**
 * The program of a case as it stands, and what the rules say of it.
 *
 * @param phase the phase the athlete is in
 * @param exercises the whole plan, the next phase included
 * @param today ids of the exercises of a session now, in order
 * @param minutes how long that session takes, aerobic work apart
 * @param openReferrals while there is one, the program rests
 * @param awaits what it waits for once no referral is open
 * @param restrictions a physician's
 * @param proposal what the sessions so far propose; the trainer decides
 * @param returnGatePassed whether gate G4 was open when it was completed
 * @param gateOverride why it was completed although the gate was not
 * @param returnGate gate G4 as a checklist
 * @param baseline first score of each instrument
 * @param spans since when it was in which phase, or at rest
 */
record ProgramView(
        UUID caseId,
        UUID programId,
        UUID athleteId,
        String clinicId,
        ProgramStage state,
        @Nullable HoldReason heldFor,
        List<MuscularCause> causes,
        List<Contraindication> contraindications,
        boolean hipFlexorsTight,
        int phase,
        List<PrescribedExercise> exercises,
        List<ExcludedExercise> excluded,
        List<String> today,
        int minutes,
        @Nullable List<String> equipment,
        @Nullable Integer minutesAtHand,
        String libraryVersion,
        String libraryHash,
        Instant draftedAt,
        @Nullable Instant assignedAt,
        int sessions,
        @Nullable Instant lastSessionAt,
        @Nullable Instant endedAt,
        @Nullable StopReason stoppedFor,
        @Nullable Boolean returnGatePassed,
        @Nullable OverrideReason gateOverride,
        Set<UUID> openReferrals,
        Awaits awaits,
        Set<Restriction> restrictions,
        @Nullable Proposal proposal,
        @Nullable Adherence adherence,
        List<ProgramEvent.Reviewed> reviews,
        @Nullable ReviewDue nextReview,
        ReturnGate.Checklist returnGate,
        Map<Instrument, Double> baseline,
        List<Span> spans,
        long version) {

    /** The review that comes next. */
    record ReviewDue(String milestone, Instant dueAt, boolean overdue) {}

    static ProgramView of(ProgramState state, long version, Course course, Instant now) {
        ProgramEvent.Drafted draft = Objects.requireNonNull(state.draft());
        Plan plan = Objects.requireNonNull(state.plan());
        ProgramEvent.Completed completion = state.completion();
        return new ProgramView(
                draft.caseId(),
                draft.programId(),
                draft.athleteId(),
                draft.clinicId(),
                state.stage(),
                state.heldFor(),
                draft.causes(),
                draft.contraindications(),
                state.hipFlexorsTight(),
                plan.phase(),
                plan.exercises(),
                plan.excluded(),
                plan.session().stream().map(PrescribedExercise::exercise).toList(),
                course.library().time().minutes(plan.session()),
                draft.equipment(),
                draft.minutes(),
                draft.libraryVersion(),
                draft.libraryHash(),
                draft.occurredAt(),
                state.assignedAt(),
                state.sessionCount(),
                state.lastSessionAt(),
                state.endedAt(),
                state.stoppedFor(),
                completion == null ? null : completion.gateOpen(),
                completion == null ? null : completion.gateOverride(),
                state.file().open(),
                state.file().awaits(),
                state.file().standing(),
                state.stage().isOpen() ? Outlook.proposal(state, course).orElse(null) : null,
                state.isAssigned() ? Outlook.adherence(state, course, now) : null,
                state.reviews(),
                due(state, course, now),
                Outlook.checklist(state, course),
                state.baseline(),
                state.spans(),
                version);
    }

    private static @Nullable ReviewDue due(ProgramState state, Course course, Instant now) {
        Instant assigned = state.assignedAt();
        Milestone next = Outlook.nextReview(state, course).orElse(null);
        return assigned == null || next == null
                ? null
                : new ReviewDue(
                        next.id(),
                        assigned.plus(Duration.ofDays(next.day())),
                        now.isAfter(assigned.plus(Duration.ofDays(next.overdueAfterDay()))));
    }

    /** Sessions of this program, the latest first. */
    static List<SessionView> sessions(ProgramState state, Course course) {
        return state.sessions().stream()
                .map(session -> SessionView.of(session, course))
                .sorted(Comparator.comparing(SessionView::occurredAt).reversed())
                .toList();
    }
}
