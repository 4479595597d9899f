package org.backline.assessment.knowledge;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.PromScore;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one athlete at one moment, as the stateless evaluation receives it.
 *
 * @param redFlags each flag that was asked; an absent one was not asked
 */
public record EvaluationRequest(
        Athlete athlete,
        Intake intake,
        Map<RedFlag, FlagAnswer> redFlags,
        List<Finding> findings,
        List<PromScore> proms) {

    public EvaluationRequest {
        @Nullable Map<RedFlag, FlagAnswer> flags = redFlags;
        @Nullable List<Finding> results = findings;
        @Nullable List<PromScore> scores = proms;
        redFlags = flags == null || flags.isEmpty()
                ? Map.of()
                : Collections.unmodifiableMap(new EnumMap<>(flags)); // a null in it is for the check to name
        findings = results == null
                ? List.of()
                : results.stream().map(EvaluationRequest::withSide).toList();
        proms = scores == null ? List.of() : scores.stream().toList();
    }

    /** A test without a side may leave the side out. */
    private static Finding withSide(Finding finding) {
        @Nullable Finding given = finding;
        if (given == null) {
            return finding; // for the check to name
        }
        @Nullable Side side = finding.side();
        return side != null
                ? finding
                : new Finding(
                        finding.test(),
                        Side.NONE,
                        finding.result(),
                        finding.value(),
                        finding.unit(),
                        finding.familiarPain(),
                        finding.pain(),
                        finding.level(),
                        finding.pelvisControlled(),
                        finding.structuralDifferentiation(),
                        finding.endFeel(),
                        finding.because());
    }

    /**
     * The athlete, without identity.
     *
     * @param age completed years, 10 to 99
     * @param sport key in lower case with hyphens
     */
    public record Athlete(
            int age, Sex sex, String sport, @Nullable SickleCellTrait sickleCellTrait) {}

    /**
     * What the athlete tells at intake; null is not known, an empty list is none.
     *
     * @param morningStiffnessMinutes 0 or more
     */
    public record Intake(
            @Nullable Onset onset,
            Pain pain,
            List<PainSite> regions,
            @Nullable List<Provocation> aggravatedBy,
            @Nullable List<Provocation> easedBy,
            @Nullable NightPain night,
            @Nullable LegSymptoms legSymptoms,
            @Nullable Boolean legWorseThanBack,
            @Nullable Integer morningStiffnessMinutes) {

        public Intake {
            @Nullable List<PainSite> given = regions;
            regions = given == null ? List.of() : given.stream().toList(); // a null in it is for the check to name
            aggravatedBy = aggravatedBy == null ? null : aggravatedBy.stream().toList();
            easedBy = easedBy == null ? null : easedBy.stream().toList();
        }
    }

    /**
     * How and when the pain began.
     *
     * @param daysAgo days since it began, 0 or more
     */
    public record Onset(
            @Nullable OnsetManner manner,
            @Nullable Integer daysAgo,
            @Nullable Mechanism mechanism) {}

    /** Pain of the last 24 hours, each 0 to 10. */
    public record Pain(
            int now, @Nullable Integer best, @Nullable Integer worst) {}
}
