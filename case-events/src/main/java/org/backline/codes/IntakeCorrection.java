package org.backline.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an intake was corrected: each field as it should have been. What is absent stays as it was.
 *
 * @param sport key in lower case with hyphens
 * @param onsetDaysAgo days since the pain began, 0 or more
 * @param painNow pain now, 0 to 10
 * @param painBest least pain in 24 h, 0 to 10
 * @param painWorst worst pain in 24 h, 0 to 10
 * @param regions the whole pain map
 * @param aggravatedBy everything that makes it worse
 * @param easedBy everything that makes it better
 * @param morningStiffnessMinutes 0 or more
 */
public record IntakeCorrection(
        @Nullable String sport,
        @Nullable OnsetManner onsetManner,
        @Nullable Integer onsetDaysAgo,
        @Nullable Mechanism mechanism,
        @Nullable Integer painNow,
        @Nullable Integer painBest,
        @Nullable Integer painWorst,
        @Nullable List<PainSite> regions,
        @Nullable List<Provocation> aggravatedBy,
        @Nullable List<Provocation> easedBy,
        @Nullable NightPain night,
        @Nullable LegSymptoms legSymptoms,
        @Nullable Boolean legWorseThanBack,
        @Nullable Integer morningStiffnessMinutes) {

    /** Nothing corrected. */
    public static final IntakeCorrection NONE =
            new IntakeCorrection(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    public IntakeCorrection {
        regions = regions == null ? null : List.copyOf(regions);
        aggravatedBy = aggravatedBy == null ? null : List.copyOf(aggravatedBy);
        easedBy = easedBy == null ? null : List.copyOf(easedBy);
    }
}
