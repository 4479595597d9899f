package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.ReopeningReason;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** In which stage a case is, and what is to be done next, for every story that can be told. */
@TestDashboard
class StagesTest extends BoardWorld {

    private record Story(
            String name,
            UnaryOperator<CaseSamples> told,
            Stage stage,
            NextAction next,
            @Nullable Urgency urgency) {}

    private static Story story(
            String name, Stage stage, NextAction next, @Nullable Urgency urgency, UnaryOperator<CaseSamples> told) {
        return new Story(name, told, stage, next, urgency);
    }

    private static final List<Story> STORIES = List.of(
            story("only an intake", Stage.NEW, NextAction.RECORD_FINDINGS, null, s -> s.opened(4)),
            story(
                    "the rules see gaps at once",
                    Stage.NEW,
                    NextAction.RECORD_FINDINGS,
                    null,
                    s -> s.opened(4).proposed(Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR")),
            story(
                    "examined, screen with gaps",
                    Stage.ASSESSING,
                    NextAction.COMPLETE_SCREEN,
                    null,
                    s -> s.opened(4).examined().proposed(Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR")),
            story(
                    "examined, muscular",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    null,
                    s -> s.opened(4).examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)),
            story(
                    "examined, not muscular",
                    Stage.ASSESSING,
                    NextAction.REFER,
                    Urgency.ROUTINE,
                    s -> s.opened(4)
                            .examined()
                            .proposed(Disposition.ROUTINE, CauseCategory.BONY)
                            .notMuscular(Urgency.ROUTINE)),
            story(
                    "cause confirmed, no draft yet",
                    Stage.IN_PROGRAM,
                    NextAction.AWAIT_DRAFT,
                    null,
                    s -> s.opened(4).examined().causeConfirmed()),
            story("drafted", Stage.IN_PROGRAM, NextAction.ASSIGN_PROGRAM, null, BoardWorld::treated),
            story(
                    "assigned",
                    Stage.IN_PROGRAM,
                    NextAction.LOG_SESSION,
                    null,
                    s -> treated(s).assigned()),
            story(
                    "held",
                    Stage.IN_PROGRAM,
                    NextAction.RESUME_PROGRAM,
                    null,
                    s -> treated(s).assigned().held()),
            story(
                    "resumed",
                    Stage.IN_PROGRAM,
                    NextAction.LOG_SESSION,
                    null,
                    s -> treated(s).assigned().held().resumed()),
            story(
                    "completed",
                    Stage.READY_TO_CLOSE,
                    NextAction.CLOSE_CASE,
                    null,
                    s -> treated(s).assigned().trained(2, 1).completed()),
            story(
                    "athlete withdrew",
                    Stage.READY_TO_CLOSE,
                    NextAction.CLOSE_CASE,
                    null,
                    s -> treated(s).assigned().stopped(StopReason.ATHLETE_WITHDREW)),
            story(
                    "stopped, cause revised",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    null,
                    s -> treated(s).assigned().stopped(StopReason.CAUSE_REVISED)),
            story(
                    "emergency at the door",
                    Stage.WITH_PHYSICIAN,
                    NextAction.AWAIT_PHYSICIAN,
                    Urgency.EMERGENCY,
                    s -> s.opened(8, RedFlag.CES_SADDLE)
                            .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE")),
            story(
                    "declined: the trainer's turn",
                    Stage.WITH_PHYSICIAN,
                    NextAction.REVIEW_ANSWER,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4)).declined()),
            story(
                    "answered, urgency lifted",
                    Stage.WITH_PHYSICIAN,
                    NextAction.REVIEW_ANSWER,
                    null,
                    s -> answered(s.opened(4).proposed(Disposition.ROUTINE, CauseCategory.BONY), null)),
            story(
                    "answered, urgency stays",
                    Stage.WITH_PHYSICIAN,
                    NextAction.REVIEW_ANSWER,
                    Urgency.URGENT,
                    s -> answered(s.opened(4), Urgency.URGENT)),
            story(
                    "answer read",
                    Stage.WITH_PHYSICIAN,
                    NextAction.RECONCILE,
                    null,
                    s -> answered(s.opened(4), null).read()),
            story(
                    "back to assessment",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    null,
                    s -> answered(treated(s).assigned().held(), null)
                            .read()
                            .reconciled(ReconciliationChoice.RETURN_TO_ASSESSMENT, null)),
            story(
                    "program resumed after a referral",
                    Stage.IN_PROGRAM,
                    NextAction.LOG_SESSION,
                    null,
                    s -> answered(treated(s).assigned().held(), null)
                            .read()
                            .reconciled(ReconciliationChoice.RESUME_PROGRAM, null)
                            .resumed()),
            story(
                    "stopped by the physician",
                    Stage.READY_TO_CLOSE,
                    NextAction.CLOSE_CASE,
                    null,
                    s -> answered(treated(s).assigned().held(), null)
                            .read()
                            .reconciled(ReconciliationChoice.STOP_PROGRAM, null)
                            .stopped(StopReason.PHYSICIAN_DECISION)),
            story(
                    "physician takes over, no program",
                    Stage.READY_TO_CLOSE,
                    NextAction.CLOSE_CASE,
                    null,
                    s -> answered(s.opened(4), null).read().reconciled(ReconciliationChoice.STOP_PROGRAM, null)),
            story(
                    "confirmed anew after the physician",
                    Stage.IN_PROGRAM,
                    NextAction.AWAIT_DRAFT,
                    null,
                    s -> answered(s.opened(4).examined(), null)
                            .read()
                            .reconciled(ReconciliationChoice.RETURN_TO_ASSESSMENT, null)
                            .causeConfirmed()),
            story(
                    "redirected after a refusal: it waits again",
                    Stage.WITH_PHYSICIAN,
                    NextAction.AWAIT_PHYSICIAN,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4)).declined().redirected()),
            story(
                    "appointment missed",
                    Stage.WITH_PHYSICIAN,
                    NextAction.REBOOK,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4)).seen().accepted().scheduled().missed()),
            story(
                    "study ordered and reported",
                    Stage.WITH_PHYSICIAN,
                    NextAction.AWAIT_PHYSICIAN,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4))
                            .seen()
                            .accepted()
                            .studiesOrdered(Diagnostic.MRI)
                            .resultsIn(Diagnostic.MRI, true)),
            story(
                    "advice without a visit: the urgency stands",
                    Stage.WITH_PHYSICIAN,
                    NextAction.REVIEW_ANSWER,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4)).seen().accepted().advised()),
            story(
                    "referral rests",
                    Stage.WITH_PHYSICIAN,
                    NextAction.TAKE_UP_REFERRAL,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4)).seen().interrupted()),
            story(
                    "referral taken up where it rested",
                    Stage.WITH_PHYSICIAN,
                    NextAction.AWAIT_PHYSICIAN,
                    Urgency.URGENT,
                    s -> referred(s.opened(4)).seen().interrupted().askedAgain(ReopenedFrom.INTERRUPTED)),
            story(
                    "cancelled: it leaves the column",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    Urgency.ROUTINE,
                    s -> referred(s.opened(4).examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR))
                            .seen()
                            .cancelled()),
            story(
                    "cancelled and asked again, more urgently",
                    Stage.WITH_PHYSICIAN,
                    NextAction.AWAIT_PHYSICIAN,
                    Urgency.URGENT,
                    s -> referred(s.opened(4)).seen().cancelled().askedAgain(ReopenedFrom.CANCELLED)),
            story(
                    "results came after the decision: the loop is closed",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    null,
                    s -> answered(s.opened(4).examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR), null)
                            .read()
                            .reconciled(ReconciliationChoice.RETURN_TO_ASSESSMENT, null)
                            .resultsIn(Diagnostic.MRI, true)
                            .loopClosed()),
            story(
                    "closed",
                    Stage.CLOSED,
                    NextAction.NOTHING,
                    null,
                    s -> treated(s).assigned().completed().closed(CaseOutcome.RESOLVED)),
            story(
                    "reopened",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    null,
                    s -> treated(s)
                            .assigned()
                            .completed()
                            .closed(CaseOutcome.RESOLVED)
                            .reopened()),
            story(
                    "closed in error: drafted again from the cause that stands",
                    Stage.IN_PROGRAM,
                    NextAction.ASSIGN_PROGRAM,
                    null,
                    s -> treated(s)
                            .closed(CaseOutcome.WITHDRAWN)
                            .stopped(StopReason.CASE_CLOSED)
                            .reopened(ReopeningReason.CLOSED_IN_ERROR)
                            .draftedAgain()),
            story(
                    "reopened before its program was heard to be stopped",
                    Stage.ASSESSING,
                    NextAction.CONFIRM_CAUSE,
                    null,
                    s -> treated(s).closed(CaseOutcome.WITHDRAWN).reopened().stopped(StopReason.CASE_CLOSED)));

    @TestFactory
    Stream<DynamicTest> everyCaseIsInTheStageItsFactsSay() {
        return STORIES.stream()
                .map(story -> dynamicTest(story.name(), () -> {
                    BoardCase row = rowOf(story.told().apply(CaseSamples.aRower(CaseSamples.nextNumber())));
                    assertThat(row.stage()).isEqualTo(story.stage());
                    assertThat(row.nextAction()).isEqualTo(story.next());
                    assertThat(row.urgency()).isEqualTo(story.urgency());
                }));
    }

    /** Told from its history, every stretch of a story ends where the board has it. */
    @TestFactory
    Stream<DynamicTest> theHistoryEndsWhereTheBoardIs() {
        return Stream.concat(
                        STORIES.stream(),
                        Stream.of(new Story("everything", s -> s, Stage.ASSESSING, NextAction.NOTHING, null)))
                .map(story -> dynamicTest(story.name(), () -> {
                    int number = CaseSamples.nextNumber();
                    List<CaseSamples.Told> told = story.name().equals("everything")
                            ? CaseSamples.everything(number)
                            : story.told().apply(CaseSamples.aRower(number)).told();
                    UUID caseId = CaseSamples.aRower(number).caseId;
                    for (CaseSamples.Told next : told) {
                        delivery.handle(List.of(next));
                        BoardCase row = new Asking(asked)
                                .one(new FindBoardCase(caseId), BoardCase.class)
                                .block();
                        List<TimelineEntry> history = new Asking(asked)
                                .list(new FindTimeline(caseId), TimelineEntry.class)
                                .block();
                        assertThat(BoardHistory.of(row, history))
                                .as("after " + next.event().getClass().getSimpleName())
                                .get()
                                .usingRecursiveComparison()
                                .isEqualTo(row);
                    }
                }));
    }
}
