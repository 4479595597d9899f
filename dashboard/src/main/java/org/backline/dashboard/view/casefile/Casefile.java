package org.backline.dashboard.view.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.Contraindication;
import org.backline.codes.Disposition;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularCause;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.OverrideReason;
import org.backline.codes.PainSite;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Suspicion;
import org.backline.codes.TestedSide;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case beyond its place on the board and its timeline.
 *
 * @param intake null until the intake has arrived
 * @param flags the newest answer to each red flag that was asked
 * @param findings the newest result of each test on each side
 * @param proposal what the rules proposed last
 * @param decision the muscular cause that was confirmed last
 * @param programs newest first
 * @param sessions newest first
 * @param corrections oldest first
 */
public record Casefile(
        UUID caseId,
        @Nullable Intake intake,
        Map<RedFlag, FlagAnswer> flags,
        Map<RedFlag, NotAssessedReason> notAssessedBecause,
        List<RecordedFinding> findings,
        @Nullable Proposal proposal,
        @Nullable Decision decision,
        List<Program> programs,
        List<Session> sessions,
        List<Correction> corrections) {

    /** What the athlete told when first seen. */
    public record Intake(
            Instant occurredAt,
            SickleCellTrait sickleCellTrait,
            @Nullable OnsetManner onsetManner,
            @Nullable Integer onsetDaysAgo,
            @Nullable Mechanism mechanism,
            int painNow,
            int painBest,
            int painWorst,
            List<PainSite> regions,
            List<Provocation> aggravatedBy,
            List<Provocation> easedBy,
            @Nullable NightPain night,
            @Nullable LegSymptoms legSymptoms,
            @Nullable Boolean legWorseThanBack,
            @Nullable Integer morningStiffnessMinutes,
            Map<RedFlag, FlagAnswer> redFlags,
            Map<RedFlag, NotAssessedReason> notAssessedBecause,
            List<PromScore> proms,
            int intakeSeconds) {}

    /**
     * What was corrected, as it should have been.
     *
     * @param intake null when findings were corrected
     */
    public record Correction(
            Instant at,
            AmendmentReason reason,
            @Nullable IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> redFlags) {}

    /**
     * A result and when it was found.
     *
     * @param entryId the entry that holds it
     */
    public record RecordedFinding(UUID entryId, Finding finding, Instant occurredAt) {}

    /**
     * What the rules proposed.
     *
     * @param trace canonical JSON
     */
    public record Proposal(
            UUID proposalId,
            Instant occurredAt,
            String knowledgeVersion,
            String knowledgeHash,
            Disposition disposition,
            CauseCategory category,
            List<Suspicion> suspicions,
            List<MuscularCause> patterns,
            List<String> missing,
            String trace) {}

    /** A confirmed muscular cause. */
    public record Decision(
            UUID proposalId,
            Instant occurredAt,
            List<MuscularCause> causes,
            List<Contraindication> contraindications,
            boolean hipFlexorsTight,
            boolean overridden,
            @Nullable OverrideReason overrideReason) {}

    /**
     * A program and how far it has come.
     *
     * @param state DRAFTED, ASSIGNED, HELD, COMPLETED or STOPPED
     * @param reason why it is held or was stopped
     */
    public record Program(
            UUID programId,
            String state,
            @Nullable String reason,
            @Nullable Integer phase,
            List<MuscularCause> causes,
            List<PrescribedExercise> exercises,
            List<ExcludedExercise> excluded,
            @Nullable Instant draftedAt,
            @Nullable Instant assignedAt) {

        /** Whether it can still change. */
        public boolean isRunning() {
            return !state.equals("COMPLETED") && !state.equals("STOPPED");
        }
    }

    /** A session the athlete trained. */
    public record Session(
            UUID sessionId,
            UUID programId,
            Instant occurredAt,
            List<String> exercisesDone,
            int painBefore,
            int painDuring,
            @Nullable Integer painNextMorning,
            @Nullable Integer effort) {}

    /** The program in hand: the newest that still runs, otherwise the newest. */
    public @Nullable Program program() {
        return programs.stream()
                .filter(Program::isRunning)
                .findFirst()
                .orElse(programs.isEmpty() ? null : programs.getFirst());
    }
}
