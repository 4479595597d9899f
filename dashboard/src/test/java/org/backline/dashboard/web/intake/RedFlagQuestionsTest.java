package org.backline.dashboard.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.backline.codes.BodyRegion;
import org.backline.codes.PainSite;
import org.backline.codes.RedFlag;
import org.junit.jupiter.api.Test;

class RedFlagQuestionsTest {

    private static final Set<String> DERIVED = Set.of("AGE_OLD", "MULTI_FX", "ADOL_EXT", "ADOL_HAM", "NO_PROGRESS");

    @Test
    void askEveryFlagThatTheSystemDoesNotDeriveOnceAndNoOther() {
        Set<String> wanted = Arrays.stream(RedFlag.values())
                .map(RedFlag::name)
                .filter(flag -> !DERIVED.contains(flag))
                .collect(Collectors.toSet());
        assertThat(new RedFlagQuestions().flags().toList()).containsExactlyInAnyOrderElementsOf(wanted);
    }

    @Test
    void sayWhichAnswerIsAnEmergencyByItself() {
        assertThat(new RedFlagQuestions().groups())
                .flatExtracting(RedFlagForm::questions)
                .filteredOn(question -> question.alone().equals("EMERGENCY"))
                .extracting(RedFlagForm.Question::flag)
                .contains("CES_SADDLE", "CES_BLADDER", "CES_BOWEL", "CES_SEX", "UMN", "VASC", "EXERT_SEV");
    }

    @Test
    void theBodyChartHasAPlaceForEveryRegion() {
        assertThat(BodyChart.places()).extracting(PainSite::region).contains(BodyRegion.values());
        assertThat(BodyChart.places()).doesNotHaveDuplicates();
    }
}
