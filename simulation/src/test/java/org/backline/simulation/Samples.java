package org.backline.simulation;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.BodyRegion;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
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
import org.backline.intake.domain.IntakeForm;
import org.backline.referral.domain.roster.OpeningDay;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Roster;
import org.backline.referral.domain.roster.Specialty;

/** An athlete who rows, what her examination shows, and whom her clinic asks. */
final class Samples {

    /** Nothing that speaks of more than muscles, and a weak gluteus on the left. */
    static final List<Finding> SCREEN_WITH_WEAK_GLUTE = screen();

    private Samples() {}

    /** An intake without a red flag, or with one that cannot wait. */
    static IntakeForm form(boolean emergency) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        Parts.KNOWLEDGE.askedFlags().forEach(flag -> flags.put(flag, FlagAnswer.NO));
        if (emergency) {
            flags.put(RedFlag.CES_SADDLE, FlagAnswer.YES);
        }
        return new IntakeForm(
                20,
                Sex.FEMALE,
                SickleCellTrait.NEGATIVE,
                "rowing",
                OnsetManner.GRADUAL,
                21,
                Mechanism.LOAD_SPIKE,
                4,
                1,
                7,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(Provocation.FLEXION),
                List.of(Provocation.REST),
                NightPain.NONE,
                LegSymptoms.NONE,
                false,
                0,
                flags,
                Map.of(),
                List.of(new PromScore(Instrument.NPRS, 4)),
                85);
    }

    /** A clinic with two physicians. */
    static Roster roster(String first) {
        return new Roster(
                "UTC",
                List.of(new OpeningDay(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(17, 0))),
                List.of(),
                List.of(
                        new Physician(first, List.of(Specialty.SPORTS_MEDICINE), true, null),
                        new Physician("physician.adeyemi", List.of(Specialty.ORTHOPAEDICS), false, null)));
    }

    private static List<Finding> screen() {
        List<Finding> findings = new ArrayList<>();
        for (ClinicalTest test : List.of(
                ClinicalTest.DERM,
                ClinicalTest.MYO,
                ClinicalTest.REFLEX,
                ClinicalTest.SLR,
                ClinicalTest.SLUMP,
                ClinicalTest.STORK,
                ClinicalTest.SP_TTP)) {
            findings.add(finding(test, Side.NONE, FindingResult.NEGATIVE));
        }
        findings.add(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE));
        return List.copyOf(findings);
    }

    private static Finding finding(ClinicalTest test, Side side, FindingResult result) {
        return new Finding(test, side, result, null, null, null, null, null, null, null, null, null);
    }
}
