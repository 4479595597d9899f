package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentSamples.*;
import static org.backline.assessment.domain.LaterSamples.*;

import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;

/** Whether a first proposal asked for less than a physician's diagnosis warrants, and who has looked at it. */
class HindsightTest {

    private static final AssessmentEvent.FindingsRecorded SCREEN = recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute());

    private static Hindsight of(List<AssessmentEvent> history) {
        return fold(history).course().hindsight();
    }

    private static AssessmentEvent.Diagnosed said(CauseCategory category, Urgency warranted, java.time.Instant at) {
        return new AssessmentEvent.Diagnosed(CASE, CLINIC, SECOND_REFERRAL, "M54.16", category, null, warranted, at);
    }

    @Test
    void aManagedCaseThatWasBoneWaitsForAReview() {
        Hindsight hindsight = of(histories().get("MISSED"));
        assertThat(hindsight.first()).isEqualTo(Disposition.MANAGE);
        assertThat(hindsight.waiting()).isPresent();
        assertThat(of(histories().get("REVIEWED")).waiting()).isEmpty();
    }

    @Test
    void oneThatWasAskedForInTimeDoesNot() {
        assertThat(of(and(histories().get("SUSPECT"), diagnosed(DAY_3))).waiting())
                .isEmpty();
        assertThat(of(and(histories().get("SCREENED"), said(CauseCategory.MUSCULAR, null, DAY_3)))
                        .waiting())
                .isEmpty();
    }

    @Test
    void routineIsTooLittleForSomethingSerious() {
        List<AssessmentEvent> routine = history(opened(anIntakeWith(RedFlag.REDS)));
        assertThat(of(and(routine, said(CauseCategory.SERIOUS, Urgency.URGENT, DAY_3)))
                        .waiting())
                .isPresent();
    }

    @Test
    void theFirstProposalThatWasNotForWantOfAnswersCounts() {
        List<AssessmentEvent> later = history(opened(anIntake()), SCREEN, recorded(SECOND_ENTRY, DAY_3, RedFlag.FEVER));
        assertThat(of(later).first()).isEqualTo(Disposition.MANAGE);
        assertThat(of(history(opened(anIntake()))).first()).isEqualTo(Disposition.INCOMPLETE);
    }

    @Test
    void anIncompleteOneCountsWhereThePhysicianAnsweredFirst() {
        List<AssessmentEvent> early = history(opened(anIntake()), diagnosed(DAY_2), SCREEN);
        assertThat(of(early).first()).isEqualTo(Disposition.INCOMPLETE);
        assertThat(of(early).waiting()).isPresent();
    }

    @Test
    void aLaterDiagnosisIsLookedAtAnewAndTheEarlierReviewStays() {
        List<AssessmentEvent> again =
                and(histories().get("REVIEWED"), said(CauseCategory.SERIOUS, Urgency.URGENT, DAY_4));
        assertThat(of(again).waiting()).isPresent();
        assertThat(of(again).reviews()).hasSize(1);
        assertThat(of(and(histories().get("REVIEWED"), said(CauseCategory.MUSCULAR, null, DAY_4)))
                        .waiting())
                .isEmpty();
    }

    @Test
    void anOlderDiagnosisThatComesLateChangesNothing() {
        Hindsight hindsight = of(and(histories().get("REVIEWED"), said(CauseCategory.SERIOUS, Urgency.URGENT, DAY_2)));
        assertThat(hindsight).isEqualTo(of(histories().get("REVIEWED")));
    }
}
