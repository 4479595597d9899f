package org.backline.intake.domain;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.CodeMaps;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
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
 * What was asked and seen at intake.
 *
 * @param age completed years when seen
 * @param sport key in lower case with hyphens
 * @param onsetDaysAgo days since the pain began, 0 or more
 * @param painNow pain now, 0 to 10
 * @param painBest least pain in 24 h, 0 to 10
 * @param painWorst worst pain in 24 h, 0 to 10
 * @param morningStiffnessMinutes 0 or more
 * @param redFlags each flag that was asked
 * @param notAssessedBecause a reason for each flag answered NOT_ASSESSED
 * @param intakeSeconds how long recording it took
 */
public record IntakeForm(
        int age,
        Sex sex,
        SickleCellTrait sickleCellTrait,
        String sport,
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
        int intakeSeconds) {

    public IntakeForm {
        regions = List.copyOf(regions);
        aggravatedBy = List.copyOf(aggravatedBy);
        easedBy = List.copyOf(easedBy);
        redFlags = CodeMaps.copyOf(RedFlag.class, redFlags);
        notAssessedBecause = CodeMaps.copyOf(RedFlag.class, notAssessedBecause);
        proms = List.copyOf(proms);
    }

    /** The form as it should have been. */
    IntakeForm corrected(
            IntakeCorrection by, Map<RedFlag, FlagAnswer> answers, Map<RedFlag, NotAssessedReason> reasons) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        flags.putAll(redFlags);
        flags.putAll(answers);
        Map<RedFlag, NotAssessedReason> because = new EnumMap<>(RedFlag.class);
        because.putAll(notAssessedBecause);
        because.keySet().removeAll(answers.keySet());
        because.putAll(reasons);
        return new IntakeForm(
                age,
                sex,
                sickleCellTrait,
                or(by.sport(), sport),
                by.onsetManner() == null ? onsetManner : by.onsetManner(),
                by.onsetDaysAgo() == null ? onsetDaysAgo : by.onsetDaysAgo(),
                by.mechanism() == null ? mechanism : by.mechanism(),
                or(by.painNow(), painNow),
                or(by.painBest(), painBest),
                or(by.painWorst(), painWorst),
                or(by.regions(), regions),
                or(by.aggravatedBy(), aggravatedBy),
                or(by.easedBy(), easedBy),
                by.night() == null ? night : by.night(),
                by.legSymptoms() == null ? legSymptoms : by.legSymptoms(),
                by.legWorseThanBack() == null ? legWorseThanBack : by.legWorseThanBack(),
                by.morningStiffnessMinutes() == null ? morningStiffnessMinutes : by.morningStiffnessMinutes(),
                flags,
                because,
                proms,
                intakeSeconds);
    }

    private static <T> T or(@Nullable T corrected, T before) {
        return corrected == null ? before : corrected;
    }
}
