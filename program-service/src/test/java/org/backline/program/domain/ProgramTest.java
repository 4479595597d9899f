package org.backline.program.domain;

import static org.backline.program.domain.AskedBy.PERSON;
import static org.backline.program.domain.AskedBy.POLICY;
import static org.backline.program.domain.ProgramSamples.*;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.backline.codes.Contraindication;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.OverrideReason;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramTest {

    private FixtureConfiguration<Program> fixture;

    @BeforeEach
    void setUp() {
        fixture = new AggregateTestFixture<>(Program.class);
        fixture.registerInjectableResource(COURSE);
    }

    @Test
    void draftsFromTheConfirmedCause() {
        fixture.givenNoPriorActivity()
                .when(draft(FIRST_PROGRAM, WEAK_LEFT_GLUTE, POLICY))
                .expectEvents(drafted(FIRST_PROGRAM, List.of(WEAK_LEFT_GLUTE), List.of(), false, DAY_4));
    }

    @Test
    void refusesADraftWithoutACause() {
        fixture.givenNoPriorActivity()
                .when(new ProgramCommand.Draft(
                        CASE, FIRST_PROGRAM, ATHLETE, CLINIC, List.of(), List.of(), false, DAY_1, POLICY))
                .expectException(RuleViolation.class)
                .expectExceptionMessage("A program is drafted from at least one cause");
    }

    @Test
    void assignsTheDraftAsItStands() {
        var draft = aDraft();
        fixture.given(draft)
                .when(assign())
                .expectEvents(new ProgramEvent.Assigned(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        ATHLETE,
                        draft.phase(),
                        draft.exercises(),
                        draft.excluded(),
                        DAY_4,
                        true));
    }

    @Test
    void isNotAssignedBeforeTheSafetyNetWasGiven() {
        fixture.given(aDraft())
                .when(new ProgramCommand.Assign(CASE, false, DAY_4))
                .expectNoEvents()
                .expectException(RuleViolation.class)
                .expectExceptionMessage(startsWith("SAFETY-NET: "));
    }

    @Test
    void stopsTheRunningProgramWhenTheCauseIsRevised() {
        fixture.given(aDraft(), itsAssignment())
                .when(draft(SECOND_PROGRAM, TIGHT_HIP_FLEXORS, POLICY))
                .expectEvents(
                        aStop(StopReason.CAUSE_REVISED, DAY_4),
                        drafted(SECOND_PROGRAM, List.of(TIGHT_HIP_FLEXORS), List.of(), false, DAY_4));
    }

    @Test
    void revisesTheProgramWhenTheSameCauseComesWithANewCondition() {
        var command = new ProgramCommand.Draft(
                CASE,
                SECOND_PROGRAM,
                ATHLETE,
                CLINIC,
                List.of(WEAK_LEFT_GLUTE),
                List.of(Contraindication.X),
                false,
                DAY_4,
                POLICY);
        fixture.given(aDraft(), itsAssignment())
                .when(command)
                .expectEvents(
                        aStop(StopReason.CAUSE_REVISED, DAY_4),
                        drafted(SECOND_PROGRAM, List.of(WEAK_LEFT_GLUTE), List.of(Contraindication.X), false, DAY_4));
    }

    @Test
    void draftsTheSameCauseAnewOnceTheReferralCameBack() {
        fixture.given(aDraft(), itsAssignment(), aHold(HoldReason.REFERRAL_OPEN, true))
                .when(draft(SECOND_PROGRAM, WEAK_LEFT_GLUTE, POLICY))
                .expectEvents(
                        aStop(StopReason.CAUSE_REVISED, DAY_4),
                        drafted(SECOND_PROGRAM, List.of(WEAK_LEFT_GLUTE), List.of(), false, DAY_4));
    }

    @Test
    void doesNotReviveAProgramFromALateRepeat() {
        fixture.given(aDraft(), aStop(StopReason.ATHLETE_WITHDREW, DAY_2))
                .when(draft(FIRST_PROGRAM, WEAK_LEFT_GLUTE, POLICY))
                .expectNoEvents();
    }

    @Test
    void logsASession() {
        fixture.given(aDraft(), itsAssignment())
                .when(logSession(FIRST_SESSION, "E03", "E16"))
                .expectEvents(new ProgramEvent.SessionLogged(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        FIRST_SESSION,
                        List.of("E03", "E16"),
                        3,
                        2,
                        1,
                        5,
                        DAY_4,
                        List.of(),
                        List.of(),
                        List.of(),
                        LoggedBy.TRAINER));
    }

    @Test
    void refusesASessionWithoutExercises() {
        fixture.given(aDraft(), itsAssignment())
                .when(logSession(FIRST_SESSION))
                .expectException(RuleViolation.class)
                .expectExceptionMessage("A session has at least one exercise");
    }

    @Test
    void refusesAnExerciseOfAnotherProgram() {
        fixture.given(aDraft(), itsAssignment())
                .when(logSession(FIRST_SESSION, "E03", "E35"))
                .expectException(RuleViolation.class)
                .expectExceptionMessage("E35 is not an exercise of this program");
    }

    @Test
    void refusesAnExerciseNamedTwice() {
        fixture.given(aDraft(), itsAssignment())
                .when(logSession(FIRST_SESSION, "E03", "E03"))
                .expectException(RuleViolation.class)
                .expectExceptionMessage("An exercise is named once in a session");
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 0, 0, 0, Pain before the session is 0 to 10",
        "11, 0, 0, 0, Pain before the session is 0 to 10",
        "0, -1, 0, 0, Pain during the session is 0 to 10",
        "0, 11, 0, 0, Pain during the session is 0 to 10",
        "0, 0, -1, 0, Pain the next morning is 0 to 10",
        "0, 0, 11, 0, Pain the next morning is 0 to 10",
        "0, 0, 0, -1, Effort is 0 to 10",
        "0, 0, 0, 11, Effort is 0 to 10"
    })
    void refusesANumberOutOfRange(int before, int during, Integer nextMorning, Integer effort, String rule) {
        fixture.given(aDraft(), itsAssignment())
                .when(new ProgramCommand.LogSession(
                        CASE,
                        FIRST_SESSION,
                        List.of("E03"),
                        before,
                        during,
                        nextMorning,
                        effort,
                        DAY_4,
                        List.of(),
                        List.of(),
                        List.of(),
                        LoggedBy.TRAINER))
                .expectNoEvents()
                .expectException(RuleViolation.class)
                .expectExceptionMessage(rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7})
    void takesTheEndsOfTheRange(int value) {
        fixture.given(aDraft(), itsAssignment())
                .when(new ProgramCommand.LogSession(
                        CASE,
                        FIRST_SESSION,
                        List.of("E03"),
                        value,
                        value,
                        value,
                        value,
                        DAY_4,
                        List.of(),
                        List.of(),
                        List.of(),
                        LoggedBy.TRAINER))
                .expectEvents(new ProgramEvent.SessionLogged(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        FIRST_SESSION,
                        List.of("E03"),
                        value,
                        value,
                        value,
                        value,
                        DAY_4,
                        List.of(),
                        List.of(),
                        List.of(),
                        LoggedBy.TRAINER));
    }

    @Test
    void takesASessionWhoseNextMorningIsNotKnownYet() {
        fixture.given(aDraft(), itsAssignment())
                .when(new ProgramCommand.LogSession(
                        CASE,
                        FIRST_SESSION,
                        List.of("E03"),
                        1,
                        1,
                        null,
                        null,
                        DAY_4,
                        List.of(),
                        List.of(),
                        List.of(),
                        LoggedBy.TRAINER))
                .expectEvents(new ProgramEvent.SessionLogged(
                        CASE,
                        CLINIC,
                        FIRST_PROGRAM,
                        FIRST_SESSION,
                        List.of("E03"),
                        1,
                        1,
                        null,
                        null,
                        DAY_4,
                        List.of(),
                        List.of(),
                        List.of(),
                        LoggedBy.TRAINER));
    }

    @Test
    void holdsTheProgramWhileAReferralIsOpen() {
        fixture.given(aDraft(), itsAssignment())
                .when(hold(HoldReason.REFERRAL_OPEN, POLICY))
                .expectEvents(
                        new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, HoldReason.REFERRAL_OPEN, true, DAY_4));
    }

    @Test
    void holdsADraftAsADraft() {
        fixture.given(aDraft())
                .when(hold(HoldReason.REFERRAL_OPEN, POLICY))
                .expectEvents(
                        new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, HoldReason.REFERRAL_OPEN, false, DAY_4));
    }

    @Test
    void keepsADraftFromBeingAssignedWhileAReferralIsOpen() {
        fixture.given(aDraft(), aHold(HoldReason.REFERRAL_OPEN, false))
                .when(assign())
                .expectException(RuleViolation.class)
                .expectExceptionMessage("A draft on hold waits until its hold is lifted");
    }

    @Test
    void lettingADraftGoOnLeavesItADraft() {
        fixture.given(aDraft(), aHold(HoldReason.REFERRAL_OPEN, false))
                .when(resume(POLICY))
                .expectEvents(new ProgramEvent.Resumed(CASE, CLINIC, FIRST_PROGRAM, false, DAY_4));
    }

    @Test
    void letsAReferralReplaceAMilderReasonToRest() {
        fixture.given(aDraft(), itsAssignment(), aHold(HoldReason.ILLNESS, true))
                .when(hold(HoldReason.REFERRAL_OPEN, POLICY))
                .expectEvents(
                        new ProgramEvent.Held(CASE, CLINIC, FIRST_PROGRAM, HoldReason.REFERRAL_OPEN, true, DAY_4));
    }

    @Test
    void keepsATrainerFromLiftingTheHoldOfAReferral() {
        fixture.given(aDraft(), itsAssignment(), aHold(HoldReason.REFERRAL_OPEN, true))
                .when(resume(PERSON))
                .expectException(RuleViolation.class)
                .expectExceptionMessage("A program held for a referral goes on when the referral is reconciled");
    }

    @Test
    void completesWithTheNumberOfItsSessions() {
        fixture.given(aDraft(), itsAssignment(), aSession(FIRST_SESSION), aSession(SECOND_SESSION))
                .when(completeAgainstTheGate())
                .expectEvents(new ProgramEvent.Completed(
                        CASE, CLINIC, FIRST_PROGRAM, 2, DAY_4, false, OverrideReason.TEST_NOT_POSSIBLE, GATE));
    }

    @Test
    void asksForTheGateBeforeItIsCompleted() {
        fixture.given(aDraft(), itsAssignment(), aSession(FIRST_SESSION))
                .when(complete())
                .expectNoEvents()
                .expectException(RuleViolation.class)
                .expectExceptionMessage(allOf(
                        startsWith("GATE-G4: Return to play is not shown yet"),
                        containsString("Sorensen hold of 120 s or more"),
                        not(containsString("physician"))));
    }

    @Test
    void completesWithoutAReasonWhenTheGateIsOpen() {
        fixture.given(aDraft(), itsAssignment(), aSession(FIRST_SESSION))
                .andGivenCommands(review(new PromScore(Instrument.RMDQ, 1)), measureAll())
                .when(complete())
                .expectEvents(new ProgramEvent.Completed(CASE, CLINIC, FIRST_PROGRAM, 1, DAY_4, true, null, List.of()));
    }

    @Test
    void keepsNoReasonWhenTheGateIsOpen() {
        fixture.given(aDraft(), itsAssignment(), aSession(FIRST_SESSION))
                .andGivenCommands(review(new PromScore(Instrument.RMDQ, 1)), measureAll())
                .when(completeAgainstTheGate())
                .expectEvents(new ProgramEvent.Completed(CASE, CLINIC, FIRST_PROGRAM, 1, DAY_4, true, null, List.of()));
    }

    @Test
    void noReasonReplacesAPhysiciansWord() {
        fixture.given(aDraft(), itsAssignment(), aSession(FIRST_SESSION))
                .andGivenCommands(
                        new ProgramCommand.OpenReferral(CASE, CLINIC, FIRST_REFERRAL, DAY_3),
                        restrict(FIRST_REFERRAL, Restriction.NO_IMPACT),
                        close(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null))
                .when(completeAgainstTheGate())
                .expectNoEvents()
                .expectException(RuleViolation.class)
                .expectExceptionMessage("GATE-G4: A program is not completed without: A physician's clearance for every"
                        + " referral of the case; No restriction of a physician stands");
    }

    @Test
    void countsOnlyTheSessionsOfTheProgramItself() {
        var second = drafted(SECOND_PROGRAM, List.of(TIGHT_HIP_FLEXORS), List.of(), true, DAY_3);
        var assigned = new ProgramEvent.Assigned(
                CASE, CLINIC, SECOND_PROGRAM, ATHLETE, 1, second.exercises(), second.excluded(), DAY_3, true);
        fixture.given(
                        aDraft(),
                        itsAssignment(),
                        aSession(FIRST_SESSION),
                        aStop(StopReason.CAUSE_REVISED, DAY_3),
                        second,
                        assigned)
                .when(complete())
                .expectException(RuleViolation.class)
                .expectExceptionMessage("A program is completed after at least one session");
    }

    @Test
    void stopsADraftThatIsNotWanted() {
        fixture.given(aDraft())
                .when(stop(StopReason.ATHLETE_WITHDREW))
                .expectEvents(aStop(StopReason.ATHLETE_WITHDREW, DAY_4));
    }
}
