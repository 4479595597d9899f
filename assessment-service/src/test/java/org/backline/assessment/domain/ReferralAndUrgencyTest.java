package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentCommands.*;
import static org.backline.assessment.domain.AssessmentSamples.*;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Side;
import org.backline.codes.Suspicion;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;

/** Referrals, their return, and an urgency that only a physician lowers: one rule a test. */
class ReferralAndUrgencyTest extends AssessmentFixture {

    @Test
    void aNewEmergencyAfterTheCauseBlocksOnlyANewCause() {
        List<AssessmentEvent> history =
                history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()), identified(DAY_3));

        AssessmentEvent.Proposed proposal =
                proposedAfter(history, record(SECOND_ENTRY, RedFlag.CES_SADDLE, FlagAnswer.YES));
        assertThat(proposal.disposition()).isEqualTo(Disposition.EMERGENCY);
        assertThat(fold(stored()).stage()).isEqualTo(AssessmentStage.CAUSE_IDENTIFIED);

        List<AssessmentEvent> now = stored();
        reasonWithTheKnowledgeOfThisRelease();
        after(now, identify(MuscularPattern.P1, Side.LEFT, OverrideReason.CLINICAL_JUDGEMENT))
                .expectException(RuleViolation.class);
    }

    @Test
    void theReferralCarriesWhatAPhysicianNeedsToSeeFirst() {
        List<AssessmentEvent> history = history(
                opened(anIntakeWith(RedFlag.FEVER)),
                recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()),
                recorded(SECOND_ENTRY, DAY_3, List.of(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.NEGATIVE))));

        after(history, refer(FIRST_REFERRAL, Urgency.URGENT)).expectSuccessfulHandlerExecution();

        assertThat(stored().getLast()).isInstanceOfSatisfying(AssessmentEvent.ReferralRequested.class, asked -> {
            assertThat(asked.because()).contains("FEVER");
            assertThat(asked.trainerId()).isEqualTo(TRAINER);
            assertThat(asked.summary().positiveFlags()).containsExactly(RedFlag.FEVER);
            assertThat(asked.summary().age()).isEqualTo(21);
            assertThat(asked.summary().findings())
                    .contains(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.NEGATIVE))
                    .doesNotContain(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.POSITIVE));
        });
    }

    @Test
    void aRepeatedReferralChangesNothing() {
        fixture.given(new ArrayList<Object>(history(opened(anIntake()))))
                .andGivenCommands(refer(FIRST_REFERRAL, Urgency.ROUTINE))
                .when(refer(FIRST_REFERRAL, Urgency.ROUTINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void aReferralRaisesTheUrgencyAsTheRulesDo() {
        fixture.given(new ArrayList<Object>(history(opened(anIntake()))))
                .when(refer(FIRST_REFERRAL, Urgency.URGENT))
                .expectSuccessfulHandlerExecution();

        assertThat(fold(stored()).triage().urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void refusesALesserReferralInWordsThatNameTheUrgency() {
        after(history(opened(anIntakeWith(RedFlag.CES_SADDLE))), refer(FIRST_REFERRAL, Urgency.URGENT))
                .expectExceptionMessage("A referral may not ask for less urgency than stands open: EMERGENCY");
    }

    @Test
    void betterFindingsNeverLowerAnUrgency() {
        List<AssessmentEvent> weak = history(
                opened(anIntake()),
                recorded(
                        FIRST_ENTRY,
                        DAY_2,
                        List.of(
                                finding(ClinicalTest.SLR, Side.LEFT, FindingResult.POSITIVE),
                                finding(ClinicalTest.MYO, Side.LEFT, FindingResult.POSITIVE))));
        AssessmentEvent.Proposed before = fold(weak).latestProposal();
        assertThat(before.disposition()).isIn(Disposition.URGENT, Disposition.EMERGENCY);

        List<Finding> better = new ArrayList<>(aWeakLeftGlute());
        better.add(finding(ClinicalTest.SLR, Side.LEFT, FindingResult.NEGATIVE));
        better.add(finding(ClinicalTest.MYO, Side.LEFT, FindingResult.NEGATIVE));
        AssessmentEvent.Proposed now = proposedAfter(weak, record(SECOND_ENTRY, better));

        assertThat(now.disposition()).isEqualTo(before.disposition());
        assertThat(now.suspicions()).extracting(Suspicion::category).contains(CauseCategory.NERVE);
        assertThat(now.patterns()).isEmpty();
        assertThat(Trace.of(now).evaluation().disposition()).isEqualTo(Disposition.MANAGE);
        assertThat(Trace.of(now).carried()).isEqualTo(before.suspicions());
    }

    @Test
    void onlyAPhysicianLowersAnUrgencyAndTheProposalFollows() {
        List<AssessmentEvent> history = history(
                opened(anIntakeWith(RedFlag.FEVER)),
                recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()),
                noted(FIRST_REFERRAL, Urgency.URGENT, DAY_3));

        AssessmentEvent.Proposed proposal =
                proposedAfter(history, takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null));

        assertThat(proposal.proposalId()).isEqualTo(proposalOf(FIRST_REFERRAL));
        assertThat(proposal.openUrgency()).isNull();
        assertThat(proposal.suspicions()).isEmpty();
        assertThat(Trace.of(proposal).settled()).contains("FEVER");
        assertThat(fold(stored()).stage()).isEqualTo(AssessmentStage.OPEN);
    }

    @Test
    void whatThePhysicianAnsweredRaisesNothingUntilItIsRecordedAnew() {
        fixture.given(new ArrayList<Object>(
                        history(opened(anIntakeWith(RedFlag.STEROID)), noted(FIRST_REFERRAL, Urgency.URGENT, DAY_2))))
                .andGivenCommands(
                        takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null),
                        record(FIRST_ENTRY, new PromScore(Instrument.NPRS, 3)))
                .when(record(SECOND_ENTRY, RedFlag.FEVER, FlagAnswer.YES));

        List<AssessmentEvent.Proposed> proposals = stored().stream()
                .filter(AssessmentEvent.Proposed.class::isInstance)
                .map(AssessmentEvent.Proposed.class::cast)
                .toList();
        assertThat(proposals.get(proposals.size() - 2).openUrgency()).isNull();
        assertThat(proposals.getLast().openUrgency()).isNotNull();
    }

    @Test
    void aFlagAnsweredYesOnceMoreSpeaksAgainAfterThePhysician() {
        fixture.given(new ArrayList<Object>(
                        history(opened(anIntakeWith(RedFlag.FEVER)), noted(FIRST_REFERRAL, Urgency.URGENT, DAY_2))))
                .andGivenCommands(takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null))
                .when(record(FIRST_ENTRY, RedFlag.FEVER, FlagAnswer.YES));

        assertThat(fold(stored()).triage().urgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void aCarriedOutReferralRepeatedAfterItsReturnChangesNothing() {
        fixture.given(new ArrayList<Object>(history(opened(anIntake()))))
                .andGivenCommands(
                        refer(FIRST_REFERRAL, Urgency.ROUTINE),
                        takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null))
                .when(refer(FIRST_REFERRAL, Urgency.ROUTINE))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anUrgencyThatThePhysicianLeftStandingStands() {
        List<AssessmentEvent> history =
                history(opened(anIntakeWith(RedFlag.CES_SADDLE)), noted(FIRST_REFERRAL, Urgency.EMERGENCY, DAY_2));

        AssessmentEvent.Proposed proposal = proposedAfter(
                history, takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, Urgency.ROUTINE));

        assertThat(proposal.openUrgency()).isEqualTo(Urgency.ROUTINE);
        assertThat(proposal.disposition()).isEqualTo(Disposition.ROUTINE);
    }

    @Test
    void aPhysicianMayAlsoRaiseTheUrgency() {
        List<AssessmentEvent> history = history(opened(anIntake()), noted(FIRST_REFERRAL, Urgency.ROUTINE, DAY_2));

        AssessmentEvent.Proposed proposal = proposedAfter(
                history, takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, Urgency.URGENT));

        assertThat(proposal.openUrgency()).isEqualTo(Urgency.URGENT);
    }

    @Test
    void aResumedProgramKeepsItsCauseAndAReturnToAssessmentDoesNot() {
        List<AssessmentEvent> referred = history(
                opened(anIntake()),
                recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()),
                identified(DAY_3),
                noted(FIRST_REFERRAL, Urgency.ROUTINE, DAY_3));

        assertThat(fold(and(referred, reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null, DAY_4)))
                        .stage())
                .isEqualTo(AssessmentStage.CAUSE_IDENTIFIED);
        assertThat(fold(and(
                                referred,
                                reconciled(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null, DAY_4)))
                        .stage())
                .isEqualTo(AssessmentStage.OPEN);
    }

    @Test
    void aCaseWithTwoReferralsStaysReferredUntilBothAreBack() {
        List<AssessmentEvent> referred = history(
                opened(anIntake()),
                noted(FIRST_REFERRAL, Urgency.ROUTINE, DAY_2),
                noted(SECOND_REFERRAL, Urgency.ROUTINE, DAY_2));

        assertThat(fold(and(
                                referred,
                                reconciled(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null, DAY_3)))
                        .stage())
                .isEqualTo(AssessmentStage.REFERRED);
    }

    @Test
    void theReferralOfAnotherServiceKeepsItsOrigin() {
        after(history(opened(anIntake())), noteReferral(FIRST_REFERRAL)).expectSuccessfulHandlerExecution();

        assertThat(fold(stored()).openReferral().orElseThrow().origin()).isEqualTo(ReferralOrigin.PROGRAM);
    }

    @Test
    void whoHoldsTheCaseNowIsNamedByWhatHappensNext() {
        fixture.given(new ArrayList<Object>(history(opened(anIntake()))))
                .andGivenCommands(handOver())
                .when(refer(FIRST_REFERRAL, Urgency.ROUTINE));

        assertThat(stored().getLast()).isInstanceOfSatisfying(AssessmentEvent.ReferralRequested.class, asked -> {
            assertThat(asked.clinicId()).isEqualTo("south");
            assertThat(asked.trainerId()).isEqualTo("trainer.reyes");
        });
    }

    @Test
    void anUnknownReferralThatComesBackChangesNothing() {
        after(
                        history(opened(anIntake())),
                        takeBack(UUID.nameUUIDFromBytes(new byte[] {1}), ReconciliationChoice.RESUME_PROGRAM, null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
