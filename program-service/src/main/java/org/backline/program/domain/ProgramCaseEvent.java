package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Contraindication;
import org.backline.codes.Finding;
import org.backline.codes.MuscularCause;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** What a program has to know of its case; it may come before there is a program and outlasts it. */
public sealed interface ProgramCaseEvent extends ProgramEvent {

    /** What the intake says that a program needs to know. */
    record CaseKnown(
            UUID caseId,
            String clinicId,
            UUID athleteId,
            int age,
            Sex sex,
            String sport,
            int painNow,
            int painBest,
            int painWorst,
            List<PainSite> regions,
            List<RedFlag> flags,
            List<PromScore> scores,
            Instant occurredAt)
            implements ProgramCaseEvent {

        public CaseKnown {
            regions = List.copyOf(regions);
            flags = List.copyOf(flags);
            scores = List.copyOf(scores);
        }
    }

    /**
     * What an assessment says that a program needs to know.
     *
     * @param newFlags flags that are positive and were not before
     * @param slumpPositive absent: not tested
     * @param hipFlexorsTight absent: not tested with the pelvis controlled
     */
    record FindingsNoted(
            UUID caseId,
            String clinicId,
            UUID entryId,
            List<Finding> findings,
            List<RedFlag> newFlags,
            List<PromScore> scores,
            @Nullable Boolean slumpPositive,
            @Nullable Boolean hipFlexorsTight,
            Instant occurredAt)
            implements ProgramCaseEvent {

        public FindingsNoted {
            findings = List.copyOf(findings);
            newFlags = List.copyOf(newFlags);
            scores = List.copyOf(scores);
        }
    }

    /** A referral of the case is open. */
    record ReferralOpened(UUID caseId, String clinicId, UUID referralId, Instant occurredAt)
            implements ProgramCaseEvent {}

    /**
     * A referral of the case has been reconciled.
     *
     * @param remainingUrgency what the physician left standing; absent when lifted
     */
    record ReferralClosed(
            UUID caseId,
            String clinicId,
            UUID referralId,
            ReconciliationChoice choice,
            @Nullable Urgency remainingUrgency,
            Instant occurredAt)
            implements ProgramCaseEvent {}

    /**
     * A referral of the case was taken back before a physician answered.
     *
     * @param remainingUrgency what no physician lifted
     */
    record ReferralWithdrawn(
            UUID caseId, String clinicId, UUID referralId, Urgency remainingUrgency, Instant occurredAt)
            implements ProgramCaseEvent {}

    /**
     * A physician restricts what the athlete may do, or lifts it.
     *
     * @param restrictions of this referral from now on
     * @param superseded referrals whose restrictions no longer hold
     * @param cleared whether the physician left no urgency standing
     */
    record Restricted(
            UUID caseId,
            String clinicId,
            UUID referralId,
            List<Restriction> restrictions,
            List<UUID> superseded,
            boolean cleared,
            Instant occurredAt)
            implements ProgramCaseEvent {

        public Restricted {
            restrictions = List.copyOf(restrictions);
            superseded = List.copyOf(superseded);
        }
    }

    /** The case is closed: nothing is drafted, assigned or changed until it is open again. */
    record CaseClosed(UUID caseId, String clinicId, Instant occurredAt) implements ProgramCaseEvent {}

    /** The closed case is open again. */
    record CaseReopened(UUID caseId, String clinicId, ReopeningReason reason, Instant occurredAt)
            implements ProgramCaseEvent {}

    /**
     * A cause was confirmed where nobody knew yet that the case is closed; nothing was drafted from it.
     *
     * @param programId of the draft that it asked for
     */
    record CauseNoted(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID athleteId,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            Instant occurredAt)
            implements ProgramCaseEvent {

        public CauseNoted {
            causes = List.copyOf(causes);
            contraindications = List.copyOf(contraindications);
        }
    }

    /** The athlete of the case may read and log through a signed link until it expires. The link itself is not here. */
    record LinkIssued(UUID caseId, String clinicId, UUID linkId, Instant expiresAt, Instant occurredAt)
            implements ProgramCaseEvent {}

    /** A signed link no longer opens anything. */
    record LinkRevoked(UUID caseId, String clinicId, UUID linkId, Instant occurredAt) implements ProgramCaseEvent {}
}
