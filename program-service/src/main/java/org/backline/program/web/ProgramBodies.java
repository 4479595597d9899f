package org.backline.program.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Diagnostic;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.OverrideReason;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.program.exercise.OpenFinding;
import org.jspecify.annotations.Nullable;

/** Bodies of the commands on a program. */
final class ProgramBodies {

    private ProgramBodies() {}

    /** A command that says nothing but itself. */
    record EmptyBody() {}

    /**
     * The program is the athlete's from now on.
     *
     * @param safetyNetGiven whether the athlete was told what must bring them back at once
     */
    record AssignmentBody(@Nullable Boolean safetyNetGiven) {}

    /**
     * The program has reached its end.
     *
     * @param override why, although gate G4 is not open
     */
    record CompletionBody(@Nullable OverrideReason override) {}

    /** Why the program is to rest. */
    record HoldBody(@NotNull(message = "must be a reason") HoldReason reason) {}

    /** Why the program ends. */
    record StopBody(@NotNull(message = "must be a reason") StopReason reason) {}

    /**
     * Draft again for what is at hand.
     *
     * @param equipment absent: everything
     * @param minutes absent: enough
     */
    record DraftBody(
            @NotNull(message = "must be a UUID made by the client") UUID programId,

            @Nullable @Size(max = 20, message = "must name at most {max} things") List<@NotNull(message = "must be a code") String> equipment,

            @Nullable @Min(value = 5, message = "must be 5 to 120") @Max(value = 120, message = "must be 5 to 120") Integer minutes,

            @Nullable @Size(max = 3, message = "must name at most {max} findings") List<@NotNull(message = "must be a code") OpenFinding> findings) {}

    /** The whole plan, in the order of a session. */
    record PlanBody(
            @NotNull(message = "must name 1 to 37 exercises") @Size(min = 1, max = 37, message = "must name {min} to {max} exercises") List<@Valid @NotNull(message = "must be an exercise") PlanRow> exercises,

            @Nullable @Size(max = 10, message = "must name at most {max} rules") List<@Valid @NotNull(message = "must be an override") OverrideRow> overrides) {}

    /**
     * An exercise of a plan.
     *
     * @param side absent: both sides of an exercise that has sides
     * @param dose absent: the library's of that phase
     */
    record PlanRow(
            @NotBlank(message = "must be the id of an exercise") String exercise,

            @NotNull(message = "must be 1 to 4") @Min(value = 1, message = "must be 1 to 4") @Max(value = 4, message = "must be 1 to 4") Integer phase,

            @Nullable Side side,
            @Nullable ExerciseDose dose) {}

    /** A rule that the trainer goes against, and why. */
    record OverrideRow(
            @NotBlank(message = "must be the id of a rule") String rule,
            @NotNull(message = "must be a reason") OverrideReason reason) {}

    /** The phase that comes next, up or down; named so that a repeat is seen as one. */
    record PhaseBody(
            @NotNull(message = "must be 1 to 4") @Min(value = 1, message = "must be 1 to 4") @Max(value = 4, message = "must be 1 to 4") Integer toPhase) {}

    /** Scores of a review. */
    record ReviewBody(
            @NotNull(message = "must be a UUID made by the client") UUID reviewId,

            @NotNull(message = "must name 1 to 8 scores") @Size(min = 1, max = 8, message = "must name {min} to {max} scores") List<@Valid @NotNull(message = "must be a score") ScoreRow> scores) {}

    /** A score of a measure. */
    record ScoreRow(
            @NotNull(message = "must be an instrument") Instrument instrument,
            @NotNull(message = "must be a number") Double value) {}

    /** What was measured for gate G4, by the ids of its checklist. */
    record GateBody(
            @NotNull(message = "must have at least one value") @Size(min = 1, max = 20, message = "must have {min} to {max} values") Map<String, @NotNull(message = "must be a number") Double> measured) {}

    /** A referral that a review proposed. */
    record ReferralBody(
            @NotNull(message = "must be a UUID made by the client") UUID referralId,

            @NotNull(message = "must be a question") ReferralQuestion question,

            @Nullable @Size(max = 10, message = "must name at most {max} studies") List<@NotNull(message = "must be a code") Diagnostic> suggestedDiagnostics) {}

    /** A signed link for the athlete. */
    record LinkBody(
            @NotNull(message = "must be a UUID made by the client") UUID linkId,

            @NotNull(message = "must be 1 to 60") @Min(value = 1, message = "must be 1 to 60") @Max(value = 60, message = "must be 1 to 60") Integer days) {}
}
