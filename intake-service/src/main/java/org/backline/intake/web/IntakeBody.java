package org.backline.intake.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.intake.domain.IntakeForm;
import org.jspecify.annotations.Nullable;

/** An intake to be recorded. */
record IntakeBody(
        @NotNull(message = "must be a UUID made by the client") UUID caseId,

        @NotNull(message = "must be the id of a registered athlete") UUID athleteId,

        @NotNull(message = Limits.CLINIC_RULE) @Pattern(regexp = Limits.CLINIC, message = Limits.CLINIC_RULE) String clinicId,

        @NotNull(message = Limits.SUBJECT_RULE) @Pattern(regexp = Limits.SUBJECT, message = Limits.SUBJECT_RULE) String trainerId,

        @NotNull(message = "must be an instant in ISO 8601") Instant occurredAt,

        @NotNull(message = Limits.SPORT_RULE) @Pattern(regexp = Limits.SPORT, message = Limits.SPORT_RULE) String sport,

        @Nullable @Valid Onset onset,

        @NotNull(message = "must say now, best and worst") @Valid Pain pain,

        @NotNull(message = "must name 1 to 12 regions") @Size(min = 1, max = 12, message = "must name 1 to 12 regions") List<@NotNull(message = "must not be empty") @Valid Site> regions,

        @Nullable @Size(max = 16, message = "must be at most 16 codes") List<@NotNull(message = "must be a code") Provocation> aggravatedBy,

        @Nullable @Size(max = 16, message = "must be at most 16 codes") List<@NotNull(message = "must be a code") Provocation> easedBy,

        @Nullable NightPain night,
        @Nullable LegSymptoms legSymptoms,
        @Nullable Boolean legWorseThanBack,

        @Nullable @Min(value = 0, message = "must be 0 to 1440 minutes") @Max(value = 1440, message = "must be 0 to 1440 minutes") Integer morningStiffnessMinutes,

        @NotNull(message = "must answer every mandatory flag") Map<RedFlag, @NotNull(message = "must be YES, NO or NOT_ASSESSED") FlagAnswer> redFlags,

        @Nullable Map<RedFlag, @NotNull(message = "must be a reason") NotAssessedReason> notAssessedBecause,

        @Nullable @Size(max = 11, message = "must be at most 11 scores") List<@NotNull(message = "must not be empty") @Valid Score> proms,

        @Nullable @Min(value = 0, message = "must be 0 to 86400 seconds") @Max(value = 86_400, message = "must be 0 to 86400 seconds") Integer intakeSeconds,

        @Nullable @Size(max = 4_000, message = "must be at most 4000 characters") String note) {

    /** How it began. */
    record Onset(
            @Nullable OnsetManner manner,

            @Nullable @Min(value = 0, message = "must be 0 to 36500 days") @Max(value = 36_500, message = "must be 0 to 36500 days") Integer daysAgo,

            @Nullable Mechanism mechanism) {}

    /** Pain in the last 24 hours. */
    record Pain(
            @NotNull(message = "must be 0 to 10") @Min(value = 0, message = "must be 0 to 10") @Max(value = 10, message = "must be 0 to 10") Integer now,

            @NotNull(message = "must be 0 to 10") @Min(value = 0, message = "must be 0 to 10") @Max(value = 10, message = "must be 0 to 10") Integer best,

            @NotNull(message = "must be 0 to 10") @Min(value = 0, message = "must be 0 to 10") @Max(value = 10, message = "must be 0 to 10") Integer worst) {}

    /** One place of the pain map. */
    record Site(
            @NotNull(message = "must be a region") BodyRegion region,
            @NotNull(message = "must be a side") Side side) {}

    /** One outcome measure. */
    record Score(
            @NotNull(message = "must be an instrument") Instrument instrument,

            @NotNull(message = "must be 0 to 100") @Min(value = 0, message = "must be 0 to 100") @Max(value = 100, message = "must be 0 to 100") Double value) {}

    IntakeForm form(int age, Sex sex, SickleCellTrait trait) {
        return new IntakeForm(
                age,
                sex,
                trait,
                sport,
                onset == null ? null : onset.manner(),
                onset == null ? null : onset.daysAgo(),
                onset == null ? null : onset.mechanism(),
                pain.now(),
                pain.best(),
                pain.worst(),
                regions.stream()
                        .map(site -> new PainSite(site.region(), site.side()))
                        .toList(),
                Objects.requireNonNullElse(aggravatedBy, List.of()),
                Objects.requireNonNullElse(easedBy, List.of()),
                night,
                legSymptoms,
                legWorseThanBack,
                morningStiffnessMinutes,
                redFlags,
                Objects.requireNonNullElse(notAssessedBecause, Map.of()),
                Objects.requireNonNullElse(proms, List.<Score>of()).stream()
                        .map(score -> new PromScore(score.instrument(), score.value()))
                        .toList(),
                Objects.requireNonNullElse(intakeSeconds, 0));
    }
}
