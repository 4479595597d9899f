package org.backline.referral.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

/** What happened to a referral. Stored for ever: JDK types and codes only, no personal data, never edited. */
public sealed interface ReferralEvent {

    /** The referral it happened to. */
    UUID referralId();

    /** The case the referral belongs to. */
    UUID caseId();

    /** The clinic that asked. */
    String clinicId();

    /** When it happened. */
    Instant at();

    /** A physician was asked. */
    record Opened(
            UUID referralId,
            UUID caseId,
            String clinicId,
            UUID athleteId,
            String trainerId,
            ReferralOrigin origin,
            CauseCategory category,
            Urgency urgency,
            List<String> because,
            ReferralQuestion question,
            List<Diagnostic> suggestedDiagnostics,
            ClinicalSummary summary,
            Instant at)
            implements ReferralEvent {

        public Opened {
            because = List.copyOf(because);
            suggestedDiagnostics = List.copyOf(suggestedDiagnostics);
        }
    }

    /** A physician has seen it. */
    record Acknowledged(UUID referralId, UUID caseId, String clinicId, String physicianId, Instant at)
            implements ReferralEvent {}

    /** A physician takes it. */
    record Accepted(UUID referralId, UUID caseId, String clinicId, String physicianId, Instant at)
            implements ReferralEvent {}

    /** A physician does not take it; the trainer has to act. */
    record Declined(UUID referralId, UUID caseId, String clinicId, String physicianId, DeclineReason reason, Instant at)
            implements ReferralEvent {}

    /** The athlete has an appointment, the first one or another one. */
    record Scheduled(UUID referralId, UUID caseId, String clinicId, Instant startsAt, Instant at)
            implements ReferralEvent {}

    /**
     * The physician answered.
     *
     * @param remainingUrgency urgency that stays; absent when the physician lifted it
     */
    record Reported(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String physicianId,
            String diagnosisCode,
            CauseCategory category,
            List<Diagnostic> diagnosticsOrdered,
            List<Restriction> restrictions,
            @Nullable Urgency remainingUrgency,
            @Nullable UUID noteId,
            Instant at)
            implements ReferralEvent {

        public Reported {
            diagnosticsOrdered = List.copyOf(diagnosticsOrdered);
            restrictions = List.copyOf(restrictions);
        }
    }

    /** The trainer has read the answer. */
    record Reviewed(UUID referralId, UUID caseId, String clinicId, String trainerId, Instant at)
            implements ReferralEvent {}

    /**
     * The trainer closed the loop.
     *
     * @param remainingUrgency urgency that no physician lifted; absent when one did
     */
    record Reconciled(
            UUID referralId,
            UUID caseId,
            String clinicId,
            UUID athleteId,
            String trainerId,
            ReconciliationChoice choice,
            @Nullable Urgency remainingUrgency,
            Participation participation,
            List<Restriction> restrictions,
            Instant at)
            implements ReferralEvent {

        public Reconciled {
            restrictions = List.copyOf(restrictions);
        }
    }
}
