package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentSamples.CASE;
import static org.backline.assessment.domain.AssessmentSamples.CLINIC;
import static org.backline.assessment.domain.AssessmentSamples.DAY_1;
import static org.backline.assessment.domain.AssessmentSamples.anIntake;
import static org.backline.assessment.domain.AssessmentSamples.fold;
import static org.backline.assessment.domain.AssessmentSamples.opened;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.FlagAnswer;
import org.backline.codes.RedFlag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several answers to a red flag counts does not depend on which was heard of first (I13). */
class FlagAnswersTest {

    private static final Instant LATER = DAY_1.plus(Duration.ofDays(3));

    private static AssessmentEvent.FindingsRecorded visit(int number, FlagAnswer answer, Instant at) {
        return new AssessmentEvent.FindingsRecorded(
                CASE,
                CLINIC,
                new UUID(number, 1),
                List.of(),
                Map.of(RedFlag.TRAUMA_MAJOR, answer),
                Map.of(),
                List.of(),
                null,
                at);
    }

    private static FlagAnswer after(AssessmentEvent... visits) {
        List<AssessmentEvent> history = new ArrayList<>(List.of(opened(anIntake())));
        history.addAll(List.of(visits));
        return fold(history).redFlags().get(RedFlag.TRAUMA_MAJOR);
    }

    @ParameterizedTest
    @CsvSource({
        "NO, NOT_ASSESSED, NOT_ASSESSED",
        "NOT_ASSESSED, NO, NO",
        "NO, YES, YES",
        "YES, NO, YES",
        "YES, NOT_ASSESSED, YES",
        "NO, NO, NO"
    })
    void theLastVisitCountsInWhateverOrderTheyAreHeardOf(FlagAnswer first, FlagAnswer last, FlagAnswer counts) {
        var one = visit(1, first, DAY_1);
        var other = visit(2, last, LATER);
        assertThat(after(one, other)).isEqualTo(counts);
        assertThat(after(other, one)).isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"NO, NOT_ASSESSED, NOT_ASSESSED", "NO, YES, YES", "NOT_ASSESSED, YES, YES"})
    void ofTwoForOneMomentTheLessReassuringCounts(FlagAnswer one, FlagAnswer other, FlagAnswer counts) {
        assertThat(after(visit(1, one, LATER), visit(2, other, LATER))).isEqualTo(counts);
        assertThat(after(visit(2, other, LATER), visit(1, one, LATER))).isEqualTo(counts);
    }

    @Test
    void aVisitAnswersWhatTheIntakeLeftOpenEvenAtTheSameMoment() {
        Instant intake = opened(anIntake()).occurredAt();
        assertThat(after(visit(1, FlagAnswer.NOT_ASSESSED, intake))).isEqualTo(FlagAnswer.NOT_ASSESSED);
        assertThat(after(visit(1, FlagAnswer.NO, intake))).isEqualTo(FlagAnswer.NO);
    }
}
