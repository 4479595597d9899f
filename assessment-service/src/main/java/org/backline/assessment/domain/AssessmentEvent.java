package org.backline.assessment.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CancellationReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.CodeMaps;
import org.backline.codes.Contraindication;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.MuscularCause;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.StopReason;
import org.backline.codes.Suspicion;
import org.backline.codes.TestedSide;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** What happened to an assessment. Stored for ever: JDK types and codes only, no personal data, no free text. */
public sealed interface AssessmentEvent {

    /** The case whose assessment it is. */
    UUID caseId();

    /** The clinic that held the case then. */
    String clinicId();

    /** When it happened. */
    Instant occurredAt();

    /**
     * The assessment began with what the intake found.
     *
     * @param sourceEventId id of the event that brought the intake
     */
    record Opened(
            UUID caseId,
            String clinicId,
            String trainerId,
            UUID athleteId,
            UUID sourceEventId,
            IntakeFacts intake,
            Instant occurredAt)
            implements AssessmentEvent {}

    /** Results were recorded. */
    record FindingsRecorded(
            UUID caseId,
            String clinicId,
            UUID entryId,
            List<Finding> findings,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            List<PromScore> proms,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentEvent {

        public FindingsRecorded {
            findings = List.copyOf(findings);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
            notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
            proms = List.copyOf(proms);
        }
    }

    /**
     * An entry was corrected. What was recorded stays; the rules go by the correction from now on.
     *
     * @param entryId the entry of findings; absent when the intake was corrected
     */
    record Amended(
            UUID caseId,
            String clinicId,
            UUID amendmentId,
            @Nullable UUID entryId,
            AmendmentReason reason,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            Instant occurredAt)
            implements AssessmentEvent {

        public Amended {
            findings = List.copyOf(findings);
            retracted = List.copyOf(retracted);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
            notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        }
    }

    /**
     * The rules proposed, on all that was known. What they once found urgent stands here until a physician has lowered
     * it, whatever was found later.
     *
     * @param knowledgeHash SHA-256 of the knowledge, in hexadecimal
     * @param openUrgency the urgency that stands; absent when none does
     * @param suspicions those that stand, most urgent first
     * @param patterns muscular patterns that may be confirmed without an override
     * @param missing screen items without a plain yes or no
     * @param unanswered screen items with neither an answer nor a reason why there is none
     * @param contraindications open conditions that bar exercises
     * @param hipFlexorsTight whether a pelvis-controlled modified Thomas test is positive on a side
     * @param trace inputs, rules fired and not fired, as canonical JSON
     * @param recheckBy when a trainer who manages the case looks again at the latest; absent unless they manage it
     */
    record Proposed(
            UUID caseId,
            String clinicId,
            UUID proposalId,
            String knowledgeVersion,
            String knowledgeHash,
            Disposition disposition,
            CauseCategory category,
            @Nullable Urgency openUrgency,
            List<Suspicion> suspicions,
            List<MuscularCause> patterns,
            List<String> missing,
            List<String> unanswered,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            String trace,
            @Nullable Instant recheckBy,
            Instant occurredAt)
            implements AssessmentEvent {

        public Proposed {
            suspicions = List.copyOf(suspicions);
            patterns = List.copyOf(patterns);
            missing = List.copyOf(missing);
            unanswered = List.copyOf(unanswered);
            contraindications = List.copyOf(contraindications);
        }
    }

    /** What stands against a muscular cause is new, or is now another. */
    record NonMuscularCauseSuspected(
            UUID caseId,
            String clinicId,
            UUID proposalId,
            List<Suspicion> suspicions,
            Urgency urgency,
            Instant occurredAt)
            implements AssessmentEvent {

        public NonMuscularCauseSuspected {
            suspicions = List.copyOf(suspicions);
        }
    }

    /**
     * A trainer confirmed one or more muscular causes.
     *
     * @param proposalId the proposal that was on the table
     * @param overridden whether a cause is one that the rules did not propose
     */
    record MuscularCauseIdentified(
            UUID caseId,
            String clinicId,
            UUID athleteId,
            UUID proposalId,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            boolean overridden,
            @Nullable OverrideReason overrideReason,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentEvent {

        public MuscularCauseIdentified {
            causes = List.copyOf(causes);
            contraindications = List.copyOf(contraindications);
        }
    }

    /**
     * A physician is asked: by a trainer, or because care went on too long without a change.
     *
     * @param origin what asked for it
     * @param because ids of the flags, tests or rules behind it
     */
    record ReferralRequested(
            UUID caseId,
            String clinicId,
            UUID athleteId,
            String trainerId,
            UUID referralId,
            ReferralOrigin origin,
            CauseCategory category,
            Urgency urgency,
            List<String> because,
            ReferralQuestion question,
            List<Diagnostic> suggestedDiagnostics,
            ClinicalSummary summary,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentEvent {

        public ReferralRequested {
            @Nullable ReferralOrigin given = origin;
            origin = given == null ? ReferralOrigin.ASSESSMENT : given; // the first ones were all a trainer's
            because = List.copyOf(because);
            suggestedDiagnostics = List.copyOf(suggestedDiagnostics);
        }
    }

    /** A referral was requested elsewhere. */
    record ReferralNoted(
            UUID caseId,
            String clinicId,
            UUID referralId,
            ReferralOrigin origin,
            CauseCategory category,
            Urgency urgency,
            Instant occurredAt)
            implements AssessmentEvent {}

    /** A referral was taken back. What was urgent stays urgent. */
    record ReferralCancelled(
            UUID caseId, String clinicId, UUID referralId, CancellationReason reason, Instant occurredAt)
            implements AssessmentEvent {}

    /** A referral that had ended goes on. */
    record ReferralRenewed(UUID caseId, String clinicId, UUID referralId, Urgency urgency, Instant occurredAt)
            implements AssessmentEvent {}

    /** A physician does not take a referral. What was urgent stays urgent. */
    record ReferralDeclined(UUID caseId, String clinicId, UUID referralId, DeclineReason reason, Instant occurredAt)
            implements AssessmentEvent {}

    /**
     * The case came back from the physician.
     *
     * @param remainingUrgency urgency that the physician left standing; absent when lifted
     */
    record ReferralReconciled(
            UUID caseId,
            String clinicId,
            UUID referralId,
            ReconciliationChoice choice,
            @Nullable Urgency remainingUrgency,
            Instant occurredAt)
            implements AssessmentEvent {}

    /**
     * A physician lowered the urgency.
     *
     * @param to what stands now; absent when nothing does
     * @param settled ids of the flags, tests and rules that the physician has answered
     */
    record UrgencyLowered(
            UUID caseId,
            String clinicId,
            UUID referralId,
            Urgency from,
            @Nullable Urgency to,
            List<String> settled,
            Instant occurredAt)
            implements AssessmentEvent {

        public UrgencyLowered {
            settled = List.copyOf(settled);
        }
    }

    /**
     * Care has gone on as long as it may without a change that matters, and the scores were looked at.
     *
     * @param progress whether they show such a change; without one a physician is asked
     */
    record ProgressReviewed(UUID caseId, String clinicId, UUID reviewId, boolean progress, Instant occurredAt)
            implements AssessmentEvent {}

    /**
     * A physician said what it is.
     *
     * @param diagnosisCode ICD-10-CM
     * @param remainingUrgency urgency that the physician left standing; absent when lifted
     * @param warranted how soon a physician should have seen the athlete, by this; absent when a trainer may manage it
     */
    record Diagnosed(
            UUID caseId,
            String clinicId,
            UUID referralId,
            String diagnosisCode,
            CauseCategory category,
            @Nullable Urgency remainingUrgency,
            @Nullable Urgency warranted,
            Instant occurredAt)
            implements AssessmentEvent {}

    /**
     * Somebody has looked at a missed referral: the first proposal had asked for less than a diagnosis warrants.
     *
     * @param referralId the referral whose diagnosis that was
     * @param reviewedBy subject of who looked
     */
    record MissedReferralReviewed(
            UUID caseId,
            String clinicId,
            UUID reviewId,
            UUID referralId,
            ReviewFinding finding,
            String reviewedBy,
            @Nullable UUID noteId,
            Instant occurredAt)
            implements AssessmentEvent {}

    /** A program was stopped, and the case is to be triaged once more: no cause stands, and the flags are asked again. */
    record ProgramStopped(UUID caseId, String clinicId, UUID programId, StopReason reason, Instant occurredAt)
            implements AssessmentEvent {}

    /** Another trainer or clinic holds the case; {@code clinicId} is the new one. */
    record HandedOver(UUID caseId, String clinicId, String trainerId, Instant occurredAt) implements AssessmentEvent {}

    /** The assessment ended with its case. */
    record Closed(UUID caseId, String clinicId, CaseOutcome outcome, Instant occurredAt) implements AssessmentEvent {}

    /** The assessment goes on with its case. */
    record Reopened(UUID caseId, String clinicId, ReopeningReason reason, Instant occurredAt)
            implements AssessmentEvent {}
}
