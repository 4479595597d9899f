package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.backline.codes.Contraindication;
import org.backline.codes.Diagnostic;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.program.exercise.OpenFinding;
import org.jspecify.annotations.Nullable;

/** What can be asked of a program. The program of a case has the id of the case. */
public sealed interface ProgramCommand {

    /** The case whose program it is. */
    UUID caseId();

    /** When it was asked for or happened. */
    Instant occurredAt();

    /**
     * Draft a program.
     *
     * @param programId new for every draft; the same id again drafts nothing
     * @param hipFlexorsTight whether a pelvis-controlled modified Thomas test is positive
     * @param askedBy {@code POLICY} when a cause was identified: a different cause then replaces a running program
     */
    record Draft(
            @TargetAggregateIdentifier UUID caseId,
            UUID programId,
            UUID athleteId,
            String clinicId,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            Instant occurredAt,
            AskedBy askedBy)
            implements ProgramCommand {

        public Draft {
            causes = List.copyOf(causes);
            contraindications = List.copyOf(contraindications);
        }
    }

    /**
     * Assign the draft to the athlete.
     *
     * @param safetyNetGiven whether the athlete was told what must bring them back at once
     */
    record Assign(@TargetAggregateIdentifier UUID caseId, boolean safetyNetGiven, Instant occurredAt)
            implements ProgramCommand {}

    /**
     * Draft the same causes again for other equipment, time or findings; the athlete has not been assigned it yet.
     *
     * @param programId new for every draft; the same id again drafts nothing
     * @param findings open findings besides tight hip flexors
     * @param equipment what is at hand; absent: everything
     * @param minutes time for a session; absent: enough
     */
    record Redraft(
            @TargetAggregateIdentifier UUID caseId,
            UUID programId,
            @Nullable List<OpenFinding> findings,
            @Nullable List<String> equipment,
            @Nullable Integer minutes,
            Instant occurredAt)
            implements ProgramCommand {

        public Redraft {
            findings = findings == null ? null : List.copyOf(findings);
            equipment = equipment == null ? null : List.copyOf(equipment);
        }
    }

    /**
     * Change the plan by hand.
     *
     * @param exercises the whole plan in the order of a session
     * @param overrides rules that the trainer goes against, each with a reason
     */
    record Revise(
            @TargetAggregateIdentifier UUID caseId,
            List<PlannedExercise> exercises,
            List<RuleOverride> overrides,
            Instant occurredAt)
            implements ProgramCommand {

        public Revise {
            exercises = List.copyOf(exercises);
            overrides = List.copyOf(overrides);
        }
    }

    /**
     * Log that the athlete trained.
     *
     * @param sessionId made by the client; the same id again changes nothing
     * @param painBefore 0 to 10
     * @param painDuring 0 to 10
     * @param painNextMorning 0 to 10, when known
     * @param effort 0 to 10
     * @param criteriaMet ids of exercises whose technique criterion was met
     * @param newFlags signs that were not there before; one stops the program at once
     */
    record LogSession(
            @TargetAggregateIdentifier UUID caseId,
            UUID sessionId,
            List<String> exercisesDone,
            int painBefore,
            int painDuring,
            @Nullable Integer painNextMorning,
            @Nullable Integer effort,
            Instant occurredAt,
            List<String> criteriaMet,
            List<SessionSign> signs,
            List<RedFlag> newFlags,
            LoggedBy by)
            implements ProgramCommand {

        public LogSession {
            exercisesDone = List.copyOf(exercisesDone);
            criteriaMet = List.copyOf(criteriaMet);
            signs = List.copyOf(signs);
            newFlags = List.copyOf(newFlags);
        }
    }

    /** Say how the morning after a session was. */
    record ReportNextMorning(
            @TargetAggregateIdentifier UUID caseId,
            UUID sessionId,
            int painNextMorning,
            List<SessionSign> signs,
            List<RedFlag> newFlags,
            LoggedBy by,
            Instant occurredAt)
            implements ProgramCommand {

        public ReportNextMorning {
            signs = List.copyOf(signs);
            newFlags = List.copyOf(newFlags);
        }
    }

    /** Go on to the next phase. */
    record Progress(@TargetAggregateIdentifier UUID caseId, int toPhase, Instant occurredAt)
            implements ProgramCommand {}

    /** Go back a phase, or within phase 1 to lower doses. */
    record Regress(@TargetAggregateIdentifier UUID caseId, int toPhase, Instant occurredAt) implements ProgramCommand {}

    /** Review the program. The same id again changes nothing. */
    record Review(@TargetAggregateIdentifier UUID caseId, UUID reviewId, List<PromScore> scores, Instant occurredAt)
            implements ProgramCommand {

        public Review {
            scores = List.copyOf(scores);
        }
    }

    /** Write down what was measured for gate G4, by the ids of its checklist. */
    record MeasureGate(@TargetAggregateIdentifier UUID caseId, Map<String, Double> measured, Instant occurredAt)
            implements ProgramCommand {

        public MeasureGate {
            measured = Map.copyOf(measured);
        }
    }

    /** Ask a physician, as a review proposed. */
    record AskReferral(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            String trainerId,
            ReferralQuestion question,
            List<Diagnostic> suggestedDiagnostics,
            Instant occurredAt)
            implements ProgramCommand {

        public AskReferral {
            suggestedDiagnostics = List.copyOf(suggestedDiagnostics);
        }
    }

    /** Let the program rest. A policy asks with {@link HoldReason#REFERRAL_OPEN} when a referral is requested. */
    record Hold(@TargetAggregateIdentifier UUID caseId, HoldReason reason, Instant occurredAt, AskedBy askedBy)
            implements ProgramCommand {}

    /** Let a held program go on. Only a policy lifts the hold of a referral: when the trainer has reconciled it. */
    record Resume(@TargetAggregateIdentifier UUID caseId, Instant occurredAt, AskedBy askedBy)
            implements ProgramCommand {}

    /**
     * The program has reached its end.
     *
     * @param override why the trainer ends it although gate G4 is not open; not needed when it is
     */
    record Complete(
            @TargetAggregateIdentifier UUID caseId,
            @Nullable OverrideReason override,
            Instant occurredAt) implements ProgramCommand {}

    /** End the program before its end. */
    record Stop(@TargetAggregateIdentifier UUID caseId, StopReason reason, Instant occurredAt)
            implements ProgramCommand {}

    /** Let the athlete read and log by a signed link until it expires. */
    record IssueLink(@TargetAggregateIdentifier UUID caseId, UUID linkId, Instant expiresAt, Instant occurredAt)
            implements ProgramCommand {}

    /** Let a signed link open nothing any more. */
    record RevokeLink(@TargetAggregateIdentifier UUID caseId, UUID linkId, Instant occurredAt)
            implements ProgramCommand {}

    /** Take in what the intake says. */
    record KnowCase(@TargetAggregateIdentifier UUID caseId, ProgramCaseEvent.CaseKnown facts)
            implements ProgramCommand {

        @Override
        public Instant occurredAt() {
            return facts.occurredAt();
        }
    }

    /**
     * Take in what an assessment says.
     *
     * @param facts its {@code newFlags} are all that are positive; those known before are left out of the event
     */
    record NoteFindings(@TargetAggregateIdentifier UUID caseId, ProgramCaseEvent.FindingsNoted facts)
            implements ProgramCommand {

        @Override
        public Instant occurredAt() {
            return facts.occurredAt();
        }
    }

    /** The case was closed: its program ends, and none is drafted. */
    record CloseCase(@TargetAggregateIdentifier UUID caseId, String clinicId, Instant occurredAt)
            implements ProgramCommand {}

    /**
     * The case is open again.
     *
     * @param programId of the draft that is made when the case was closed in error
     */
    record ReopenCase(
            @TargetAggregateIdentifier UUID caseId,
            String clinicId,
            UUID programId,
            ReopeningReason reason,
            Instant occurredAt)
            implements ProgramCommand {}

    /** A referral of the case was requested. */
    record OpenReferral(@TargetAggregateIdentifier UUID caseId, String clinicId, UUID referralId, Instant occurredAt)
            implements ProgramCommand {}

    /** A referral that had ended is open again. */
    record ReopenReferral(@TargetAggregateIdentifier UUID caseId, String clinicId, UUID referralId, Instant occurredAt)
            implements ProgramCommand {}

    /**
     * A referral was taken back before a physician answered.
     *
     * @param remainingUrgency what no physician lifted
     */
    record WithdrawReferral(
            @TargetAggregateIdentifier UUID caseId,
            String clinicId,
            UUID referralId,
            Urgency remainingUrgency,
            Instant occurredAt)
            implements ProgramCommand {}

    /** A physician's report says what the athlete may not do. */
    record Restrict(
            @TargetAggregateIdentifier UUID caseId,
            String clinicId,
            UUID referralId,
            List<Restriction> restrictions,
            boolean cleared,
            Instant occurredAt)
            implements ProgramCommand {

        public Restrict {
            restrictions = List.copyOf(restrictions);
        }
    }

    /** The trainer reconciled a referral. */
    record CloseReferral(
            @TargetAggregateIdentifier UUID caseId,
            String clinicId,
            UUID referralId,
            ReconciliationChoice choice,
            @Nullable Urgency remainingUrgency,
            List<Restriction> restrictions,
            Instant occurredAt)
            implements ProgramCommand {

        public CloseReferral {
            restrictions = List.copyOf(restrictions);
        }
    }
}
