package org.backline.program.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.program.domain.ProgramSamples.*;

import java.util.List;
import java.util.UUID;
import org.backline.codes.HoldReason;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.program.exercise.course.ReviewCheck;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program while physicians are asked: it rests until nobody is, and does what each of them allows. */
class ReferralsAndTheProgramTest {

    private RunningPrograms programs;
    private ProgramState state = ProgramState.EMPTY;

    @BeforeEach
    void aRunningProgram() {
        programs = new RunningPrograms(COURSE);
        tell(draft(FIRST_PROGRAM, WEAK_LEFT_GLUTE, AskedBy.POLICY));
        tell(assign());
    }

    @AfterEach
    void close() {
        programs.close();
    }

    private void tell(ProgramCommand command) {
        programs.send(command);
        programs.heard().forEach(event -> state = state.on(event));
    }

    private void opened(UUID referral) {
        tell(new ProgramCommand.OpenReferral(CASE, CLINIC, referral, DAY_4));
    }

    private void reconciled(UUID referral, ReconciliationChoice choice, @Nullable Urgency remaining) {
        tell(ProgramSamples.close(referral, choice, remaining));
    }

    @Test
    void restsUntilNoReferralIsOpen() {
        opened(FIRST_REFERRAL);
        opened(SECOND_REFERRAL);

        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);
        assertThat(state.stage()).isEqualTo(ProgramStage.HELD);
        assertThat(state.heldFor()).isEqualTo(HoldReason.REFERRAL_OPEN);

        reconciled(SECOND_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);
        assertThat(state.stage()).isEqualTo(ProgramStage.ASSIGNED);
    }

    @ParameterizedTest
    @CsvSource({"EMERGENCY, HELD", "URGENT, HELD", "ROUTINE, ASSIGNED", ", ASSIGNED"})
    void doesNotGoOnWhilePressingUrgencyStands(Urgency remaining, ProgramStage stage) {
        opened(FIRST_REFERRAL);
        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, remaining);

        assertThat(state.stage()).isEqualTo(stage);
    }

    @ParameterizedTest
    @CsvSource({"EMERGENCY, HELD", "URGENT, HELD", "ROUTINE, ASSIGNED"})
    void aReferralThatIsTakenBackHoldsNoLongerUnlessItWasPressing(Urgency remaining, ProgramStage stage) {
        opened(FIRST_REFERRAL);
        tell(withdraw(FIRST_REFERRAL, remaining));

        assertThat(state.file().hasOpenReferral()).isFalse();
        assertThat(state.stage()).isEqualTo(stage);
    }

    @Test
    void aReferralThatIsTakenBackBarsNoReturnToPlay() {
        opened(FIRST_REFERRAL);
        tell(withdraw(FIRST_REFERRAL, Urgency.ROUTINE));

        assertThat(state.file().isCleared()).isTrue();
    }

    @Test
    void aReopenedReferralHoldsAgainAndEndsAgain() {
        opened(FIRST_REFERRAL);
        tell(new ProgramCommand.Restrict(CASE, CLINIC, FIRST_REFERRAL, List.of(), true, DAY_4));
        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);

        tell(new ProgramCommand.ReopenReferral(CASE, CLINIC, FIRST_REFERRAL, DAY_4));
        assertThat(state.stage()).isEqualTo(ProgramStage.HELD);
        assertThat(state.file().isCleared()).isFalse();

        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);
        assertThat(state.stage()).isEqualTo(ProgramStage.ASSIGNED);
    }

    @Test
    void theMostCautiousOfTwoAnswersCounts() {
        opened(FIRST_REFERRAL);
        opened(SECOND_REFERRAL);
        reconciled(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null);
        reconciled(SECOND_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);

        assertThat(state.stage()).isEqualTo(ProgramStage.HELD);
        assertThat(state.file().awaits()).isEqualTo(Awaits.ASSESSMENT);
    }

    @Test
    void aProgramToBeChangedIsChangedAndGoesOn() {
        opened(FIRST_REFERRAL);
        reconciled(FIRST_REFERRAL, ReconciliationChoice.CHANGE_PROGRAM, null);
        tell(reviseWithout("E15"));
        tell(resume(AskedBy.PERSON));

        assertThat(state.stage()).isEqualTo(ProgramStage.ASSIGNED);
        assertThat(state.has("E15")).isFalse();
    }

    @Test
    void aDraftThatIsMadeWhileAReferralIsOpenWaitsForIt() {
        opened(FIRST_REFERRAL);
        tell(draft(SECOND_PROGRAM, TIGHT_HIP_FLEXORS, AskedBy.POLICY));
        assertThat(state.stage()).isEqualTo(ProgramStage.HELD);

        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);
        assertThat(state.stage()).isEqualTo(ProgramStage.DRAFTED);
    }

    @Test
    void whatIsForbiddenLeavesAtOnceAndDoesNotComeBackByItself() {
        opened(FIRST_REFERRAL);
        tell(restrict(FIRST_REFERRAL, Restriction.POOL_ONLY));
        assertThat(state.plan().exercises())
                .extracting(PrescribedExercise::exercise)
                .containsExactly("E34");

        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);
        tell(restrict(FIRST_REFERRAL));
        assertThat(state.file().standing()).isEmpty();
        assertThat(state.plan().exercises()).hasSize(1);
    }

    @Test
    void restrictionsOfTwoPhysiciansHoldTogetherUntilALaterReport() {
        opened(FIRST_REFERRAL);
        opened(SECOND_REFERRAL);
        tell(restrict(FIRST_REFERRAL, Restriction.NO_IMPACT));
        tell(restrict(SECOND_REFERRAL, Restriction.NO_FLEXION));
        assertThat(state.file().standing()).containsExactlyInAnyOrder(Restriction.NO_IMPACT, Restriction.NO_FLEXION);

        reconciled(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null);
        tell(restrict(SECOND_REFERRAL));
        assertThat(state.file().standing()).isEmpty();
    }

    @Test
    void aTrainerCannotPutBackWhatAPhysicianForbids() {
        tell(restrict(FIRST_REFERRAL, Restriction.NO_EXTENSION));
        assertThat(state.has("E08")).isFalse();

        List<PlannedExercise> all =
                aDraft().exercises().stream().map(ProgramSamples::planned).toList();
        assertThatThrownBy(() -> tell(new ProgramCommand.Revise(CASE, all, List.of(), DAY_4)))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("ORDER-NO_EXTENSION (E08)");
    }

    @Test
    void aReferralThatAReviewProposesHoldsTheProgram() {
        tell(new ProgramCommand.KnowCase(CASE, theCase()));
        state = state.on(new ProgramEvent.Reviewed(
                CASE,
                CLINIC,
                FIRST_PROGRAM,
                LINK,
                "WEEK_6",
                List.of(),
                List.of(),
                ReviewCheck.Outcome.REFER,
                "REVIEW-REFER",
                9,
                9,
                true,
                DAY_4));

        List<ProgramEvent> events = CourseDecisions.refer(state, askReferral());

        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("ReferralAsked", "ReferralOpened", "Held");
    }
}
