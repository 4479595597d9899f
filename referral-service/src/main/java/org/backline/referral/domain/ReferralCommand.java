package org.backline.referral.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
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

    /** In the order of the vocabulary, so that the same codes in another order are the same content. */
    private static <E extends Enum<E>> List<E> eachOnce(Collection<E> codes) {
        return codes.stream().distinct().sorted().toList();
    }
}
