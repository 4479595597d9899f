package org.backline.dashboard.view.inbox;

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

/**
 * A referral as a physician sees it.
 *
 * @param clinicId the clinic that holds the case now
 * @param status REQUESTED, ACKNOWLEDGED, ACCEPTED, DECLINED, SCHEDULED, REPORTED, REVIEWED or RECONCILED
 * @param summary what the trainer knew when asking
 */
public record InboxEntry(
        UUID referralId,
        UUID caseId,
        UUID athleteId,
        String clinicId,
        String trainerId,
        String status,
        ReferralOrigin origin,
        CauseCategory category,
        Urgency urgency,
        ReferralQuestion question,
        List<String> because,
        List<Diagnostic> suggestedDiagnostics,
        ClinicalSummary summary,
        Instant requestedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant acceptedAt,
        @Nullable String acceptedBy,
        @Nullable Instant declinedAt,
        @Nullable String declinedBy,
        @Nullable DeclineReason declineReason,
        @Nullable Instant scheduledAt,
        @Nullable Instant appointmentAt,
        @Nullable Report report,
        @Nullable Instant reviewedAt,
        @Nullable String reviewedBy,
        @Nullable Reconciliation reconciliation) {

    /**
     * The physician's answer.
     *
     * @param remainingUrgency null when the physician lifted it
     */
    public record Report(
            Instant reportedAt,
            String physicianId,
            String diagnosisCode,
            CauseCategory category,
            List<Diagnostic> diagnosticsOrdered,
            List<Restriction> restrictions,
            @Nullable Urgency remainingUrgency,
            @Nullable UUID noteId) {}

    /** What the trainer did with the answer. */
    public record Reconciliation(
            Instant reconciledAt,
            String trainerId,
            ReconciliationChoice choice,
            Participation participation,
            List<Restriction> restrictions) {}

    /** Whether the physician still owes an answer. */
    public boolean isAwaitingPhysician() {
        return report == null && declinedAt == null && reconciliation == null;
    }
}
