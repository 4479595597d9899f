package org.backline.referral.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReferralStage;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** What may be asked of a referral. Times and ids come with the command. */
public sealed interface ReferralCommand {

    /** The referral it is about. */
    UUID referralId();

    /** When it was asked. */
    Instant at();

    /**
     * Opens the loop.
     *
     * @param because ids of the flags, tests or rules behind the request
     */
    record Open(
            @TargetAggregateIdentifier UUID referralId,
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
            implements ReferralCommand {

        public Open {
            because = List.copyOf(because);
            suggestedDiagnostics = List.copyOf(suggestedDiagnostics);
        }
    }

    /** A physician has seen it. */
    record Acknowledge(@TargetAggregateIdentifier UUID referralId, String physicianId, Instant at)
            implements ReferralCommand {}

    /** A physician takes it. */
    record Accept(@TargetAggregateIdentifier UUID referralId, String physicianId, Instant at)
            implements ReferralCommand {}

    /** A physician does not take it. */
    record Decline(@TargetAggregateIdentifier UUID referralId, String physicianId, DeclineReason reason, Instant at)
            implements ReferralCommand {}

    /** Makes an appointment, or moves it. */
    record Schedule(@TargetAggregateIdentifier UUID referralId, Instant startsAt, Instant at)
            implements ReferralCommand {}

    /**
     * The physician answers.
     *
     * @param diagnosisCode ICD-10-CM
     * @param remainingUrgency urgency that stays; absent when the physician lifts it
     * @param noteId the instruction to the trainer, kept in the erasable note table
     */
    record Report(
            @TargetAggregateIdentifier UUID referralId,
            String physicianId,
            String diagnosisCode,
            CauseCategory category,
            List<Diagnostic> diagnosticsOrdered,
            List<Restriction> restrictions,
            @Nullable Urgency remainingUrgency,
            @Nullable UUID noteId,
            Instant at)
            implements ReferralCommand {

        public Report {
            diagnosticsOrdered = eachOnce(diagnosticsOrdered);
            restrictions = eachOnce(restrictions);
        }
    }

    /** The trainer has read the physician's answer. */
    record Review(@TargetAggregateIdentifier UUID referralId, String trainerId, Instant at)
            implements ReferralCommand {}

    /** The trainer closes the loop. */
    record Reconcile(
            @TargetAggregateIdentifier UUID referralId,
            String trainerId,
            ReconciliationChoice choice,
            Participation participation,
            List<Restriction> restrictions,
            Instant at)
            implements ReferralCommand {

        public Reconcile {
            restrictions = eachOnce(restrictions);
        }
    }

    /**
     * It has reached physicians by one channel. Heard from a channel, so it is never refused.
     *
     * @param physicianIds who is asked; empty when all of the clinic are
     */
    record Deliver(
            @TargetAggregateIdentifier UUID referralId, DeliveryChannel channel, List<String> physicianIds, Instant at)
            implements ReferralCommand {

        public Deliver {
            physicianIds = List.copyOf(physicianIds);
        }
    }

    /** Asks other physicians. */
    record Redirect(
            @TargetAggregateIdentifier UUID referralId,
            String by,
            RedirectReason reason,
            List<String> physicianIds,
            Instant at)
            implements ReferralCommand {

        public Redirect {
            physicianIds = physicianIds.stream().distinct().toList();
        }
    }

    /** The physician has seen the athlete. */
    record Attend(@TargetAggregateIdentifier UUID referralId, String by, Instant at) implements ReferralCommand {}

    /** The athlete did not come to the appointment. */
    record Miss(@TargetAggregateIdentifier UUID referralId, String by, Instant at) implements ReferralCommand {}

    /** The physician orders studies before answering. */
    record OrderDiagnostics(
            @TargetAggregateIdentifier UUID referralId, String physicianId, List<Diagnostic> diagnostics, Instant at)
            implements ReferralCommand {

        public OrderDiagnostics {
            diagnostics = eachOnce(diagnostics);
        }
    }

    /** Results of ordered studies are in. */
    record ReportDiagnostics(
            @TargetAggregateIdentifier UUID referralId, String by, List<DiagnosticResult> results, Instant at)
            implements ReferralCommand {

        public ReportDiagnostics {
            results = List.copyOf(results);
        }
    }

    /**
     * The physician answers with advice alone.
     *
     * @param noteId the advice, kept in the erasable note table
     */
    record Advise(
            @TargetAggregateIdentifier UUID referralId,
            String physicianId,
            List<Restriction> restrictions,
            UUID noteId,
            Instant at)
            implements ReferralCommand {

        public Advise {
            restrictions = eachOnce(restrictions);
        }
    }

    /** Lets it rest. */
    record Interrupt(
            @TargetAggregateIdentifier UUID referralId,
            String by,
            InterruptionReason reason,
            @Nullable UUID noteId,
            Instant at)
            implements ReferralCommand {}

    /** Takes it back. */
    record Cancel(
            @TargetAggregateIdentifier UUID referralId,
            String by,
            CancellationReason reason,
            @Nullable UUID noteId,
            Instant at)
            implements ReferralCommand {}

    /**
     * Takes it up again.
     *
     * @param urgency urgency from now on
     * @param noteId why
     */
    record Reopen(@TargetAggregateIdentifier UUID referralId, String by, Urgency urgency, UUID noteId, Instant at)
            implements ReferralCommand {}

    /**
     * A deadline has passed, says the clock. Never refused: a referral that has moved on meanwhile has not stalled.
     *
     * @param since when the stage began that the deadline belongs to
     */
    record Stall(
            @TargetAggregateIdentifier UUID referralId,
            ReferralStage stage,
            Instant since,
            Urgency urgency,
            Instant dueAt,
            int escalation,
            Role owner,
            Instant at)
            implements ReferralCommand {}

    /** In the order of the vocabulary, so that the same codes in another order are the same content. */
    private static <E extends Enum<E>> List<E> eachOnce(Collection<E> codes) {
        return codes.stream().distinct().sorted().toList();
    }
}
