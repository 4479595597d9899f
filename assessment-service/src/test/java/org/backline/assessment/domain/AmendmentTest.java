package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentCommands.amend;
import static org.backline.assessment.domain.AssessmentCommands.amendPain;
import static org.backline.assessment.domain.AssessmentCommands.record;
import static org.backline.assessment.domain.AssessmentSamples.CASE;
import static org.backline.assessment.domain.AssessmentSamples.DAY_2;
import static org.backline.assessment.domain.AssessmentSamples.FIRST_ENTRY;
import static org.backline.assessment.domain.AssessmentSamples.PROPOSING;
import static org.backline.assessment.domain.AssessmentSamples.aWeakLeftGlute;
import static org.backline.assessment.domain.AssessmentSamples.anIntake;
import static org.backline.assessment.domain.AssessmentSamples.anIntakeWith;
import static org.backline.assessment.domain.AssessmentSamples.finding;
import static org.backline.assessment.domain.AssessmentSamples.history;
import static org.backline.assessment.domain.AssessmentSamples.opened;
import static org.backline.assessment.domain.AssessmentSamples.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.AmendmentReason;
import org.backline.codes.ClinicalTest;
import org.backline.codes.Disposition;
import org.backline.codes.FindingResult;
import org.backline.codes.FlagAnswer;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.TestedSide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules go by what is corrected, and nothing that was recorded or once found urgent is lost by it. */
class AmendmentTest {

    private final AggregateTestFixture<Assessment> fixture = new AggregateTestFixture<>(Assessment.class);

    @BeforeEach
    void rules() {
        fixture.registerInjectableResource(PROPOSING);
    }

    private AssessmentState after(List<AssessmentEvent> history, AssessmentCommand command) {
        fixture.given(new ArrayList<Object>(history)).when(command).expectSuccessfulHandlerExecution();
        return AssessmentSamples.fold(fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .map(event -> (AssessmentEvent) event.getPayload())
                .toList());
    }

    private static List<AssessmentEvent> weakLeftGlute() {
        return history(opened(anIntake()), recorded(FIRST_ENTRY, DAY_2, aWeakLeftGlute()));
    }

    @Test
    void aFindingOfTheWrongSideNoLongerCounts() {
        AssessmentState before = AssessmentSamples.fold(weakLeftGlute());
        AssessmentState after = after(
                weakLeftGlute(),
                amend(
                        FIRST_ENTRY,
                        IntakeCorrection.NONE,
                        List.of(finding(ClinicalTest.TREND, Side.RIGHT, FindingResult.POSITIVE)),
                        List.of(
                                new TestedSide(ClinicalTest.TREND, Side.LEFT),
                                new TestedSide(ClinicalTest.HHD_ABD, Side.LEFT)),
                        Map.of()));

        assertThat(before.latestProposal().patterns()).isNotEmpty();
        assertThat(after.latestProposal().patterns())
                .isNotEqualTo(before.latestProposal().patterns());
        assertThat(after.entries()).isEqualTo(before.entries());
        assertThat(after.corrected().getFirst().findings())
                .anySatisfy(one -> assertThat(one.side()).isEqualTo(Side.RIGHT))
                .noneSatisfy(one -> assertThat(one.test() == ClinicalTest.TREND && one.side() == Side.LEFT)
                        .isTrue());
    }

    @Test
    void aFlagThatWasMissedRaisesTheUrgency() {
        AssessmentState after = after(
                history(opened(anIntake())),
                amend(null, IntakeCorrection.NONE, List.of(), List.of(), Map.of(RedFlag.CES_SADDLE, FlagAnswer.YES)));

        assertThat(after.latestProposal().disposition()).isEqualTo(Disposition.EMERGENCY);
    }

    @Test
    void aFlagTakenBackLeavesTheUrgencyToThePhysician() {
        AssessmentState after = after(
                history(opened(anIntakeWith(RedFlag.CES_SADDLE))),
                amend(null, IntakeCorrection.NONE, List.of(), List.of(), Map.of(RedFlag.CES_SADDLE, FlagAnswer.NO)));

        assertThat(after.redFlags()).containsEntry(RedFlag.CES_SADDLE, FlagAnswer.NO);
        assertThat(after.latestProposal().disposition()).isEqualTo(Disposition.EMERGENCY);
    }

    @Test
    void theSameCorrectionAgainChangesNothing() {
        List<Object> history = new ArrayList<>(history(opened(anIntake())));
        fixture.given(history).when(amendPain(5)).expectSuccessfulHandlerExecution();
        List<Object> amended = fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .<Object>map(event -> event.getPayload())
                .toList();
        var again = new AggregateTestFixture<>(Assessment.class);
        again.registerInjectableResource(PROPOSING);

        again.given(amended).when(amendPain(5)).expectNoEvents();
    }

    @Test
    void theEntryAsItWasMadeMayStillBeSentAgain() {
        List<AssessmentEvent> history = new ArrayList<>(weakLeftGlute());
        history.add(new AssessmentEvent.Amended(
                CASE,
                AssessmentSamples.CLINIC,
                AssessmentSamples.AMENDMENT,
                FIRST_ENTRY,
                AmendmentReason.MISTYPED,
                IntakeCorrection.NONE,
                List.of(finding(ClinicalTest.TREND, Side.LEFT, FindingResult.NEGATIVE)),
                List.of(),
                Map.of(),
                Map.of(),
                DAY_2));

        fixture.given(new ArrayList<Object>(history))
                .when(record(FIRST_ENTRY, aWeakLeftGlute()))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }
}
