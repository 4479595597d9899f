package org.backline.program.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.backline.program.ProgramWorld.aReconciliation;
import static org.backline.program.ProgramWorld.aReferral;
import static org.backline.program.ProgramWorld.aReport;
import static org.backline.program.ProgramWorld.aWeakGlute;
import static org.backline.program.ProgramWorld.findings;
import static org.backline.program.ProgramWorld.tested;
import static org.backline.program.ProgramWorld.theClose;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.backline.codes.CancellationReason;
import org.backline.codes.ClinicalTest;
import org.backline.codes.FindingResult;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.events.AdviceGiven;
import org.backline.events.CaseReopened;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralReopened;
import org.backline.program.domain.AskedBy;
import org.backline.program.domain.ProgramCaseEvent;
import org.backline.program.domain.ProgramCommand;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the service makes of what it hears. */
class ProgramListenerTest {

    private static final UUID CASE = UUID.fromString("0198a000-0000-7000-8000-000000000001");

    private final List<Object> sent = new ArrayList<>();
    private final CommandGateway gateway = mock();
    private final ProgramListener listener = new ProgramListener(gateway);

    @BeforeEach
    void listen() {
        when(gateway.sendAndWait(any())).thenAnswer(call -> {
            sent.add(call.getArgument(0));
            return null;
        });
    }

    private static final UUID LOOP = UUID.fromString("0198c000-0000-7000-8000-0000000000aa");
    private static final Instant AT = Instant.parse("2026-11-05T09:00:00Z");

    @Test
    void anIdentifiedCauseDraftsAProgram() {
        var event = aWeakGlute(CASE);
        listener.on(event, "0198a000-0000-7000-8000-0000000000e1");

        assertThat(sent)
                .singleElement(type(ProgramCommand.Draft.class))
                .satisfies(draft -> assertThat(draft)
                        .isEqualTo(new ProgramCommand.Draft(
                                CASE,
                                draft.programId(),
                                event.athleteId(),
                                event.clinicId(),
                                event.causes(),
                                event.contraindications(),
                                event.hipFlexorsTight(),
                                event.occurredAt(),
                                AskedBy.POLICY)));
    }

    @Test
    void theSameEventIsTheSameProgramAndAnotherOneIsAnother() {
        listener.on(aWeakGlute(CASE), "0198a000-0000-7000-8000-0000000000e1");
        listener.on(aWeakGlute(CASE), "0198a000-0000-7000-8000-0000000000e1");
        listener.on(aWeakGlute(CASE), "0198a000-0000-7000-8000-0000000000e2");

        var programs = sent.stream()
                .map(draft -> ((ProgramCommand.Draft) draft).programId())
                .toList();
        assertThat(programs.get(1)).isEqualTo(programs.get(0));
        assertThat(programs.get(2)).isNotEqualTo(programs.get(0));
    }

    @Test
    void aReferralHoldsTheProgram() {
        var event = aReferral(CASE);
        listener.on(event);

        assertThat(sent)
                .containsExactly(
                        new ProgramCommand.OpenReferral(CASE, "north", event.referralId(), event.occurredAt()));
    }

    @Test
    void aReportRestrictsAtOnce() {
        var event = aReport(CASE, List.of(Restriction.NO_EXTENSION), Urgency.ROUTINE);
        listener.on(event);

        assertThat(sent)
                .containsExactly(new ProgramCommand.Restrict(
                        CASE,
                        "north",
                        event.referralId(),
                        List.of(Restriction.NO_EXTENSION),
                        false,
                        event.occurredAt()));
    }

    @Test
    void findingsSayWhatDecidesAboutOrder() {
        listener.on(findings(
                CASE,
                tested(ClinicalTest.SLUMP, FindingResult.NEGATIVE, null, null),
                tested(ClinicalTest.MTHOMAS, null, 4.0, true)));
        listener.on(findings(CASE, tested(ClinicalTest.MTHOMAS, FindingResult.POSITIVE, null, false)));

        assertThat(sent)
                .extracting(command -> ((ProgramCommand.NoteFindings) command).facts())
                .extracting(
                        ProgramCaseEvent.FindingsNoted::slumpPositive, ProgramCaseEvent.FindingsNoted::hipFlexorsTight)
                .containsExactly(tuple(false, true), tuple(null, null));
    }

    @ParameterizedTest
    @EnumSource
    void theTrainersChoiceIsPassedOn(ReconciliationChoice choice) {
        var event = aReconciliation(CASE, choice);
        listener.on(event);

        assertThat(sent)
                .containsExactly(new ProgramCommand.CloseReferral(
                        CASE, "north", event.referralId(), choice, null, List.of(), event.occurredAt()));
    }

    @Test
    void aReferralThatIsTakenBackIsPassedOn() {
        listener.on(new ReferralCancelled(
                CASE, "north", AT, LOOP, "trainer.okafor", CancellationReason.DUPLICATE, Urgency.URGENT, null));

        assertThat(sent).containsExactly(new ProgramCommand.WithdrawReferral(CASE, "north", LOOP, Urgency.URGENT, AT));
    }

    @Test
    void aReopenedReferralIsPassedOn() {
        listener.on(new ReferralReopened(
                CASE, "north", AT, LOOP, "trainer.okafor", ReopenedFrom.CLOSED, Urgency.URGENT, LOOP, null));

        assertThat(sent).containsExactly(new ProgramCommand.ReopenReferral(CASE, "north", LOOP, AT));
    }

    @Test
    void adviceRestrictsAndClearsNothing() {
        listener.on(new AdviceGiven(CASE, "north", AT, LOOP, "physician.haddad", List.of(Restriction.NO_IMPACT), LOOP));

        assertThat(sent)
                .containsExactly(
                        new ProgramCommand.Restrict(CASE, "north", LOOP, List.of(Restriction.NO_IMPACT), false, AT));
    }

    @Test
    void theClosingAndTheReopeningOfTheCaseArePassedOn() {
        var closed = theClose(CASE);
        listener.on(closed);
        listener.on(
                new CaseReopened(CASE, "north", AT, LOOP, ReopeningReason.CLOSED_IN_ERROR),
                "0198a000-0000-7000-8000-0000000000e1");

        assertThat(sent.getFirst()).isEqualTo(new ProgramCommand.CloseCase(CASE, "north", closed.occurredAt()));
        assertThat(sent.getLast())
                .asInstanceOf(type(ProgramCommand.ReopenCase.class))
                .satisfies(reopening -> assertThat(reopening)
                        .isEqualTo(new ProgramCommand.ReopenCase(
                                CASE, "north", reopening.programId(), ReopeningReason.CLOSED_IN_ERROR, AT)));
    }
}
