package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentCommands.*;
import static org.backline.assessment.domain.AssessmentSamples.*;
import static org.backline.assessment.domain.LaterSamples.*;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.Disposition;
import org.backline.codes.FlagAnswer;
import org.backline.codes.MuscularPattern;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.support.rule.RuleViolation;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** A new red flag stopped the program: no cause stands, and every question is asked again. */
class RetriageTest {

    private static final List<AssessmentEvent> STOPPED = histories().get("STOPPED");

    private static AssessmentEvent.FindingsRecorded askedAgain(Instant at, Map<RedFlag, FlagAnswer> others) {
        Map<RedFlag, FlagAnswer> answers = new EnumMap<>(RedFlag.class);
        KNOWLEDGE.askedFlags().forEach(flag -> answers.put(flag, FlagAnswer.NO));
        answers.putAll(others);
        return new AssessmentEvent.FindingsRecorded(
                CASE, CLINIC, SECOND_ENTRY, List.of(), answers, Map.of(), List.of(), null, at);
    }

    private static AssessmentEvent.Proposed after(AssessmentEvent... more) {
        return PROPOSING.propose(fold(and(STOPPED, more)), NOTE, DAY_5);
    }

    @Test
    void theCaseIsOpenAgainWithItsHistoryAndEveryQuestionIsMissing() {
        AssessmentState state = fold(STOPPED);
        assertThat(state.stage()).isEqualTo(AssessmentStage.OPEN);
        assertThat(state.decision()).isEmpty();
        assertThat(state.decisions()).hasSize(1);
        assertThat(state.course().stops())
                .singleElement()
                .satisfies(stop -> assertThat(stop.programId()).isEqualTo(FIRST_PROGRAM));
        AssessmentEvent.Proposed proposed = state.latestProposal();
        assertThat(proposed.disposition()).isEqualTo(Disposition.INCOMPLETE);
        assertThat(proposed.patterns()).isEmpty();
        assertThat(proposed.recheckBy()).isNull();
        assertThat(proposed.unanswered())
                .isEqualTo(proposed.missing())
                .containsExactlyElementsOf(
                        KNOWLEDGE.askedFlags().stream().map(RedFlag::name).toList());
        assertThat(Trace.of(proposed).askAgain()).isEqualTo(proposed.missing());
    }

    @Test
    void noCauseIsConfirmedUntilTheQuestionsAreAnsweredAgain() {
        var fixture = new AggregateTestFixture<>(Assessment.class);
        fixture.registerInjectableResource(PROPOSING);
        fixture.given(STOPPED)
                .when(identify(MuscularPattern.P1, Side.LEFT, null))
                .expectException(RuleViolation.class)
                .expectExceptionMessage(Matchers.containsString("CES_SADDLE"))
                .expectNoEvents();
        AssessmentEvent.Proposed again = after(askedAgain(DAY_4, Map.of()));
        assertThat(again.disposition()).isEqualTo(Disposition.MANAGE);
        assertThat(again.patterns()).containsExactly(WEAK_LEFT_GLUTE);
    }

    @Test
    void anAnswerOfTheSameMomentCountsAndAnEarlierOneThatComesLateDoesNot() {
        assertThat(after(askedAgain(DAY_3, Map.of())).disposition()).isEqualTo(Disposition.MANAGE);
        assertThat(after(askedAgain(DAY_3.minusMillis(1), Map.of())).disposition())
                .isEqualTo(Disposition.INCOMPLETE);
    }

    @Test
    void whatIsFoundNowIsAsUrgentAsEver() {
        assertThat(after(askedAgain(DAY_4, Map.of(RedFlag.FEVER, FlagAnswer.YES)))
                        .disposition())
                .isEqualTo(Disposition.URGENT);
    }

    @Test
    void anUrgentReasonStandsThroughAStop() {
        List<AssessmentEvent> suspect = and(histories().get("SUSPECT"), stopped(DAY_3));
        AssessmentEvent.Proposed proposed = PROPOSING.propose(fold(suspect), NOTE, DAY_3);
        assertThat(proposed.disposition()).isEqualTo(Disposition.URGENT);
        assertThat(proposed.missing()).doesNotContain(RedFlag.FEVER.name()).contains(RedFlag.CES_SADDLE.name());
    }

    @Test
    void aTraceOfBeforeHasNoSuchQuestionsAndItsBytesDoNotChange() {
        AssessmentEvent.Proposed before = fold(histories().get("SCREENED")).latestProposal();
        assertThat(before.trace()).doesNotContain("askAgain");
        assertThat(Trace.of(before).askAgain()).isEmpty();
        assertThat(Trace.of(before).json()).isEqualTo(before.trace());
    }
}
