package org.backline.referral.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.deadline.Deadline;
import org.backline.referral.deadline.Deadlines;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.referral.domain.roster.ClinicCalendar;
import org.jspecify.annotations.Nullable;

/**
 * One referral: where it stands in the present round, and everything that happened to it.
 *
 * @param open whether somebody still has to act
 * @param urgency the urgency that was asked for
 * @param standingUrgency the urgency that stands now; absent once a physician has lifted it
 * @param physicians subjects of those who are asked; empty when all of the clinic are
 * @param awaited ordered studies whose results are still to come
 * @param results the newest outcome of each ordered study
 * @param answer how a physician answered
 * @param deadline until when the present stage must end; absent at the end of the loop
 * @param seeBy by when a physician should see the athlete
 * @param steps the whole history, oldest first, also of rounds that were followed by another
 */
record ReferralDetail(
        UUID referralId,
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        @Nullable ReferralStatus status,
        boolean open,
        ReferralOrigin origin,
        CauseCategory category,
        Urgency urgency,
        @Nullable Urgency standingUrgency,
        List<String> because,
        ReferralQuestion question,
        List<Diagnostic> suggestedDiagnostics,
        ClinicalSummary summary,
        Instant requestedAt,
        @Nullable Step acknowledgement,
        @Nullable Step acceptance,
        @Nullable Refusal decline,
        @Nullable Visit appointment,
        @Nullable Answer report,
        @Nullable Step review,
        @Nullable Closing reconciliation,
        List<String> physicians,
        List<Diagnostic> awaited,
        Map<Diagnostic, DiagnosticOutcome> results,
        @Nullable Advice advice,
        @Nullable Pause interruption,
        @Nullable Cancelling cancellation,
        @Nullable Reopening reopening,
        @Nullable PhysicianAnswer answer,
        @Nullable Due deadline,
        Instant seeBy,
        List<Steps.Step> steps) {

    /** Somebody did something at some time. */
    record Step(String by, Instant at) {}

    /** A physician did not take the referral. */
    record Refusal(String by, Instant at, DeclineReason reason) {}

    /** The newest appointment. */
    record Visit(Instant startsAt, Instant at) {}

    /**
     * The physician's answer.
     *
     * @param note absent when none was written or it was erased
     */
    record Answer(
            String by,
            Instant at,
            String diagnosisCode,
            CauseCategory category,
            List<Diagnostic> diagnosticsOrdered,
            List<Restriction> restrictions,
            @Nullable Urgency remainingUrgency,
            @Nullable UUID noteId,
            @Nullable String note) {}

    /**
     * Until when the present stage must end.
     *
     * @param owner who must act now
     * @param overdue whether it has passed
     * @param reminders how many times somebody was told
     * @param nextReminderAt absent when everybody has heard
     */
    record Due(
            ReferralStage stage,
            Urgency urgency,
            Instant dueAt,
            Role owner,
            boolean overdue,
            int reminders,
            @Nullable Instant nextReminderAt) {

        static @Nullable Due of(ReferralState state, Deadlines deadlines, ClinicCalendar calendar) {
            Deadline first = deadlines.first(state, calendar).orElse(null);
            if (first == null) {
                return null;
            }
            ReferralEvent.Stalled told = state.escalation() == 0 ? null : state.latest(ReferralEvent.Stalled.class);
            return new Due(
                    first.stage(),
                    first.urgency(),
                    first.dueAt(),
                    told == null ? first.owner() : told.owner(),
                    state.escalation() > 0,
                    state.escalation(),
                    deadlines.next(state, calendar).map(Deadline::dueAt).orElse(null));
        }
    }

    /** An answer without a visit. */
    record Advice(
            String by,
            Instant at,
            List<Restriction> restrictions,
            @Nullable String note) {}

    /** Why it rests, or rested last. */
    record Pause(
            String by,
            Instant at,
            InterruptionReason reason,
            @Nullable String note) {}

    /** Why it was taken back. */
    record Cancelling(
            String by,
            Instant at,
            CancellationReason reason,
            Urgency remainingUrgency,
            @Nullable String note) {}

    /** Why it was taken up again. */
    record Reopening(
            String by,
            Instant at,
            ReopenedFrom from,
            Urgency urgency,
            @Nullable String note) {}

    /** What the trainer made of the answer. */
    record Closing(
            String by,
            Instant at,
            ReconciliationChoice choice,
            Participation participation,
            List<Restriction> restrictions) {}

    static ReferralDetail of(
            ReferralState state, Map<UUID, String> notes, Deadlines deadlines, ClinicCalendar calendar) {
        ReferralEvent.Opened request = state.request();
        return new ReferralDetail(
                request.referralId(),
                request.caseId(),
                request.athleteId(),
                request.clinicId(),
                request.trainerId(),
                state.status(),
                state.isOpen(),
                request.origin(),
                request.category(),
                request.urgency(),
                state.standingUrgency(),
                request.because(),
                request.question(),
                request.suggestedDiagnostics(),
                request.summary(),
                request.at(),
                shown(state.acknowledged(), seen -> new Step(seen.physicianId(), seen.at())),
                shown(state.accepted(), taken -> new Step(taken.physicianId(), taken.at())),
                shown(state.declined(), left -> new Refusal(left.physicianId(), left.at(), left.reason())),
                shown(state.scheduled(), visit -> new Visit(visit.startsAt(), visit.at())),
                shown(state.reported(), answer -> answer(answer, notes)),
                shown(state.reviewed(), read -> new Step(read.trainerId(), read.at())),
                shown(
                        state.reconciled(),
                        closed -> new Closing(
                                closed.trainerId(),
                                closed.at(),
                                closed.choice(),
                                closed.participation(),
                                closed.restrictions())),
                state.physicians(),
                List.copyOf(state.awaited()),
                state.outcomes(),
                shown(
                        state.advised(),
                        said -> new Advice(
                                said.physicianId(), said.at(), said.restrictions(), notes.get(said.noteId()))),
                shown(
                        state.latest(ReferralEvent.Interrupted.class),
                        rest -> new Pause(rest.by(), rest.at(), rest.reason(), text(rest.noteId(), notes))),
                shown(
                        state.latest(ReferralEvent.Cancelled.class),
                        back -> new Cancelling(
                                back.by(),
                                back.at(),
                                back.reason(),
                                back.remainingUrgency(),
                                text(back.noteId(), notes))),
                shown(
                        state.latest(ReferralEvent.Reopened.class),
                        again -> new Reopening(
                                again.by(), again.at(), again.from(), again.urgency(), notes.get(again.noteId()))),
                state.answer(),
                Due.of(state, deadlines, calendar),
                deadlines.seeBy(state, calendar),
                Steps.of(state, deadlines, calendar));
    }

    private static <E extends ReferralEvent, T> @Nullable T shown(@Nullable E event, Function<E, T> as) {
        return event == null ? null : as.apply(event);
    }

    private static Answer answer(ReferralEvent.Reported reported, Map<UUID, String> notes) {
        return new Answer(
                reported.physicianId(),
                reported.at(),
                reported.diagnosisCode(),
                reported.category(),
                reported.diagnosticsOrdered(),
                reported.restrictions(),
                reported.remainingUrgency(),
                reported.noteId(),
                text(reported.noteId(), notes));
    }

    private static @Nullable String text(@Nullable UUID noteId, Map<UUID, String> notes) {
        return noteId == null ? null : notes.get(noteId);
    }
}
