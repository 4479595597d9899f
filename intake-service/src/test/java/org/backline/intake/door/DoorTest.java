package org.backline.intake.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.intake.domain.IntakeSamples.aRowerWho;
import static org.backline.intake.domain.IntakeSamples.aRowerWithLeftLumbarPain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.backline.intake.domain.DoorReferral;
import org.backline.intake.domain.IntakeForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What sends an athlete on at once. */
class DoorTest {

    private final Door door = Door.published();

    @Test
    void aCleanScreenSendsNobody() {
        assertThat(door.judge(aRowerWithLeftLumbarPain())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CES_SADDLE, EMERGENCY",
        "CES_BLADDER, EMERGENCY",
        "CES_BOWEL, EMERGENCY",
        "CES_SEX, EMERGENCY",
        "UMN, EMERGENCY",
        "VASC, EMERGENCY",
        "EXERT_SEV, EMERGENCY",
        "CES_BILAT, URGENT",
        "NEURO_PROG, URGENT",
        "TRAUMA_MAJOR, URGENT",
        "CANCER_HX, URGENT",
        "FEVER, URGENT",
        "VISC, URGENT",
        "SEV_MISMATCH, URGENT"
    })
    void oneFlagAloneSendsTheAthleteOn(RedFlag flag, Urgency urgency) {
        DoorReferral referral =
                door.judge(aRowerWho(Map.of(flag, FlagAnswer.YES))).orElseThrow();
        assertThat(referral.urgency()).isEqualTo(urgency);
        assertThat(referral.because()).contains(flag.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = RedFlag.class,
            names = {"STEROID", "WT_LOSS", "NIGHT", "INF_RISK", "IBP", "SPA_X", "REDS"})
    void aFlagThatIsOnlyRoutineWaitsForTheAssessment(RedFlag flag) {
        IntakeForm longAgo = withOnsetDaysAgo(aRowerWho(Map.of(flag, FlagAnswer.YES)), 60);
        assertThat(door.judge(longAgo)).isEmpty();
    }

    @Test
    void feverWithAnotherFlagIsAnEmergency() {
        var answers = Map.of(RedFlag.FEVER, FlagAnswer.YES, RedFlag.INF_RISK, FlagAnswer.YES);
        assertThat(door.judge(aRowerWho(answers)).orElseThrow().urgency()).isEqualTo(Urgency.EMERGENCY);
    }

    @Test
    void anotherYesNeverLowersTheUrgency() {
        for (RedFlag first : RedFlag.values()) {
            for (RedFlag second : RedFlag.values()) {
                var one = door.judge(aRowerWho(Map.of(first, FlagAnswer.YES)));
                var both = door.judge(aRowerWho(
                        first == second
                                ? Map.of(first, FlagAnswer.YES)
                                : Map.of(first, FlagAnswer.YES, second, FlagAnswer.YES)));
                one.ifPresent(alone -> assertThat(both.orElseThrow().urgency())
                        .as(first + " with " + second)
                        .isLessThanOrEqualTo(alone.urgency()));
            }
        }
    }

    @Test
    void whatTheRulesDeriveIsNotAsked() {
        Set<RedFlag> derived = EnumSet.complementOf(EnumSet.copyOf(door.asked()));
        assertThat(derived)
                .containsExactlyInAnyOrder(
                        RedFlag.AGE_OLD, RedFlag.MULTI_FX, RedFlag.ADOL_EXT, RedFlag.ADOL_HAM, RedFlag.NO_PROGRESS);
    }

    private static IntakeForm withOnsetDaysAgo(IntakeForm form, int days) {
        return new IntakeForm(
                form.age(),
                form.sex(),
                form.sickleCellTrait(),
                form.sport(),
                form.onsetManner(),
                days,
                form.mechanism(),
                form.painNow(),
                form.painBest(),
                form.painWorst(),
                form.regions(),
                form.aggravatedBy(),
                form.easedBy(),
                form.night(),
                form.legSymptoms(),
                form.legWorseThanBack(),
                form.morningStiffnessMinutes(),
                form.redFlags(),
                form.notAssessedBecause(),
                form.proms(),
                form.intakeSeconds());
    }
}
