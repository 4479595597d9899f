package org.backline.dashboard.view.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReferralStage;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral as a physician sees it.
 *
 * @param clinicId the clinic that holds the case now
 * @param status a status of the loop, as referral-service names them
 * @param summary what the trainer knew when asking
 * @param physicians subjects of those who are asked; empty when all of the clinic are
 * @param awaited ordered studies whose results are still to come
 * @param interruption why it rests
 * @param overdue null while it is in time
 * @param studies null when none were ordered
 * @param ended null while it goes on
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
        @Nullable Reconciliation reconciliation,
        List<String> physicians,
        List<Diagnostic> awaited,
        @Nullable Instant attendedAt,
        @Nullable Instant missedAt,
        @Nullable Advice advice,
        @Nullable InterruptionReason interruption,
        @Nullable CancellationReason cancellation,
        @Nullable Overdue overdue,
        @Nullable Studies studies,
        @Nullable Ended ended) {

    /**
     * Studies that were ordered before the answer.
     *
     * @param reportedAt when the newest results came; null while there are none
     */
    public record Studies(
            Instant orderedAt, String orderedBy, @Nullable Instant reportedAt) {}

    /** Why it does not go on: it rests, or was taken back. */
    public record Ended(Instant at, String by) {}

    /** An answer without a visit. */
    public record Advice(Instant advisedAt, String physicianId, List<Restriction> restrictions) {}

    /** What it waits for in vain, and who must act. */
    public record Overdue(ReferralStage stage, Instant since, Role with) {}

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

    private static final Set<String> UNANSWERED =
            Set.of("REQUESTED", "DELIVERED", "REDIRECTED", "REOPENED", "ACKNOWLEDGED");

    private static final Set<String> WITH_PHYSICIAN =
            Set.of("ACCEPTED", "SCHEDULED", "ATTENDED", "MISSED", "DIAGNOSTICS_ORDERED", "DIAGNOSTICS_REPORTED");

    /** Whether a physician still owes an answer to a referral that stands so. */
    static boolean isAwaitingPhysician(String status) {
        return UNANSWERED.contains(status) || WITH_PHYSICIAN.contains(status);
    }

    /** Whether this physician was asked by name, and not only as one of the clinic. */
    public boolean isRoutedTo(String physician) {
        return physicians.contains(physician);
    }

    /** Whether the physician still owes an answer. */
    public boolean isAwaitingPhysician() {
        return isAwaitingPhysician(status);
    }

    /** Whether nobody has taken it, declined it or answered it. */
    public boolean isUnanswered() {
        return UNANSWERED.contains(status);
    }

    /** Whether a physician has taken it and has yet to answer. */
    public boolean isWithPhysician() {
        return WITH_PHYSICIAN.contains(status);
    }

    /** Whether it may be taken up again. */
    public boolean isReopenable() {
        return List.of("INTERRUPTED", "CANCELLED", "RECONCILED", "CLOSED").contains(status);
    }

    /** Whether it can be taken back. */
    public boolean isCancellable() {
        return isAwaitingPhysician() || status.equals("DECLINED") || status.equals("INTERRUPTED");
    }

    /** Whether another physician can be asked. */
    public boolean isRedirectable() {
        return isUnanswered()
                || List.of("DECLINED", "ACCEPTED", "SCHEDULED", "MISSED").contains(status);
    }

    /** Whether it can rest. An emergency does not. */
    public boolean isInterruptible() {
        return isAwaitingPhysician() && urgency != Urgency.EMERGENCY;
    }

    /** Whether somebody is to say whether the athlete came, or may correct it. */
    public boolean isVisitOpen() {
        return status.equals("SCHEDULED") || status.equals("MISSED");
    }

    /** Whether results can be noted. */
    public boolean isAwaitingResults() {
        return !awaited.isEmpty()
                && !List.of("CLOSED", "CANCELLED", "INTERRUPTED").contains(status);
    }

    /** Whether this physician is among those who are asked. */
    public boolean isAskedOf(String subject) {
        return physicians.isEmpty() || physicians.contains(subject);
    }
}
