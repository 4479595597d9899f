package org.backline.intake.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.backline.codes.AmendmentReason;
import org.backline.codes.BodyRegion;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.TestedSide;
import org.jspecify.annotations.Nullable;

/**
 * A correction of an entry: of the intake, or of findings when {@code entryId} names them. Only what was wrong is in it.
 */
record AmendmentBody(
        @NotNull(message = "must be a UUID made by the client") UUID amendmentId,

        @Nullable UUID entryId,

        @NotNull(message = "must be MISTYPED, WRONG_SIDE, MISUNDERSTOOD or LEARNED_LATER") AmendmentReason reason,

        @Nullable @Valid Intake intake,

        @Nullable @Size(max = 100, message = "must be at most 100 findings") List<@NotNull(message = "must not be empty") Finding> findings,

        @Nullable @Size(max = 100, message = "must be at most 100 tests") List<@NotNull(message = "must not be empty") TestedSide> retracted,

        @Nullable Map<RedFlag, @NotNull(message = "must be YES, NO or NOT_ASSESSED") FlagAnswer> redFlags,

        @Nullable Map<RedFlag, @NotNull(message = "must be a reason") NotAssessedReason> notAssessedBecause,

        @Nullable @Size(max = 4_000, message = "must be at most 4000 characters") String note) {

    /** What of the intake was wrong, as it should have been. */
    record Intake(
            @Nullable @Pattern(regexp = Limits.SPORT, message = Limits.SPORT_RULE) String sport,

            @Nullable OnsetManner onsetManner,

            @Nullable @Min(value = 0, message = "must be 0 to 36500 days") @Max(value = 36_500, message = "must be 0 to 36500 days") Integer onsetDaysAgo,

            @Nullable Mechanism mechanism,

            @Nullable @Min(value = 0, message = "must be 0 to 10") @Max(value = 10, message = "must be 0 to 10") Integer painNow,

            @Nullable @Min(value = 0, message = "must be 0 to 10") @Max(value = 10, message = "must be 0 to 10") Integer painBest,

            @Nullable @Min(value = 0, message = "must be 0 to 10") @Max(value = 10, message = "must be 0 to 10") Integer painWorst,

            @Nullable @Size(min = 1, max = 12, message = "must name 1 to 12 regions") List<@NotNull(message = "must not be empty") @Valid Site> regions,

            @Nullable @Size(max = 16, message = "must be at most 16 codes") List<@NotNull(message = "must be a code") Provocation> aggravatedBy,

            @Nullable @Size(max = 16, message = "must be at most 16 codes") List<@NotNull(message = "must be a code") Provocation> easedBy,

            @Nullable NightPain night,
            @Nullable LegSymptoms legSymptoms,
            @Nullable Boolean legWorseThanBack,

            @Nullable @Min(value = 0, message = "must be 0 to 1440 minutes") @Max(value = 1440, message = "must be 0 to 1440 minutes") Integer morningStiffnessMinutes) {

        IntakeCorrection correction() {
            return new IntakeCorrection(
                    sport,
                    onsetManner,
                    onsetDaysAgo,
                    mechanism,
                    painNow,
                    painBest,
                    painWorst,
                    regions == null
                            ? null
                            : regions.stream()
                                    .map(site -> new PainSite(site.region(), site.side()))
                                    .toList(),
                    aggravatedBy,
                    easedBy,
                    night,
                    legSymptoms,
                    legWorseThanBack,
                    morningStiffnessMinutes);
        }
    }

    /** One place of the pain map. */
    record Site(
            @NotNull(message = "must be a region") BodyRegion region,
            @NotNull(message = "must be a side") Side side) {}

    IntakeCorrection correction() {
        return intake == null ? IntakeCorrection.NONE : intake.correction();
    }

    List<Finding> corrected() {
        return Objects.requireNonNullElse(findings, List.of());
    }

    List<TestedSide> gone() {
        return Objects.requireNonNullElse(retracted, List.of());
    }

    Map<RedFlag, FlagAnswer> answers() {
        return Objects.requireNonNullElse(redFlags, Map.of());
    }

    Map<RedFlag, NotAssessedReason> reasons() {
        return Objects.requireNonNullElse(notAssessedBecause, Map.of());
    }
}
