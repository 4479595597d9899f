package org.backline.program.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.backline.program.domain.ProgramSamples.*;

import java.util.List;
import org.backline.codes.HoldReason;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Closing and confirming a cause come from two services, so either may be heard first. */
class ClosedCaseTest {

    private RunningPrograms programs;
    private ProgramState state = ProgramState.EMPTY;

    @BeforeEach
    void noProgramYet() {
        programs = new RunningPrograms(COURSE);
    }

    @AfterEach
    void close() {
        programs.close();
    }

    private void tell(ProgramCommand command) {
        programs.send(command);
        programs.heard().forEach(event -> state = state.on(event));
    }

    private void confirmed() {
        tell(draft(FIRST_PROGRAM, WEAK_LEFT_GLUTE, AskedBy.POLICY));
    }

    private void reopened(ReopeningReason reason) {
        tell(reopenCase(reason));
    }

    @Test
    void aDraftThatStandsOpenIsWithdrawn() {
        confirmed();
        tell(closeCase());

        assertThat(state.stage()).isEqualTo(ProgramStage.STOPPED);
        assertThat(state.stoppedFor()).isEqualTo(StopReason.CASE_CLOSED);
        assertThatThrownBy(() -> tell(assign()))
                .isInstanceOf(RuleViolation.class)
                .hasMessage("The case is closed; reopen it first");
    }

    @Test
    void aCauseThatIsHeardAfterTheClosingDraftsNothing() {
        tell(closeCase());
        confirmed();

        assertThat(state.stage()).isEqualTo(ProgramStage.NONE);
    }

    @Test
    void whatWasClosedInErrorIsDraftedFromItsCauseForTheTrainerToAssign() {
        tell(closeCase());
        tell(draft(FIRST_PROGRAM, TIGHT_HIP_FLEXORS, AskedBy.POLICY));
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.draft().causes()).containsExactly(TIGHT_HIP_FLEXORS);
        tell(assign());
        assertThat(state.stage()).isEqualTo(ProgramStage.ASSIGNED);
    }

    @Test
    void aProgramThatRanIsADraftAgain() {
        confirmed();
        tell(assign());
        tell(closeCase());
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.stage()).isEqualTo(ProgramStage.DRAFTED);
        assertThat(state.draft().causes()).containsExactly(WEAK_LEFT_GLUTE);
        assertThat(state.draft().programId()).isEqualTo(SECOND_PROGRAM);
    }

    @ParameterizedTest
    @EnumSource(names = "CLOSED_IN_ERROR", mode = EnumSource.Mode.EXCLUDE)
    void anyOtherReopeningWaitsForTheCauseToBeConfirmedAnew(ReopeningReason reason) {
        tell(closeCase());
        confirmed();
        reopened(reason);
        assertThat(state.stage()).isEqualTo(ProgramStage.NONE);

        tell(draft(SECOND_PROGRAM, WEAK_LEFT_GLUTE, AskedBy.POLICY));
        assertThat(state.stage()).isEqualTo(ProgramStage.DRAFTED);
    }

    @Test
    void whatWasInterruptedOnceIsForgottenWithTheReopening() {
        confirmed();
        tell(closeCase());
        reopened(ReopeningReason.RECURRENCE);
        tell(closeCase());
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.stage()).isEqualTo(ProgramStage.STOPPED);
    }

    @Test
    void aDraftOfAReopenedCaseWaitsForThePhysician() {
        confirmed();
        tell(closeCase());
        tell(new ProgramCommand.OpenReferral(CASE, CLINIC, FIRST_REFERRAL, DAY_4));
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.heldFor()).isEqualTo(HoldReason.REFERRAL_OPEN);
    }

    @ParameterizedTest
    @CsvSource({
        "RESUME_PROGRAM, , DRAFTED",
        "RESUME_PROGRAM, URGENT, STOPPED",
        "CHANGE_PROGRAM, , STOPPED",
        "RETURN_TO_ASSESSMENT, , STOPPED",
        "STOP_PROGRAM, , STOPPED"
    })
    void whatAPhysicianSaidMeanwhileCounts(
            ReconciliationChoice choice, @Nullable Urgency remaining, ProgramStage stage) {
        confirmed();
        tell(closeCase());
        tell(new ProgramCommand.OpenReferral(CASE, CLINIC, FIRST_REFERRAL, DAY_4));
        tell(ProgramSamples.close(FIRST_REFERRAL, choice, remaining));
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.stage()).isEqualTo(stage);
    }

    @Test
    void aNewFlagOfAnAssessmentAsksForTheCauseAnew() {
        confirmed();
        tell(closeCase());
        tell(note(RedFlag.FEVER));
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.stage()).isEqualTo(ProgramStage.STOPPED);
    }

    @Test
    void aNewFlagOfASessionAsksForTheCauseAnew() {
        confirmed();
        tell(assign());
        tell(new ProgramCommand.CloseCase(CASE, CLINIC, DAY_4.plusSeconds(60)));
        tell(athletesSession(FIRST_SESSION, RedFlag.FEVER));
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.stage()).isEqualTo(ProgramStage.STOPPED);
    }

    @Test
    void aNewFlagOfTheMorningAfterAsksForTheCauseAnew() {
        confirmed();
        tell(assign());
        tell(athletesSession(FIRST_SESSION));
        tell(new ProgramCommand.CloseCase(CASE, CLINIC, DAY_4.plusSeconds(60)));
        tell(new ProgramCommand.ReportNextMorning(
                CASE, FIRST_SESSION, 1, List.of(), List.of(RedFlag.FEVER), LoggedBy.ATHLETE, DAY_4.plusSeconds(70)));
        reopened(ReopeningReason.CLOSED_IN_ERROR);

        assertThat(state.stage()).isEqualTo(ProgramStage.STOPPED);
    }
}
