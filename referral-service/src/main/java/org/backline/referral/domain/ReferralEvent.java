package org.backline.referral.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
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

    /** It has reached the physicians who are asked, by one channel; empty when all of the clinic are. */
    record Delivered(
            UUID referralId,
            UUID caseId,
            String clinicId,
            DeliveryChannel channel,
            List<String> physicianIds,
            Instant at)
            implements ReferralEvent {

        public Delivered {
            physicianIds = List.copyOf(physicianIds);
        }
    }

    /** Other physicians are asked; what those before them began is over. */
    record Redirected(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String by,
            RedirectReason reason,
            List<String> physicianIds,
            Instant at)
            implements ReferralEvent {

        public Redirected {
            physicianIds = List.copyOf(physicianIds);
        }
    }

    /**
     * The physician has seen the athlete.
     *
     * @param startsAt start of the appointment; absent for a visit without one
     */
    record Attended(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String by,
            @Nullable Instant startsAt,
            Instant at) implements ReferralEvent {}

    /** The athlete did not come. */
    record Missed(UUID referralId, UUID caseId, String clinicId, String by, Instant startsAt, Instant at)
            implements ReferralEvent {}

    /** The physician ordered studies before answering. */
    record DiagnosticsOrdered(
            UUID referralId, UUID caseId, String clinicId, String physicianId, List<Diagnostic> diagnostics, Instant at)
            implements ReferralEvent {

        public DiagnosticsOrdered {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Results of ordered studies are in.
     *
     * @param complete whether no ordered study is awaited any more
     */
    record DiagnosticsReported(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String by,
            List<DiagnosticResult> results,
            boolean complete,
            Instant at)
            implements ReferralEvent {

        public DiagnosticsReported {
            results = List.copyOf(results);
        }
    }

    /** The physician answered with advice alone; no urgency is lowered. */
    record Advised(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String physicianId,
            List<Restriction> restrictions,
            UUID noteId,
            Instant at)
            implements ReferralEvent {

        public Advised {
            restrictions = List.copyOf(restrictions);
        }
    }

    /** It rests. */
    record Interrupted(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String by,
            InterruptionReason reason,
            @Nullable UUID noteId,
            Instant at)
            implements ReferralEvent {}

    /**
     * It was taken back before a physician answered.
     *
     * @param remainingUrgency urgency that no physician lifted
     */
    record Cancelled(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String by,
            CancellationReason reason,
            Urgency remainingUrgency,
            @Nullable UUID noteId,
            Instant at)
            implements ReferralEvent {}

    /**
     * It goes on after a rest, or begins anew after its end.
     *
     * @param urgency urgency from now on
     * @param noteId why, kept in the erasable note table
     * @param category what the question suspects; absent in events of before it was said
     */
    record Reopened(
            UUID referralId,
            UUID caseId,
            String clinicId,
            String by,
            ReopenedFrom from,
            Urgency urgency,
            UUID noteId,
            Instant at,
            @Nullable CauseCategory category)
            implements ReferralEvent {}

    /**
     * A deadline has passed.
     *
     * @param urgency the urgency that the deadline follows from
     * @param escalation 1 for the first reminder, more for each step after it
     * @param owner who must act now
     */
    record Stalled(
            UUID referralId,
            UUID caseId,
            String clinicId,
            ReferralStage stage,
            Urgency urgency,
            Instant dueAt,
            int escalation,
            Role owner,
            Instant at)
            implements ReferralEvent {}

    /** The loop is closed: a physician answered, the trainer reconciled, no result is awaited. */
    record Closed(UUID referralId, UUID caseId, String clinicId, PhysicianAnswer answer, Instant at)
            implements ReferralEvent {}
}
