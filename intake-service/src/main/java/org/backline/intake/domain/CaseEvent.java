package org.backline.intake.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
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

/** What happened to a case. Stored for ever: JDK types and codes only, no personal data, never edited. */
public sealed interface CaseEvent {

    /** The case it happened to. */
    UUID caseId();

    /** The case is open. {@code occurredAt} is when the athlete was seen, not when it was typed. */
    record Recorded(
            UUID caseId,
            UUID athleteId,
            String clinicId,
            String trainerId,
            Instant occurredAt,
            IntakeForm form,
            @Nullable UUID noteId)
            implements CaseEvent {}

    /** The answers alone sent the athlete to a physician. */
    record ReferredAtTheDoor(
            UUID caseId,
            UUID athleteId,
            String clinicId,
            String trainerId,
            UUID referralId,
            CauseCategory category,
            Urgency urgency,
            List<String> because,
            ClinicalSummary summary,
            Instant at)
            implements CaseEvent {

        public ReferredAtTheDoor {
            because = List.copyOf(because);
        }
    }

    /** What the athlete may take part in has changed. */
    record ParticipationSet(
            UUID caseId,
            UUID athleteId,
            String clinicId,
            Participation participation,
            List<Restriction> restrictions,
            @Nullable LocalDate until,
            Instant at)
            implements CaseEvent {

        public ParticipationSet {
            restrictions = List.copyOf(restrictions);
        }
    }

    /** The case was offered to another trainer. */
    record TransferOffered(UUID caseId, String toTrainerId, String toClinicId, Instant at) implements CaseEvent {}

    /** Another trainer has taken the case. */
    record Transferred(
            UUID caseId, String fromTrainerId, String fromClinicId, String toTrainerId, String toClinicId, Instant at)
            implements CaseEvent {}

    /** The other trainer did not take the case. */
    record TransferRefused(UUID caseId, String toTrainerId, Instant at) implements CaseEvent {}

    /**
     * A physician was asked.
     *
     * @param urgency absent in events from before it was noted
     */
    record ReferralNoted(
            UUID caseId,
            UUID referralId,
            Instant at,
            @Nullable Urgency urgency) implements CaseEvent {}

    /** The trainer closed the loop with the physician. */
    record ReferralSettled(UUID caseId, UUID referralId, Instant at) implements CaseEvent {}

    /** A physician ordered studies, or nothing is awaited of a referral any more. */
    record ResultsNoted(UUID caseId, UUID referralId, boolean awaited, Instant at) implements CaseEvent {}

    /** The program of the case began, ended or was stopped. */
    record ProgramNoted(UUID caseId, UUID programId, ProgramCourse course, Instant at) implements CaseEvent {}

    /** Findings were recorded by another service. */
    record EntryNoted(UUID caseId, UUID entryId, List<Finding> findings, Map<RedFlag, FlagAnswer> redFlags, Instant at)
            implements CaseEvent {

        public EntryNoted {
            findings = List.copyOf(findings);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
        }
    }

    /** An entry was corrected; the entry itself stays as it was made. Without an entry it was the intake. */
    record Amended(
            UUID caseId,
            UUID athleteId,
            String clinicId,
            UUID amendmentId,
            @Nullable UUID entryId,
            AmendmentReason reason,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            @Nullable UUID noteId,
            Instant at)
            implements CaseEvent {

        public Amended {
            findings = List.copyOf(findings);
            retracted = List.copyOf(retracted);
            redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
            notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        }
    }

    /** The case is closed. */
    record Closed(UUID caseId, UUID athleteId, String clinicId, CaseOutcome outcome, Instant at) implements CaseEvent {}

    /** Nobody knows any more whose case it was. */
    record Forgotten(UUID caseId, UUID athleteId, String clinicId, Instant at) implements CaseEvent {}

    /** A closed case is open again. */
    record Reopened(UUID caseId, UUID athleteId, String clinicId, ReopeningReason reason, Instant at)
            implements CaseEvent {}
}
