package org.backline.assessment.domain;

import java.util.List;
import java.util.Map;
import org.backline.codes.CodeMaps;
import org.backline.codes.FlagAnswer;
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
import org.jspecify.annotations.Nullable;

/**
 * What the intake found. Null is not known.
 *
 * @param sport key in lower case with hyphens
 * @param age completed years
 * @param onsetDaysAgo days since the pain began, 0 or more
 * @param painNow pain now, 0 to 10
 * @param painBest least pain in 24 h, 0 to 10
 * @param painWorst worst pain in 24 h, 0 to 10
 * @param morningStiffnessMinutes 0 or more
 * @param redFlags each flag that was asked; an absent one was not asked
 * @param notAssessedBecause a reason for each flag answered NOT_ASSESSED
 */
public record IntakeFacts(
        String sport,
        int age,
        Sex sex,
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
        List<PromScore> proms) {

    public IntakeFacts {
        regions = List.copyOf(regions);
        aggravatedBy = List.copyOf(aggravatedBy);
        easedBy = List.copyOf(easedBy);
        redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
        notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        proms = List.copyOf(proms);
    }
}
