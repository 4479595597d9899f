package org.backline.referral.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.referral.domain.ReferralStatus;
import org.backline.support.note.Note;
import org.jspecify.annotations.Nullable;

/**
 * One referral with everything that happened to it.
 *
 * @param open whether somebody still has to act
 * @param urgency the urgency that was asked for
 * @param standingUrgency the urgency that stands now; absent once a physician has lifted it
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
        @Nullable Closing reconciliation) {

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

    /** What the trainer made of the answer. */
    record Closing(
            String by,
            Instant at,
            ReconciliationChoice choice,
            Participation participation,
            List<Restriction> restrictions) {}

    static ReferralDetail of(ReferralState state, List<Note> notes) {
        ReferralEvent.Opened request = state.request();
        ReferralStatus status = state.status();
        return new ReferralDetail(
                request.referralId(),
                request.caseId(),
                request.athleteId(),
                request.clinicId(),
                request.trainerId(),
                status,
                status != null && status.isOpen(),
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
                                closed.restrictions())));
    }

    private static <E extends ReferralEvent, T> @Nullable T shown(@Nullable E event, Function<E, T> as) {
        return event == null ? null : as.apply(event);
    }

    private static Answer answer(ReferralEvent.Reported reported, List<Note> notes) {
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

    private static @Nullable String text(@Nullable UUID noteId, List<Note> notes) {
        for (Note note : notes) {
            if (note.noteId().equals(noteId)) {
                return note.body();
            }
        }
        return null;
    }
}
