package org.backline.intake.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.intake.domain.IntakeSamples.AMENDMENT;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.ENTRY;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.OTHER_REFERRAL;
import static org.backline.intake.domain.IntakeSamples.aRowerWithLeftLumbarPain;
import static org.backline.intake.domain.IntakeSamples.amendingPain;
import static org.backline.intake.domain.IntakeSamples.anEmergency;
import static org.backline.intake.domain.IntakeSamples.entryNoted;
import static org.backline.intake.domain.IntakeSamples.legRaise;
import static org.backline.intake.domain.IntakeSamples.painAmended;
import static org.backline.intake.domain.IntakeSamples.painNow;
import static org.backline.intake.domain.IntakeSamples.recorded;
import static org.backline.intake.domain.IntakeSamples.referredAtTheDoor;
import static org.backline.intake.domain.IntakeSamples.slump;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.backline.codes.AmendmentReason;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Finding;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.TestedSide;
import org.junit.jupiter.api.Test;

/** What can be corrected, and what follows from a correction. */
class AmendmentTest {

    private final AggregateTestFixture<BackPainCase> fixture = new AggregateTestFixture<>(BackPainCase.class);

    AmendmentTest() {
        fixture.registerInjectableResource(
                (DoorJudgement) form -> form.redFlags().get(RedFlag.CES_SADDLE) == FlagAnswer.YES
                        ? Optional.of(anEmergency())
                        : Optional.empty());
    }

    @Test
    void theIntakeIsAsCorrectedAndTheRecordedOneStays() {
        CaseState state = CaseState.NONE.on(recorded()).on(painAmended());

        assertThat(state.intake().painNow()).isEqualTo(6);
        assertThat(state.intake().painWorst())
                .isEqualTo(aRowerWithLeftLumbarPain().painWorst());
        assertThat(recorded().form().painNow()).isEqualTo(4);
    }

    @Test
    void theSameCorrectionAgainChangesNothing() {
        fixture.given(recorded(), painAmended()).when(amendingPain()).expectNoEvents();
    }

    @Test
    void aCorrectionThatChangesNothingIsRefused() {
        correcting(null, painNow(4), List.of(), List.of(), Map.of())
                .expectExceptionMessage("The correction changes nothing");
    }

    @Test
    void aFlagThatWasMissedSendsTheAthleteToAPhysicianAtOnce() {
        var result = correcting(
                null, IntakeCorrection.NONE, List.of(), List.of(), Map.of(RedFlag.CES_SADDLE, FlagAnswer.YES));

        result.expectSuccessfulHandlerExecution();
        assertThat(fixture.getEventStore()
                        .readEvents(CASE.toString())
                        .asStream()
                        .map(event -> event.getPayload())
                        .toList())
                .last()
                .isInstanceOfSatisfying(CaseEvent.ReferredAtTheDoor.class, referred -> {
                    assertThat(referred.referralId()).isEqualTo(OTHER_REFERRAL);
                    assertThat(referred.at()).isEqualTo(LATER);
                });
    }

    @Test
    void whileAPhysicianIsAskedNoSecondOneIs() {
        fixture.given(recorded(), referredAtTheDoor())
                .when(command(
                        null, IntakeCorrection.NONE, List.of(), List.of(), Map.of(RedFlag.CES_SADDLE, FlagAnswer.YES)))
                .expectSuccessfulHandlerExecution();
        assertThat(fixture.getEventStore()
                        .readEvents(CASE.toString())
                        .asStream()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void aFindingMovesToTheOtherSide() {
        var amended = correcting(
                ENTRY,
                IntakeCorrection.NONE,
                List.of(legRaise(Side.RIGHT, 40)),
                List.of(new TestedSide(ClinicalTest.SLR, Side.LEFT)),
                Map.of());

        amended.expectSuccessfulHandlerExecution();
        CaseState state = CaseState.NONE;
        for (Object event : fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .map(one -> one.getPayload())
                .toList()) {
            state = state.on((CaseEvent) event);
        }
        assertThat(state.entries().entries().get(ENTRY).findings()).containsExactly(legRaise(Side.RIGHT, 40));
    }

    @Test
    void anEntryThatNobodyMadeIsNotCorrected() {
        correcting(UUID.randomUUID(), IntakeCorrection.NONE, List.of(legRaise(Side.LEFT, 50)), List.of(), Map.of())
                .expectExceptionMessage("No entry of findings with this id is known to the case");
    }

    @Test
    void aTestThatTheEntryDoesNotHoldIsANewFinding() {
        correcting(ENTRY, IntakeCorrection.NONE, List.of(slump()), List.of(), Map.of())
                .expectExceptionMessage("The entry holds no result of SLUMP; record it as a new finding");
    }

    @Test
    void aResultThatTheEntryDoesNotHoldIsNotTakenBack() {
        correcting(
                        ENTRY,
                        IntakeCorrection.NONE,
                        List.of(),
                        List.of(new TestedSide(ClinicalTest.SLR, Side.RIGHT)),
                        Map.of())
                .expectExceptionMessage("The entry holds no result of SLR RIGHT");
    }

    @Test
    void aFlagThatWasNeverAskedIsNotCorrected() {
        correcting(ENTRY, IntakeCorrection.NONE, List.of(), List.of(), Map.of(RedFlag.IBP, FlagAnswer.YES))
                .expectExceptionMessage("The entry does not answer that flag; answer it in a new entry");
    }

    private ResultValidator<BackPainCase> correcting(
            UUID entryId,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> flags) {
        return fixture.given(recorded(), entryNoted()).when(command(entryId, intake, findings, retracted, flags));
    }

    private static CaseCommand.Amend command(
            UUID entryId,
            IntakeCorrection intake,
            List<Finding> findings,
            List<TestedSide> retracted,
            Map<RedFlag, FlagAnswer> flags) {
        return new CaseCommand.Amend(
                CASE,
                AMENDMENT,
                entryId,
                AmendmentReason.WRONG_SIDE,
                intake,
                findings,
                retracted,
                flags,
                Map.of(),
                null,
                OTHER_REFERRAL,
                LATER);
    }
}
