package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.backline.assessment.domain.AssessmentCommands.*;
import static org.backline.assessment.domain.AssessmentSamples.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Contraindication;
import org.backline.codes.Disposition;
import org.backline.codes.Finding;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;

/** Findings, proposals and muscular causes: one rule a test. */
class AssessmentTest extends AssessmentFixture {

    /** The fixture keeps the exception to itself, so it is thrown on. */
    private void assertRefused(List<AssessmentEvent> history, AssessmentCommand command) {
        RuleViolation[] refusal = new RuleViolation[1];
        after(history, command)
                .expectNoEvents()
                .expectException(org.hamcrest.CoreMatchers.is(
                        new org.hamcrest.CustomTypeSafeMatcher<RuleViolation>("a rule violation") {
                            @Override
                            protected boolean matchesSafely(RuleViolation thrown) {
                                refusal[0] = thrown;
                                return true;
                            }
                        }));
        throw refusal[0];
    }

    @Test
    void openingProposesOnTheIntakeAlone() {
        fixture.givenNoPriorActivity().when(open()).expectSuccessfulHandlerExecution();

        AssessmentEvent.Proposed proposal = fold(stored()).latestProposal();
        assertThat(proposal.disposition()).isEqualTo(Disposition.INCOMPLETE);
        assertThat(proposal.missing()).contains("SLR", "SLUMP", "MYO").doesNotContain("FEVER");
        assertThat(proposal.knowledgeVersion()).isEqualTo(KNOWLEDGE.stamp().version());
        assertThat(Trace.of(proposal).inputs().intakeOrigin().eventId()).isEqualTo(INTAKE_EVENT.toString());
    }

    @Test
    void theSameStateGivesTheSameTraceByteForByte() {
        List<AssessmentEvent> history = history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()));

        AssessmentEvent.Proposed once = PROPOSING.propose(fold(history), FIRST_ENTRY, DAY_3);
        AssessmentEvent.Proposed twice = PROPOSING.propose(fold(history), FIRST_ENTRY, DAY_3);

        assertThat(once).isEqualTo(twice);
        assertThat(Trace.of(once).json()).isEqualTo(once.trace());
    }

    @Test
    void aCompleteScreenWithAWeakGluteProposesItsPattern() {
        AssessmentEvent.Proposed proposal =
                proposedAfter(history(opened(anIntake())), record(FIRST_ENTRY, aWeakLeftGlute()));

        assertThat(proposal.disposition()).isEqualTo(Disposition.MANAGE);
        assertThat(proposal.category()).isEqualTo(CauseCategory.MUSCULAR);
        assertThat(proposal.patterns()).containsExactly(WEAK_LEFT_GLUTE);
        assertThat(proposal.unanswered()).isEmpty();
        assertThat(proposal.openUrgency()).isNull();
    }

    @Test
    void aSuspicionIsAnnouncedOnceAndAgainWhenItChanges() {
        List<AssessmentEvent> feverish = history(opened(anIntakeWith(RedFlag.FEVER)));
        assertThat(feverish.getLast()).isInstanceOf(AssessmentEvent.NonMuscularCauseSuspected.class);

        after(feverish, record(FIRST_ENTRY, new PromScore(Instrument.NPRS, 4)));
        assertThat(stored().getLast()).isInstanceOf(AssessmentEvent.Proposed.class);

        reasonWithTheKnowledgeOfThisRelease();
        after(feverish, record(FIRST_ENTRY, RedFlag.CES_SADDLE, FlagAnswer.YES));
        assertThat(stored().getLast())
                .isInstanceOfSatisfying(
                        AssessmentEvent.NonMuscularCauseSuspected.class,
                        event -> assertThat(event.urgency()).isEqualTo(Urgency.EMERGENCY));
    }

    @Test
    void namesWhatIsMissingBeforeAMuscularCause() {
        var state = history(opened(anIntake()));
        var refusal = catchThrowableOfType(
                RuleViolation.class,
                () -> assertRefused(state, identify(MuscularPattern.P1, Side.LEFT, OverrideReason.KNOWN_HISTORY)));

        assertThat(refusal.missing()).contains("DERM", "MYO", "REFLEX", "SLR", "SLUMP", "STORK", "SP_TTP");
        assertThat(refusal).hasMessageContaining("SLUMP");
    }

    @Test
    void aReasonWhyATestWasNotDoneAnswersTheScreenButNeedsAnOverride() {
        List<Finding> findings = new ArrayList<>(aWeakLeftGlute());
        findings.removeIf(finding -> finding.test() == ClinicalTest.SLUMP);
        findings.add(new Finding(
                ClinicalTest.SLUMP,
                Side.NONE,
                FindingResult.UNABLE,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                NotAssessedReason.PAIN));
        List<AssessmentEvent> history = history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, findings));
        assertThat(fold(history).latestProposal().missing()).containsExactly("SLUMP");

        after(history, identify(MuscularPattern.P1, Side.LEFT, null))
                .expectExceptionMessage("The rules do not propose P1 LEFT; confirm with an override and its reason");
        reasonWithTheKnowledgeOfThisRelease();
        after(history, identify(MuscularPattern.P1, Side.LEFT, OverrideReason.TEST_NOT_POSSIBLE))
                .expectSuccessfulHandlerExecution();
        assertThat(stored().getLast()).isInstanceOfSatisfying(AssessmentEvent.MuscularCauseIdentified.class, made -> {
            assertThat(made.overridden()).isTrue();
            assertThat(made.overrideReason()).isEqualTo(OverrideReason.TEST_NOT_POSSIBLE);
        });
    }

    @Test
    void anOverrideStaysVisibleAfterAnotherCauseWasConfirmed() {
        List<AssessmentEvent> history = history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()));
        fixture.given(new ArrayList<Object>(history))
                .andGivenCommands(identify(MuscularPattern.P4, Side.LEFT, OverrideReason.CLINICAL_JUDGEMENT))
                .when(identify(MuscularPattern.P1, Side.LEFT, null))
                .expectSuccessfulHandlerExecution();

        AssessmentState state = fold(stored());
        assertThat(state.decisions())
                .extracting(AssessmentEvent.MuscularCauseIdentified::overridden)
                .containsExactly(true, false);
        assertThat(state.decision().orElseThrow().causes()).containsExactly(WEAK_LEFT_GLUTE);
    }

    @Test
    void aConfirmedCauseSaysWhatAProgramMustAvoid() {
        List<Finding> findings = new ArrayList<>(aWeakLeftGlute());
        findings.add(new Finding(
                ClinicalTest.MTHOMAS,
                Side.LEFT,
                FindingResult.POSITIVE,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null));
        List<AssessmentEvent> history = history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, findings));

        after(history, identify(MuscularPattern.P1, Side.LEFT, null)).expectSuccessfulHandlerExecution();

        assertThat(stored().getLast()).isInstanceOfSatisfying(AssessmentEvent.MuscularCauseIdentified.class, made -> {
            assertThat(made.hipFlexorsTight()).isTrue();
            assertThat(made.contraindications())
                    .isEqualTo(fold(stored()).latestProposal().contraindications());
            assertThat(made.athleteId()).isEqualTo(ATHLETE);
        });
    }

    @Test
    void openConditionsOfTheProposalGoWithTheCause() {
        AssessmentEvent.Proposed proposal = fold(history(
                        opened(anIntake()),
                        recorded(
                                FIRST_ENTRY,
                                DAY_2,
                                List.of(finding(ClinicalTest.STORK, Side.LEFT, FindingResult.POSITIVE)))))
                .latestProposal();

        assertThat(proposal.contraindications()).contains(Contraindication.X);
    }

    @Test
    void refusesTheSameCauseTwice() {
        List<AssessmentEvent> history = history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()));
        CauseChosen weakGlute = new CauseChosen(MuscularPattern.P1, Side.LEFT);

        after(
                        history,
                        new AssessmentCommand.IdentifyMuscularCause(
                                CASE, List.of(weakGlute, weakGlute), null, null, DAY_4))
                .expectNoEvents()
                .expectExceptionMessage("A cause is named once");
    }

    @Test
    void refusesAnEntryIdWithOtherContent() {
        after(
                        history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute())),
                        record(FIRST_ENTRY, aNegativeScreen()))
                .expectNoEvents()
                .expectExceptionMessage("This entry was recorded before with other content");
    }

    @Test
    void refusesAnEmptyEntry() {
        after(history(opened(anIntake())), record(FIRST_ENTRY, List.of()))
                .expectNoEvents()
                .expectExceptionMessage("An entry holds at least one finding, one red-flag answer or one score");
    }

    @Test
    void aLaterAnswerReplacesANotAssessedButAYesStays() {
        Map<RedFlag, FlagAnswer> door = new EnumMap<>(anIntake().redFlags());
        door.put(RedFlag.FEVER, FlagAnswer.NOT_ASSESSED);
        door.put(RedFlag.STEROID, FlagAnswer.YES);
        IntakeFacts intake = anIntake();
        IntakeFacts unsure = new IntakeFacts(
                intake.sport(),
                intake.age(),
                intake.sex(),
                intake.sickleCellTrait(),
                intake.onsetManner(),
                intake.onsetDaysAgo(),
                intake.mechanism(),
                intake.painNow(),
                intake.painBest(),
                intake.painWorst(),
                intake.regions(),
                intake.aggravatedBy(),
                intake.easedBy(),
                intake.night(),
                intake.legSymptoms(),
                intake.legWorseThanBack(),
                intake.morningStiffnessMinutes(),
                door,
                Map.of(RedFlag.FEVER, NotAssessedReason.NO_EQUIPMENT),
                intake.proms());
        var answers = new AssessmentEvent.FindingsRecorded(
                CASE,
                CLINIC,
                FIRST_ENTRY,
                List.of(),
                Map.of(RedFlag.FEVER, FlagAnswer.NO, RedFlag.STEROID, FlagAnswer.NO),
                Map.of(),
                List.of(),
                null,
                DAY_2);

        AssessmentState before = fold(history(opened(unsure)));
        AssessmentState state = fold(history(opened(unsure), answers));

        assertThat(before.latestProposal().missing()).contains("FEVER");
        assertThat(before.latestProposal().unanswered()).doesNotContain("FEVER");
        assertThat(state.latestProposal().missing()).doesNotContain("FEVER");
        assertThat(Trace.of(state.latestProposal()).inputs().flags())
                .anyMatch(input -> input.flag() == RedFlag.STEROID && input.answer() == FlagAnswer.YES);
        assertThat(state.redFlags())
                .containsEntry(RedFlag.FEVER, FlagAnswer.NO)
                .containsEntry(RedFlag.STEROID, FlagAnswer.YES);
    }

    @Test
    void theGradeOfAnOverriddenCauseIsThatOfItsPattern() {
        after(
                        history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute())),
                        identify(MuscularPattern.P2, Side.BILATERAL, OverrideReason.KNOWN_HISTORY))
                .expectSuccessfulHandlerExecution();

        assertThat(fold(stored()).decision().orElseThrow().causes())
                .containsExactly(new MuscularCause(MuscularPattern.P2, Side.BILATERAL, GRADES.get(MuscularPattern.P2)));
    }

    @Test
    void aReopenedCaseKeepsItsCauseOnlyWhenItWasClosedInError() {
        List<AssessmentEvent> closed = histories().get("CLOSED");

        assertThat(fold(and(closed, new AssessmentEvent.Reopened(CASE, CLINIC, ReopeningReason.RECURRENCE, DAY_5)))
                        .stage())
                .isEqualTo(AssessmentStage.OPEN);
        assertThat(fold(and(closed, new AssessmentEvent.Reopened(CASE, CLINIC, ReopeningReason.CLOSED_IN_ERROR, DAY_5)))
                        .stage())
                .isEqualTo(AssessmentStage.CAUSE_IDENTIFIED);
    }
}
