package org.backline.assessment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CancellationReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.CodeMaps;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.StopReason;
import org.backline.codes.TestedSide;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** What can be asked of an assessment. The assessment of a case has the id of the case. */
public sealed interface AssessmentCommand {

    /** The case whose assessment it is. */
    UUID caseId();

    /** When it was asked for or happened. */
    Instant occurredAt();

    /**
     * Begin, with what the intake found. A second time changes nothing.
     *
     * @param sourceEventId id of the event that brought the intake; the trace names it
     */
    record Open(
            @TargetAggregateIdentifier UUID caseId,
            String clinicId,
            String trainerId,
            UUID athleteId,
            UUID sourceEventId,
            IntakeFacts intake,
            Instant occurredAt)
            implements AssessmentCommand {}

    /**
     * Keep results of tests, of red-flag questions asked again and of outcome measures.
     *
     * @param entryId made by the client; the same entry again changes nothing
     */
    record RecordFindings(
            @TargetAggregateIdentifier UUID caseId,
            UUID entryId,
            List<Finding> findings,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            List<PromScore> proms,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentCommand {

        public RecordFindings {
            findings = List.copyOf(findings);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
            notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
            proms = List.copyOf(proms);
        }
    }

    /**
     * Take over a correction of an entry.
     *
     * @param entryId the entry of findings; absent when the intake was corrected
     */
    record Amend(
            @TargetAggregateIdentifier UUID caseId,
            UUID amendmentId,
            @Nullable UUID entryId,
            AmendmentReason reason,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            Instant occurredAt)
            implements AssessmentCommand {

        public Amend {
            findings = List.copyOf(findings);
            retracted = List.copyOf(retracted);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
            notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        }
    }

    /**
     * Confirm one or more muscular causes.
     *
     * @param overrideReason needed for a cause that the rules do not propose
     */
    record IdentifyMuscularCause(
            @TargetAggregateIdentifier UUID caseId,
            List<CauseChosen> causes,
            @Nullable OverrideReason overrideReason,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentCommand {

        public IdentifyMuscularCause {
            causes = List.copyOf(causes);
        }
    }

    /**
     * Ask a physician.
     *
     * @param referralId made by the client; the same referral again changes nothing
     */
    record Refer(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            CauseCategory category,
            Urgency urgency,
            ReferralQuestion question,
            List<Diagnostic> suggestedDiagnostics,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentCommand {

        public Refer {
            suggestedDiagnostics =
                    suggestedDiagnostics.stream().distinct().sorted().toList();
        }
    }

    /** Take note of a referral that was requested elsewhere. */
    record NoteReferral(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            ReferralOrigin origin,
            CauseCategory category,
            Urgency urgency,
            Instant occurredAt)
            implements AssessmentCommand {}

    /** Take note that a referral was taken back. */
    record NoteCancellation(
            @TargetAggregateIdentifier UUID caseId, UUID referralId, CancellationReason reason, Instant occurredAt)
            implements AssessmentCommand {}

    /**
     * Take note that a referral which had ended goes on: another physician is asked, or the same question again.
     *
     * @param urgency urgency from now on; absent when it stays what it was
     */
    record NoteRenewal(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            @Nullable Urgency urgency,
            Instant occurredAt) implements AssessmentCommand {}

    /** Take note that a physician does not take a referral. */
    record NoteDecline(
            @TargetAggregateIdentifier UUID caseId, UUID referralId, DeclineReason reason, Instant occurredAt)
            implements AssessmentCommand {}

    /**
     * Take the case back from the physician.
     *
     * @param remainingUrgency urgency that the physician left standing; absent when lifted
     */
    record TakeBack(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            ReconciliationChoice choice,
            @Nullable Urgency remainingUrgency,
            Instant occurredAt)
            implements AssessmentCommand {}

    /**
     * Look whether care that has lasted too long has changed anything; ask a physician when nothing shows that it has.
     * Before its time, and a second time, it changes nothing.
     *
     * @param reviewId id of this review, from which the proposal's id follows
     * @param referralId id of the referral, if one is needed
     */
    record ReviewProgress(@TargetAggregateIdentifier UUID caseId, UUID reviewId, UUID referralId, Instant occurredAt)
            implements AssessmentCommand {}

    /**
     * Take note of what a physician found.
     *
     * @param diagnosisCode ICD-10-CM
     * @param remainingUrgency urgency that the physician left standing; absent when lifted
     */
    record NoteDiagnosis(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            String diagnosisCode,
            CauseCategory category,
            @Nullable Urgency remainingUrgency,
            Instant occurredAt)
            implements AssessmentCommand {}

    /**
     * Close the review of a missed referral.
     *
     * @param reviewId made by the client; the same review again changes nothing
     * @param reviewedBy subject of who looked at it
     */
    record ReviewMissedReferral(
            @TargetAggregateIdentifier UUID caseId,
            UUID reviewId,
            ReviewFinding finding,
            String reviewedBy,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentCommand {}

    /** Triage once more: a new red flag stopped the program. A second time for the same program changes nothing. */
    record Retriage(@TargetAggregateIdentifier UUID caseId, UUID programId, StopReason reason, Instant occurredAt)
            implements AssessmentCommand {}

    /** Hand the case to another trainer or clinic. */
    record HandOver(@TargetAggregateIdentifier UUID caseId, String toClinicId, String toTrainerId, Instant occurredAt)
            implements AssessmentCommand {}

    /** End with the case. */
    record Close(@TargetAggregateIdentifier UUID caseId, CaseOutcome outcome, Instant occurredAt)
            implements AssessmentCommand {}

    /** Begin again with a case that is open again. */
    record Reopen(@TargetAggregateIdentifier UUID caseId, ReopeningReason reason, Instant occurredAt)
            implements AssessmentCommand {}
}
