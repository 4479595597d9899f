package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentCommands.*;
import static org.backline.assessment.domain.AssessmentSamples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.FindingResult;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;

/** Time runs when nobody visits: no progress by six weeks asks a physician. */
class ProgressReviewTest extends AssessmentFixture {

    private static AssessmentEvent.FindingsRecorded scored(double pain, Instant at) {
        return new AssessmentEvent.FindingsRecorded(
                CASE,
                CLINIC,
                SECOND_ENTRY,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(new PromScore(Instrument.NPRS, pain)),
                null,
                at);
    }

    private AssessmentState stateAfter(List<AssessmentEvent> history, AssessmentCommand command) {
        after(history, command).expectSuccessfulHandlerExecution();
        return fold(stored());
    }

    @Test
    void withoutAVisitAPhysicianIsAskedAfterSixWeeks() {
        AssessmentState state = stateAfter(histories().get("SCREENED"), review(DAY_43));

        assertThat(state.latestProposal().disposition()).isEqualTo(Disposition.ROUTINE);
        assertThat(state.latestProposal().recheckBy()).isNull();
        assertThat(state.openReferral()).hasValueSatisfying(referral -> {
            assertThat(referral.referralId()).isEqualTo(SECOND_REFERRAL);
            assertThat(referral.origin()).isEqualTo(ReferralOrigin.PROGRAM);
            assertThat(referral.urgency()).isEqualTo(Urgency.ROUTINE);
            assertThat(referral.category()).isEqualTo(CauseCategory.UNDETERMINED);
            assertThat(referral.asked().because()).containsExactly("NO_PROGRESS");
        });
    }

    @Test
    void theSameReviewOnceMoreAsksNobodyAgain() {
        AssessmentState state = stateAfter(histories().get("SCREENED"), review(DAY_43));
        assertThat(state.course().running()).isFalse();
        after(stored(), review(DAY_43.plus(Duration.ofDays(1)))).expectNoEvents();
    }

    @Test
    void aChangeThatMattersLetsTheCareGoOn() {
        List<AssessmentEvent> better = and(histories().get("SCREENED"), scored(2, DAY_5));
        AssessmentState state = stateAfter(better, review(DAY_43));

        assertThat(state.openReferral()).isEmpty();
        assertThat(state.course().since()).isEqualTo(DAY_43);
        assertThat(state.course().running()).isTrue();
    }

    @Test
    void aChangeTooSmallIsNone() {
        List<AssessmentEvent> hardly = and(histories().get("SCREENED"), scored(3, DAY_5));
        assertThat(stateAfter(hardly, review(DAY_43)).openReferral()).isPresent();
    }

    @Test
    void whatStandsMoreUrgentIsAskedFor() {
        AssessmentState state = stateAfter(histories().get("SUSPECT"), review(DAY_43));
        assertThat(state.openReferral())
                .hasValueSatisfying(referral -> assertThat(referral.urgency())
                        .isEqualTo(state.triage().urgency())
                        .isLessThanOrEqualTo(Urgency.URGENT));
    }

    @Test
    void theClockBeginsAnewWhenAPhysicianGivesTheCaseBackAndCanAskAgain() {
        List<AssessmentEvent> asked = histories().get("SCREENED");
        stateAfter(asked, review(DAY_43));
        Instant back = DAY_43.plus(Duration.ofDays(7));
        AssessmentState returned = stateAfter(
                stored(),
                new AssessmentCommand.TakeBack(CASE, SECOND_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null, back));
        assertThat(returned.latestProposal().disposition()).isEqualTo(Disposition.MANAGE);
        assertThat(returned.triage().settled()).contains(RedFlag.NO_PROGRESS.name());

        after(stored(), review(back.plus(Duration.ofDays(41)))).expectNoEvents();
        AssessmentState again = stateAfter(
                stored(),
                new AssessmentCommand.ReviewProgress(CASE, NOTE, FIRST_REFERRAL, back.plus(Duration.ofDays(42))));
        assertThat(again.latestProposal().disposition()).isEqualTo(Disposition.ROUTINE);
        assertThat(again.openReferral())
                .hasValueSatisfying(
                        referral -> assertThat(referral.referralId()).isEqualTo(FIRST_REFERRAL));
    }

    @Test
    void aVisitAfterSixWeeksMeetsTheSameRule() {
        assertThat(proposedAfter(
                                histories().get("SCREENED"),
                                new AssessmentCommand.RecordFindings(
                                        CASE,
                                        SECOND_ENTRY,
                                        List.of(finding(ClinicalTest.SLR, Side.NONE, FindingResult.NEGATIVE)),
                                        Map.of(),
                                        Map.of(),
                                        List.of(),
                                        null,
                                        DAY_43))
                        .disposition())
                .isEqualTo(Disposition.ROUTINE);
    }

    @Test
    void everyManagedCaseHasADayOnWhichItIsLookedAtAgain() {
        AssessmentEvent.Proposed proposed = fold(histories().get("SCREENED")).latestProposal();
        assertThat(proposed.disposition()).isEqualTo(Disposition.MANAGE);
        assertThat(proposed.recheckBy()).isEqualTo(DAY_2.plus(Duration.ofDays(14)));
        assertThat(fold(histories().get("OPEN")).latestProposal().recheckBy()).isNull();
    }

    @Test
    void ofTwoResultsOnOneDayTheLaterCounts() {
        assertThat(fold(slrOnOneDay(FindingResult.EQUIVOCAL, FindingResult.NEGATIVE))
                        .latestProposal()
                        .disposition())
                .isEqualTo(Disposition.MANAGE);
        assertThat(fold(slrOnOneDay(FindingResult.NEGATIVE, FindingResult.EQUIVOCAL))
                        .latestProposal()
                        .disposition())
                .isEqualTo(Disposition.INCOMPLETE);
    }

    private static List<AssessmentEvent> slrOnOneDay(FindingResult morning, FindingResult evening) {
        return history(
                opened(anIntake()),
                recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()),
                recorded(
                        SECOND_ENTRY,
                        DAY_3.plus(Duration.ofHours(1)),
                        List.of(finding(ClinicalTest.SLR, Side.NONE, morning))),
                recorded(
                        NOTE, DAY_3.plus(Duration.ofHours(9)), List.of(finding(ClinicalTest.SLR, Side.NONE, evening))));
    }

    @Test
    void aDiagnosisIsNotedOnceAndSaysWhatItWarrants() {
        AssessmentState state = stateAfter(histories().get("REFERRED"), noteDiagnosis(FIRST_REFERRAL));
        assertThat(state.course().diagnoses())
                .singleElement()
                .satisfies(said -> assertThat(said.warranted()).isEqualTo(Urgency.ROUTINE));
        after(stored(), noteDiagnosis(FIRST_REFERRAL)).expectNoEvents();
        after(
                        stored(),
                        new AssessmentCommand.NoteDiagnosis(
                                CASE, FIRST_REFERRAL, "S39.012A", CauseCategory.MUSCULAR, null, DAY_5))
                .expectEvents(new AssessmentEvent.Diagnosed(
                        CASE, CLINIC, FIRST_REFERRAL, "S39.012A", CauseCategory.MUSCULAR, null, null, DAY_5));
    }
}
