package org.backline.assessment.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.AssessmentStage;
import org.backline.assessment.domain.AssessmentState;
import org.backline.assessment.domain.Hindsight;
import org.backline.assessment.domain.IntakeFacts;
import org.backline.assessment.domain.ReferralSoFar;
import org.backline.assessment.domain.ReviewFinding;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Contraindication;
import org.backline.codes.Disposition;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.MuscularCause;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.StopReason;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.backline.support.note.Note;
import org.jspecify.annotations.Nullable;

/**
 * An assessment as it stands.
 *
 * @param redFlags the answer that counts for each flag that was asked, here and at the door
 * @param reviewBy when the clock asks whether care has changed anything; absent when it has asked
 * @param diagnoses what physicians found, oldest first
 * @param missedReferral whether a missed referral waits for its review, or what reviews of one found
 * @param stops the programs that a new red flag stopped, oldest first; since the last the flags are asked again
 * @param decision the muscular causes that stand confirmed
 * @param decisions every confirmation there was, overrides included, oldest first
 */
record AssessmentAnswer(
        UUID caseId,
        String clinicId,
        String trainerId,
        UUID athleteId,
        AssessmentStage stage,
        Instant openedAt,
        @Nullable Instant reviewBy,
        @Nullable Urgency openUrgency,
        IntakeFacts intake,
        Map<RedFlag, FlagAnswer> redFlags,
        List<Entry> entries,
        @Nullable Proposal proposal,
        @Nullable Decision decision,
        List<Decision> decisions,
        List<Referral> referrals,
        List<Diagnosis> diagnoses,
        MissedReferral missedReferral,
        List<Stop> stops,
        @Nullable CaseOutcome outcome,
        List<Note> notes) {

    static AssessmentAnswer of(AssessmentState state, @Nullable Instant reviewBy, List<Note> notes) {
        AssessmentEvent.Opened opened = Objects.requireNonNull(state.opened());
        return new AssessmentAnswer(
                opened.caseId(),
                state.clinicId(),
                state.trainerId(),
                opened.athleteId(),
                state.stage(),
                opened.occurredAt(),
                reviewBy,
                state.triage().urgency(),
                state.intake(),
                state.redFlags(),
                state.corrected().stream().map(Entry::of).toList(),
                state.proposal() == null ? null : Proposal.of(state.proposal()),
                state.decision().map(Decision::of).orElse(null),
                state.decisions().stream().map(Decision::of).toList(),
                state.referrals().stream().map(Referral::of).toList(),
                state.course().diagnoses().stream().map(Diagnosis::of).toList(),
                MissedReferral.of(state.course().hindsight()),
                state.course().stops().stream().map(Stop::of).toList(),
                state.closed() == null ? null : state.closed().outcome(),
                notes);
    }

    /** One recording of findings. */
    record Entry(
            UUID entryId,
            Instant occurredAt,
            List<Finding> findings,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            List<PromScore> proms,
            @Nullable UUID noteId) {

        static Entry of(AssessmentEvent.FindingsRecorded event) {
            return new Entry(
                    event.entryId(),
                    event.occurredAt(),
                    event.findings(),
                    event.redFlags(),
                    event.notAssessedBecause(),
                    event.proms(),
                    event.noteId());
        }
    }

    /** The latest proposal in short; its trace has an address of its own. */
    record Proposal(
            UUID proposalId,
            Instant occurredAt,
            String knowledgeVersion,
            String knowledgeHash,
            Disposition disposition,
            CauseCategory category,
            List<Suspicion> suspicions,
            List<MuscularCause> patterns,
            List<String> missing,
            List<String> unanswered,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            @Nullable Instant recheckBy) {

        static Proposal of(AssessmentEvent.Proposed event) {
            return new Proposal(
                    event.proposalId(),
                    event.occurredAt(),
                    event.knowledgeVersion(),
                    event.knowledgeHash(),
                    event.disposition(),
                    event.category(),
                    event.suspicions(),
                    event.patterns(),
                    event.missing(),
                    event.unanswered(),
                    event.contraindications(),
                    event.hipFlexorsTight(),
                    event.recheckBy());
        }
    }

    /** A confirmation of muscular causes. */
    record Decision(
            UUID proposalId,
            Instant occurredAt,
            List<MuscularCause> causes,
            boolean overridden,
            @Nullable OverrideReason overrideReason,
            @Nullable UUID noteId) {

        static Decision of(AssessmentEvent.MuscularCauseIdentified event) {
            return new Decision(
                    event.proposalId(),
                    event.occurredAt(),
                    event.causes(),
                    event.overridden(),
                    event.overrideReason(),
                    event.noteId());
        }
    }

    /** A referral of the case. */
    record Referral(
            UUID referralId,
            ReferralOrigin origin,
            CauseCategory category,
            Urgency urgency,
            ReferralSoFar.Course course,
            Instant requestedAt) {

        static Referral of(ReferralSoFar referral) {
            return new Referral(
                    referral.referralId(),
                    referral.origin(),
                    referral.category(),
                    referral.urgency(),
                    referral.course(),
                    referral.requestedAt());
        }
    }

    /** What a physician found. */
    record Diagnosis(
            UUID referralId,
            Instant occurredAt,
            String diagnosisCode,
            CauseCategory category,
            @Nullable Urgency remainingUrgency) {

        static Diagnosis of(AssessmentEvent.Diagnosed event) {
            return new Diagnosis(
                    event.referralId(),
                    event.occurredAt(),
                    event.diagnosisCode(),
                    event.category(),
                    event.remainingUrgency());
        }
    }

    /** Whether the first proposal asked for less than a diagnosis warrants, and what reviews of that found. */
    record MissedReferral(boolean waitsForReview, List<Review> reviews) {

        static MissedReferral of(Hindsight hindsight) {
            return new MissedReferral(
                    hindsight.waiting().isPresent(),
                    hindsight.reviews().stream().map(Review::of).toList());
        }
    }

    /** The review of a missed referral. */
    record Review(
            UUID reviewId,
            UUID referralId,
            ReviewFinding finding,
            String reviewedBy,
            Instant occurredAt,
            @Nullable UUID noteId) {

        static Review of(AssessmentEvent.MissedReferralReviewed event) {
            return new Review(
                    event.reviewId(),
                    event.referralId(),
                    event.finding(),
                    event.reviewedBy(),
                    event.occurredAt(),
                    event.noteId());
        }
    }

    /** A program that was stopped. */
    record Stop(UUID programId, StopReason reason, Instant occurredAt) {

        static Stop of(AssessmentEvent.ProgramStopped event) {
            return new Stop(event.programId(), event.reason(), event.occurredAt());
        }
    }
}
