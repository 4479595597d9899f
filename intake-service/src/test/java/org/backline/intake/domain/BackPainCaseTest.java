package org.backline.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.ENTRY;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.OTHER_REFERRAL;
import static org.backline.intake.domain.IntakeSamples.PROGRAM;
import static org.backline.intake.domain.IntakeSamples.REFERRAL;
import static org.backline.intake.domain.IntakeSamples.SEEN;
import static org.backline.intake.domain.IntakeSamples.aRowerWithLeftLumbarPain;
import static org.backline.intake.domain.IntakeSamples.amendingPain;
import static org.backline.intake.domain.IntakeSamples.anEmergency;
import static org.backline.intake.domain.IntakeSamples.entryNoted;
import static org.backline.intake.domain.IntakeSamples.painAmended;
import static org.backline.intake.domain.IntakeSamples.recorded;
import static org.backline.intake.domain.IntakeSamples.referredAtTheDoor;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of a case against every command. */
class BackPainCaseTest extends CaseWorld {

    private static final String CLOSED_TRANSFER = "A closed case cannot be transferred";
    private static final String NO_PARTICIPATION = "A closed case has no participation status to change";
    private static final String EMERGENCY =
            "An emergency is with a physician: the athlete stays out until the loop is closed";
    private static final String NOT_OFFERED = "The case is not offered to anybody";
    private static final String RECORDED = "This case is already recorded; a second intake is a new case";
    private static final String REFERRAL_OPEN = "A case with an open referral cannot be closed";
    private static final String NOT_CLOSED = "Only a closed case can be reopened";

    private static final String NOT_CORRECTED = "The entries of a closed case are not corrected; reopen it first";

    private static CaseCommand.RecordIntake record(DoorReferral door) {
        return new CaseCommand.RecordIntake(
                CASE,
                ATHLETE,
                "north",
                "trainer.okafor",
                SEEN,
                aRowerWithLeftLumbarPain(),
                null,
                door,
                REFERRAL,
                door == null ? null : OUT);
    }

    /** The states, each as the history that leads there. */
    private static Map<String, List<CaseEvent>> states() {
        Map<String, List<CaseEvent>> states = new LinkedHashMap<>();
        states.put("nothing", List.of());
        states.put("open", List.of(recorded()));
        states.put("referred", List.of(recorded(), referredAtTheDoor(), set(Participation.OUT, SEEN)));
        states.put("offered", List.of(recorded(), OFFERED));
        states.put("closed", List.of(recorded(), CLOSED));
        states.put("forgotten", List.of(recorded(), CLOSED, FORGOTTEN));
        return states;
    }

    /** What each command does in each state, in the order of {@link #states()}: events, or the rule that refuses. */
    private static Map<CaseCommand, List<Object>> outcomes() {
        Map<CaseCommand, List<Object>> table = new LinkedHashMap<>();
        Object none = AggregateNotFoundException.class;
        Object nothing = List.of();
        table.put(record(null), List.of(List.of(recorded()), RECORDED, RECORDED, RECORDED, RECORDED, RECORDED));
        table.put(
                limited(),
                List.of(
                        none,
                        List.of(limitedSet()),
                        EMERGENCY,
                        List.of(limitedSet()),
                        NO_PARTICIPATION,
                        NO_PARTICIPATION));
        table.put(
                new CaseCommand.OfferTransfer(CASE, "trainer.lindqvist", "south", LATER),
                List.of(none, List.of(OFFERED), List.of(OFFERED), nothing, CLOSED_TRANSFER, CLOSED_TRANSFER));
        table.put(
                new CaseCommand.AcceptTransfer(CASE, LATER),
                List.of(none, NOT_OFFERED, NOT_OFFERED, List.of(TRANSFERRED), CLOSED_TRANSFER, CLOSED_TRANSFER));
        table.put(
                new CaseCommand.RefuseTransfer(CASE, LATER),
                List.of(
                        none,
                        NOT_OFFERED,
                        NOT_OFFERED,
                        List.of(new CaseEvent.TransferRefused(CASE, "trainer.lindqvist", LATER)),
                        CLOSED_TRANSFER,
                        CLOSED_TRANSFER));
        table.put(
                new CaseCommand.Close(CASE, CaseOutcome.RESOLVED, LATER),
                List.of(
                        none,
                        List.of(CLOSED),
                        REFERRAL_OPEN,
                        "A case that is offered to another trainer cannot be closed",
                        nothing,
                        nothing));
        table.put(
                new CaseCommand.Reopen(CASE, ReopeningReason.RECURRENCE, LATER),
                List.of(
                        none,
                        NOT_CLOSED,
                        NOT_CLOSED,
                        NOT_CLOSED,
                        List.of(new CaseEvent.Reopened(CASE, ATHLETE, "north", ReopeningReason.RECURRENCE, LATER)),
                        "The athlete of this case was erased; it cannot be reopened"));
        Object amended = List.of(painAmended());
        table.put(amendingPain(), List.of(none, amended, amended, amended, NOT_CORRECTED, NOT_CORRECTED));
        Object entry = List.of(entryNoted());
        table.put(
                new CaseCommand.NoteEntry(
                        CASE, ENTRY, entryNoted().findings(), entryNoted().redFlags(), LATER),
                List.of(none, entry, entry, entry, entry, entry));
        Object completed = List.of(program(ProgramCourse.COMPLETED));
        table.put(
                new CaseCommand.NoteProgram(CASE, PROGRAM, ProgramCourse.COMPLETED, LATER),
                List.of(none, completed, completed, completed, nothing, nothing));
        Object forgotten = List.of(FORGOTTEN);
        table.put(
                new CaseCommand.Forget(CASE, LATER),
                List.of(none, forgotten, forgotten, forgotten, forgotten, nothing));
        CaseEvent noted = new CaseEvent.ReferralNoted(CASE, OTHER_REFERRAL, LATER, Urgency.URGENT);
        Object notedAndOut = List.of(noted, set(Participation.OUT, LATER));
        table.put(
                new CaseCommand.NoteReferral(CASE, OTHER_REFERRAL, Urgency.URGENT, OUT, LATER),
                List.of(none, notedAndOut, List.of(noted), notedAndOut, List.of(noted), List.of(noted)));
        table.put(new CaseCommand.FollowGate(CASE, LATER), List.of(none, nothing, nothing, nothing, nothing, nothing));
        CaseEvent awaited = new CaseEvent.ResultsNoted(CASE, REFERRAL, true, LATER);
        Object awaits = List.of(awaited);
        table.put(
                new CaseCommand.NoteResults(CASE, REFERRAL, true, LATER),
                List.of(none, awaits, awaits, awaits, awaits, awaits));
        table.put(
                new CaseCommand.ReleaseReferral(CASE, REFERRAL, LATER),
                List.of(
                        none,
                        nothing,
                        List.of(new CaseEvent.ReferralSettled(CASE, REFERRAL, LATER)),
                        nothing,
                        nothing,
                        nothing));
        table.put(
                new CaseCommand.SettleReferral(CASE, REFERRAL, Participation.FULL, List.of(), LATER),
                List.of(
                        none,
                        nothing,
                        List.of(new CaseEvent.ReferralSettled(CASE, REFERRAL, LATER), set(Participation.FULL, LATER)),
                        nothing,
                        nothing,
                        nothing));
        return table;
    }

    @Test
    void aCaseIsNotClosedWhileAResultIsAwaited() {
        CaseEvent awaited = new CaseEvent.ResultsNoted(CASE, REFERRAL, true, LATER);
        CaseEvent arrived = new CaseEvent.ResultsNoted(CASE, REFERRAL, false, LATER);
        CaseCommand close = new CaseCommand.Close(CASE, CaseOutcome.RESOLVED, LATER);

        fixture.given(recorded(), program(ProgramCourse.COMPLETED), awaited)
                .when(close)
                .expectNoEvents()
                .expectException(RuleViolation.class)
                .expectExceptionMessage(
                        "Results of studies that a physician ordered are awaited: note them with the referral, as not"
                                + " done if that is so, and then close the case");
        fixture.given(recorded(), awaited, arrived).when(close).expectEvents(CLOSED);
        fixture.given(recorded(), awaited)
                .when(new CaseCommand.NoteResults(CASE, REFERRAL, true, LATER))
                .expectNoEvents();
        fixture.given(recorded())
                .when(new CaseCommand.NoteResults(CASE, REFERRAL, false, LATER))
                .expectNoEvents();
    }

    static Stream<Arguments> everyStateAndCommand() {
        List<String> states = new ArrayList<>(states().keySet());
        return outcomes().entrySet().stream()
                .flatMap(row -> Stream.iterate(0, i -> i < states.size(), i -> i + 1)
                        .map(i -> arguments(
                                states.get(i), row.getKey(), row.getValue().get(i))));
    }

    @ParameterizedTest(name = "{1} when {0}")
    @MethodSource("everyStateAndCommand")
    void answers(String state, CaseCommand command, Object outcome) {
        List<CaseEvent> history = states().get(state);
        var result = (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history)).when(command);
        switch (outcome) {
            case String rule ->
                result.expectNoEvents().expectException(RuleViolation.class).expectExceptionMessage(rule);
            case Class<?> missing -> result.expectNoEvents().expectException(AggregateNotFoundException.class);
            default -> result.expectSuccessfulHandlerExecution().expectEvents(((List<?>) outcome).toArray());
        }
    }

    @Test
    void everyCommandIsInTheTable() {
        assertThat(outcomes().keySet().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(CaseCommand.class.getPermittedSubclasses());
    }

    @Test
    void anEmergencyAtTheDoorAsksAPhysicianInTheSameBreath() {
        fixture.givenNoPriorActivity()
                .when(record(anEmergency()))
                .expectEvents(recorded(), referredAtTheDoor(), set(Participation.OUT, SEEN));
    }

    @Test
    void aCaseIsReadyToCloseOnceItsProgramIsCompletedAndNobodyIsAsked() {
        fixture.given(recorded(), program(ProgramCourse.RUNNING))
                .when(new CaseCommand.NoteProgram(CASE, PROGRAM, ProgramCourse.COMPLETED, LATER))
                .expectEvents(program(ProgramCourse.COMPLETED));
        CaseState done = CaseState.NONE.on(recorded()).on(program(ProgramCourse.COMPLETED));
        assertThat(done.isReadyToClose()).isTrue();
        assertThat(CaseState.NONE.on(recorded()).isReadyToClose()).isFalse();
        assertThat(done.on(referredAtTheDoor()).isReadyToClose()).isFalse();
        assertThat(done.on(program(ProgramCourse.RUNNING)).isReadyToClose()).isFalse();
        assertThat(done.on(CLOSED).isReadyToClose()).isFalse();
        assertThat(done.on(CLOSED)
                        .on(new CaseEvent.Reopened(CASE, ATHLETE, "north", ReopeningReason.RECURRENCE, LATER))
                        .isReadyToClose())
                .isFalse();
    }

    @Test
    void aTransferToTheSameTrainerIsRefused() {
        fixture.given(recorded())
                .when(new CaseCommand.OfferTransfer(CASE, "trainer.okafor", "north", LATER))
                .expectExceptionMessage("The case is already with this trainer");
    }

    @Test
    void aSecondOfferIsRefusedWhileTheFirstWaits() {
        fixture.given(recorded(), OFFERED)
                .when(new CaseCommand.OfferTransfer(CASE, "trainer.reyes", "west", LATER))
                .expectExceptionMessage("The case is already offered to another trainer, who has not answered yet");
    }

    @Test
    void anotherOutcomeNeedsAReopening() {
        fixture.given(recorded(), CLOSED)
                .when(new CaseCommand.Close(CASE, CaseOutcome.WITHDRAWN, LATER))
                .expectExceptionMessage("The case is already closed with another outcome; reopen it first");
    }
}
