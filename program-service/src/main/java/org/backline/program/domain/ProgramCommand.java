package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.backline.codes.Contraindication;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.StopReason;
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

    /** Assign the draft to the athlete. */
    record Assign(@TargetAggregateIdentifier UUID caseId, Instant occurredAt) implements ProgramCommand {}

    /**
     * Log that the athlete trained.
     *
     * @param sessionId made by the client; the same id again changes nothing
     * @param painBefore 0 to 10
     * @param painDuring 0 to 10
     * @param painNextMorning 0 to 10, when known
     * @param effort 0 to 10
     */
    record LogSession(
            @TargetAggregateIdentifier UUID caseId,
            UUID sessionId,
            List<String> exercisesDone,
            int painBefore,
            int painDuring,
            @Nullable Integer painNextMorning,
            @Nullable Integer effort,
            Instant occurredAt)
            implements ProgramCommand {

        public LogSession {
            exercisesDone = List.copyOf(exercisesDone);
        }
    }

    /** Let the program rest. A policy asks with {@link HoldReason#REFERRAL_OPEN} when a referral is requested. */
    record Hold(@TargetAggregateIdentifier UUID caseId, HoldReason reason, Instant occurredAt, AskedBy askedBy)
            implements ProgramCommand {}

    /** Let a held program go on. Only a policy lifts the hold of a referral: when the trainer has reconciled it. */
    record Resume(@TargetAggregateIdentifier UUID caseId, Instant occurredAt, AskedBy askedBy)
            implements ProgramCommand {}

    /** The program has reached its end. */
    record Complete(@TargetAggregateIdentifier UUID caseId, Instant occurredAt) implements ProgramCommand {}

    /** End the program before its end. */
    record Stop(@TargetAggregateIdentifier UUID caseId, StopReason reason, Instant occurredAt, AskedBy askedBy)
            implements ProgramCommand {}
}
