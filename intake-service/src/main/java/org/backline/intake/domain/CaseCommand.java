package org.backline.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CodeMaps;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.Participation;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.TestedSide;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** What may be asked of a case. Times and ids come with the command. */
public sealed interface CaseCommand {

    /** The case it is about. */
    UUID caseId();

    /**
     * Opens a case.
     *
     * @param doorReferral what the answers ask for at once, if anything
     * @param doorReferralId id of that referral, should it be needed
     * @param limit what that referral leaves the athlete for now
     */
    record RecordIntake(
            @TargetAggregateIdentifier UUID caseId,
            UUID athleteId,
            String clinicId,
            String trainerId,
            Instant occurredAt,
            IntakeForm form,
            @Nullable UUID noteId,
            @Nullable DoorReferral doorReferral,
            UUID doorReferralId,
            @Nullable Limit limit)
            implements CaseCommand {}

    /** Sets what the athlete may take part in. */
    record SetParticipation(
            @TargetAggregateIdentifier UUID caseId,
            Participation participation,
            List<Restriction> restrictions,
            @Nullable LocalDate until,
            Instant at)
            implements CaseCommand {

        public SetParticipation {
            restrictions = List.copyOf(restrictions);
        }
    }

    /** Offers the case to another trainer, in this clinic or another. */
    record OfferTransfer(@TargetAggregateIdentifier UUID caseId, String toTrainerId, String toClinicId, Instant at)
            implements CaseCommand {}

    /** Takes a case that was offered. */
    record AcceptTransfer(@TargetAggregateIdentifier UUID caseId, Instant at) implements CaseCommand {}

    /** Turns down a case that was offered. */
    record RefuseTransfer(@TargetAggregateIdentifier UUID caseId, Instant at) implements CaseCommand {}

    /**
     * Corrects an entry.
     *
     * @param entryId the entry of findings; absent when the intake is corrected
     * @param doorReferralId id of the referral that the corrected answers may ask for
     */
    record Amend(
            @TargetAggregateIdentifier UUID caseId,
            UUID amendmentId,
            @Nullable UUID entryId,
            AmendmentReason reason,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            @Nullable UUID noteId,
            UUID doorReferralId,
            Instant at)
            implements CaseCommand {

        public Amend {
            findings = List.copyOf(findings);
            retracted = List.copyOf(retracted);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
            notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        }
    }

    /** Findings were recorded elsewhere; they can be corrected from now on. */
    record NoteEntry(
            @TargetAggregateIdentifier UUID caseId,
            UUID entryId,
            List<Finding> findings,
            Map<RedFlag, FlagAnswer> redFlags,
            Instant at)
            implements CaseCommand {

        public NoteEntry {
            findings = List.copyOf(findings);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
        }
    }

    /** Closes the case. */
    record Close(@TargetAggregateIdentifier UUID caseId, CaseOutcome outcome, Instant at) implements CaseCommand {}

    /** Opens a closed case again. */
    record Reopen(@TargetAggregateIdentifier UUID caseId, ReopeningReason reason, Instant at) implements CaseCommand {}

    /** The athlete was erased: the case stays closed. */
    record Forget(@TargetAggregateIdentifier UUID caseId, Instant at) implements CaseCommand {}

    /**
     * A physician was asked; until the loop is closed the case cannot be.
     *
     * @param limit what the athlete is left with for now, if that is less than before
     */
    record NoteReferral(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            Urgency urgency,
            @Nullable Limit limit,
            Instant at) implements CaseCommand {}

    /** A physician ordered studies, or nothing is awaited of a referral any more. */
    record NoteResults(@TargetAggregateIdentifier UUID caseId, UUID referralId, boolean awaited, Instant at)
            implements CaseCommand {}

    /** The program of the case began, ended or was stopped. */
    record NoteProgram(@TargetAggregateIdentifier UUID caseId, UUID programId, ProgramCourse course, Instant at)
            implements CaseCommand {}

    /** Gate G4, return to play, is open: all of it was measured and passed at this moment. */
    record FollowGate(@TargetAggregateIdentifier UUID caseId, Instant at) implements CaseCommand {}

    /** A referral was taken back; nothing is said about what the athlete may take part in. */
    record ReleaseReferral(@TargetAggregateIdentifier UUID caseId, UUID referralId, Instant at)
            implements CaseCommand {}

    /** The trainer closed the loop, and said what the athlete may take part in. */
    record SettleReferral(
            @TargetAggregateIdentifier UUID caseId,
            UUID referralId,
            Participation participation,
            List<Restriction> restrictions,
            Instant at)
            implements CaseCommand {

        public SettleReferral {
            restrictions = List.copyOf(restrictions);
        }
    }
}
