package org.backline.program.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Contraindication;
import org.backline.codes.Diagnostic;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.OverrideReason;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.program.exercise.OpenFinding;
import org.backline.program.exercise.course.ReviewCheck;
import org.jspecify.annotations.Nullable;

/** What happened to a program. Stored for ever: JDK types and codes only, no personal data, no free text. */
public sealed interface ProgramEvent
        permits ProgramCaseEvent,
                ProgramEvent.Drafted,
                ProgramEvent.Assigned,
                ProgramEvent.SessionLogged,
                ProgramEvent.NextMorningReported,
                ProgramEvent.Held,
                ProgramEvent.Resumed,
                ProgramEvent.Completed,
                ProgramEvent.Stopped,
                ProgramEvent.Revised,
                ProgramEvent.Progressed,
                ProgramEvent.Regressed,
                ProgramEvent.Reviewed,
                ProgramEvent.GateMeasured,
                ProgramEvent.ReferralAsked {

    /** The case whose program it is. */
    UUID caseId();

    /** The clinic that held the case when it was known or the program drafted. */
    String clinicId();

    /** When it happened. */
    Instant occurredAt();

    /**
     * The rules proposed a program.
     *
     * @param exercises in the order of a session
     * @param libraryVersion exercise library it was drafted from
     * @param libraryHash SHA-256 of that library
     * @param findings open findings that decided about order, besides tight hip flexors
     * @param equipment what was at hand; absent: everything
     * @param minutes time for a session; absent: enough
     */
    record Drafted(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID athleteId,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            int phase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            String libraryVersion,
            String libraryHash,
            Instant occurredAt,
            @Nullable List<OpenFinding> findings,
            @Nullable List<String> equipment,
            @Nullable Integer minutes)
            implements ProgramEvent {

        public Drafted {
            causes = List.copyOf(causes);
            contraindications = List.copyOf(contraindications);
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
            findings = findings == null ? null : List.copyOf(findings);
            equipment = equipment == null ? null : List.copyOf(equipment);
        }
    }

    /**
     * The trainer assigned the draft; the plan stands here once more, so that this event explains itself.
     *
     * @param safetyNetGiven whether the athlete was told what must bring them back at once; absent in events from before
     *     it was asked
     */
    record Assigned(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID athleteId,
            int phase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            Instant occurredAt,
            @Nullable Boolean safetyNetGiven)
            implements ProgramEvent {

        public Assigned {
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * The athlete trained.
     *
     * @param criteriaMet ids of exercises whose technique criterion was met
     * @param newFlags signs that were not there before
     * @param by absent in events from before athletes could log
     */
    record SessionLogged(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID sessionId,
            List<String> exercisesDone,
            int painBefore,
            int painDuring,
            @Nullable Integer painNextMorning,
            @Nullable Integer effort,
            Instant occurredAt,
            @Nullable List<String> criteriaMet,
            @Nullable List<SessionSign> signs,
            @Nullable List<RedFlag> newFlags,
            @Nullable LoggedBy by)
            implements ProgramEvent {

        public SessionLogged {
            exercisesDone = List.copyOf(exercisesDone);
            criteriaMet = criteriaMet == null ? null : List.copyOf(criteriaMet);
            signs = signs == null ? null : List.copyOf(signs);
            newFlags = newFlags == null ? null : List.copyOf(newFlags);
        }
    }

    /** The morning after a session. */
    record NextMorningReported(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID sessionId,
            int painNextMorning,
            List<SessionSign> signs,
            List<RedFlag> newFlags,
            LoggedBy by,
            Instant occurredAt)
            implements ProgramEvent {

        public NextMorningReported {
            signs = List.copyOf(signs);
            newFlags = List.copyOf(newFlags);
        }
    }

    /**
     * The program rests.
     *
     * @param assigned false when it was only a draft that must not be assigned meanwhile
     */
    record Held(UUID caseId, String clinicId, UUID programId, HoldReason reason, boolean assigned, Instant occurredAt)
            implements ProgramEvent {}

    /**
     * The program goes on.
     *
     * @param assigned false when it was only a draft, which may be assigned again
     */
    record Resumed(UUID caseId, String clinicId, UUID programId, boolean assigned, Instant occurredAt)
            implements ProgramEvent {}

    /**
     * The program reached its end after so many sessions.
     *
     * @param gateOpen whether gate G4, return to play, was open; absent in older events
     * @param gateOverride why the trainer ended it although the gate was not open
     * @param gateMissing ids of the lines of the gate that had not passed; absent in older events
     */
    record Completed(
            UUID caseId,
            String clinicId,
            UUID programId,
            int sessions,
            Instant occurredAt,
            @Nullable Boolean gateOpen,
            @Nullable OverrideReason gateOverride,
            @Nullable List<String> gateMissing)
            implements ProgramEvent {

        public Completed {
            gateMissing = gateMissing == null ? null : List.copyOf(gateMissing);
        }
    }

    /** The program ended before its end. */
    record Stopped(UUID caseId, String clinicId, UUID programId, StopReason reason, Instant occurredAt)
            implements ProgramEvent {}

    /**
     * The plan changed within its phase.
     *
     * @param overrides rules that the trainer went against
     */
    record Revised(
            UUID caseId,
            String clinicId,
            UUID programId,
            RevisionCause because,
            int phase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            List<RuleOverride> overrides,
            Instant occurredAt)
            implements ProgramEvent {

        public Revised {
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
            overrides = List.copyOf(overrides);
        }
    }

    /** The program went on to the next phase. */
    record Progressed(
            UUID caseId,
            String clinicId,
            UUID programId,
            int fromPhase,
            int toPhase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            Instant occurredAt)
            implements ProgramEvent {

        public Progressed {
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
        }
    }

    /** The program went back to the phase before, or within phase 1 to lower doses. */
    record Regressed(
            UUID caseId,
            String clinicId,
            UUID programId,
            int fromPhase,
            int toPhase,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            Instant occurredAt)
            implements ProgramEvent {

        public Regressed {
            exercises = List.copyOf(exercises);
            excluded = List.copyOf(excluded);
        }
    }

    /**
     * A review took place.
     *
     * @param milestone the review that was meant, of the file of rules
     * @param rule behind the outcome
     * @param asked sessions that the program had asked for
     * @param done sessions done
     */
    record Reviewed(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID reviewId,
            String milestone,
            List<PromScore> scores,
            List<ScoreChange> changes,
            ReviewCheck.Outcome outcome,
            String rule,
            double asked,
            double done,
            boolean asAsked,
            Instant occurredAt)
            implements ProgramEvent {

        public Reviewed {
            scores = List.copyOf(scores);
            changes = List.copyOf(changes);
        }
    }

    /**
     * Gate G4 was measured.
     *
     * @param measured values by the ids of the checklist
     * @param missing ids of the lines that have not passed
     */
    record GateMeasured(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID athleteId,
            Map<String, Double> measured,
            List<String> missing,
            boolean ladderOpen,
            boolean open,
            Instant occurredAt)
            implements ProgramEvent {

        public GateMeasured {
            measured = Map.copyOf(measured);
            missing = List.copyOf(missing);
        }
    }

    /** The trainer asks a physician because the program has not helped in spite of training. */
    record ReferralAsked(
            UUID caseId,
            String clinicId,
            UUID programId,
            UUID referralId,
            UUID athleteId,
            String trainerId,
            Urgency urgency,
            List<String> because,
            ReferralQuestion question,
            List<Diagnostic> suggestedDiagnostics,
            ClinicalSummary summary,
            Instant occurredAt)
            implements ProgramEvent {

        public ReferralAsked {
            because = List.copyOf(because);
            suggestedDiagnostics = List.copyOf(suggestedDiagnostics);
        }
    }
}
