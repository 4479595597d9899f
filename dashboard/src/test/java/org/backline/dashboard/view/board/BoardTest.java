package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@TestDashboard
class BoardTest {

    @Autowired
    private ApplicationContext context;

    @Autowired
    private ApplicationContext asked;

    private Delivery delivery;

    @BeforeEach
    void begin() {
        delivery = new Delivery(context);
    }

    private BoardCase rowOf(CaseSamples story) {
        delivery.handle(story.told());
        return new Asking(asked)
                .one(new FindBoardCase(story.caseId), BoardCase.class)
                .block();
    }

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

    private static CaseSamples treated(CaseSamples story) {
        return story.opened(5)
                .examined()
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .causeConfirmed()
                .drafted();
    }

    private static CaseSamples referred(CaseSamples story) {
        return story.referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK");
    }

    private static CaseSamples answered(CaseSamples story, @Nullable Urgency remaining) {
        return referred(story).seen().accepted().answered(remaining);
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
            story("drafted", Stage.IN_PROGRAM, NextAction.ASSIGN_PROGRAM, null, BoardTest::treated),
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
                            .reopened()));

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

    private BoardReferral referralOf(CaseSamples story) {
        return Objects.requireNonNull(rowOf(story).referral());
    }

    @Test
    void aReferralIsOverdueOnceItStalledAndInTimeAgainAfterItsNextStep() {
        CaseSamples story =
                referred(CaseSamples.aRower(CaseSamples.nextNumber()).opened(4)).delivered();
        assertThat(referralOf(story).overdueStage()).isNull();

        BoardReferral stalled = referralOf(story.stalled(ReferralStage.ACKNOWLEDGEMENT, 1));
        assertThat(stalled.status()).isEqualTo(ReferralStatus.DELIVERED);
        assertThat(stalled.overdueStage()).isEqualTo(ReferralStage.ACKNOWLEDGEMENT);
        assertThat(stalled.overdueWith()).isEqualTo(Role.PHYSICIAN);
        assertThat(stalled.overdueSince()).isNotNull();

        assertThat(referralOf(story.seen()).overdueStage()).isNull();
    }

    @Test
    void aReferralEndsWithItsDecisionUnlessAStudyIsAwaited() {
        CaseSamples story = answered(
                        CaseSamples.aRower(CaseSamples.nextNumber()).opened(4), null)
                .read()
                .reconciled(ReconciliationChoice.RETURN_TO_ASSESSMENT, null);
        assertThat(referralOf(story).status()).isEqualTo(ReferralStatus.RECONCILED);
        BoardReferral closed = referralOf(story.resultsIn(Diagnostic.MRI, true).loopClosed());
        assertThat(closed.status()).isEqualTo(ReferralStatus.CLOSED);
        assertThat(closed.answered()).isTrue();
    }

    @Test
    void aRedirectedReferralForgetsTheRefusal() {
        CaseSamples story =
                referred(CaseSamples.aRower(CaseSamples.nextNumber()).opened(4)).declined();
        assertThat(referralOf(story).status()).isEqualTo(ReferralStatus.DECLINED);
        BoardReferral asked = referralOf(story.redirected());
        assertThat(asked.status()).isEqualTo(ReferralStatus.REDIRECTED);
        assertThat(asked.status().isUnanswered()).isTrue();
    }

    @Test
    void aCorrectedIntakeIsShownAsCorrected() {
        BoardCase row =
                rowOf(CaseSamples.aRower(CaseSamples.nextNumber()).opened(4).painCorrected(6));
        assertThat(row.pain()).extracting(PainReading::value).containsExactly(6);
    }

    @Test
    void showsWhoWhereAndHowThePainWent() {
        CaseSamples story = treated(CaseSamples.aRower(CaseSamples.nextNumber()))
                .assigned()
                .trained(4, 5)
                .takesPart(Participation.LIMITED, Restriction.NO_IMPACT);
        BoardCase row = rowOf(story);
        assertThat(row.athleteId()).isEqualTo(story.athleteId);
        assertThat(row.trainerId()).isEqualTo("trainer.okafor");
        assertThat(row.sport()).isEqualTo("rowing");
        assertThat(row.participation()).isEqualTo(Participation.LIMITED);
        assertThat(row.restrictions()).containsExactly(Restriction.NO_IMPACT);
        assertThat(row.pain())
                .extracting(PainReading::kind, PainReading::value)
                .containsExactly(
                        tuple(PainKind.INTAKE, 5),
                        tuple(PainKind.DURING_SESSION, 5),
                        tuple(PainKind.BEFORE_SESSION, 4));
    }

    @Test
    void isNotShownBeforeItsIntakeHasArrived() {
        CaseSamples story =
                CaseSamples.aRower(CaseSamples.nextNumber()).opened(4).examined();
        delivery.handle(story.told().subList(1, 2));
        assertThat(new Asking(asked)
                        .one(new FindBoardCase(story.caseId), BoardCase.class)
                        .blockOptional())
                .isEmpty();
        delivery.handle(story.told().subList(0, 1));
        assertThat(new Asking(asked)
                        .one(new FindBoardCase(story.caseId), BoardCase.class)
                        .blockOptional())
                .isPresent();
    }

    @Test
    void movesToTheOtherClinicWhenTransferred() {
        String clinic = "clinic-of-" + CaseSamples.nextNumber();
        CaseSamples story =
                CaseSamples.aRower(CaseSamples.nextNumber()).opened(4).movedTo(clinic, "trainer.weiss");
        rowOf(story);
        assertThat(new Asking(asked)
                        .list(new FindBoardPage(BoardFilter.of(Set.of(clinic)), null, null, 50), BoardCase.class)
                        .block())
                .singleElement()
                .satisfies(row -> assertThat(row.trainerId()).isEqualTo("trainer.weiss"));
    }

    @Test
    void leavesClosedCasesOutUnlessAskedFor() {
        String clinic = "clinic-" + CaseSamples.nextNumber();
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(4)
                .movedTo(clinic, "trainer.weiss")
                .closed(CaseOutcome.WITHDRAWN);
        rowOf(story);
        assertThat(new Asking(asked)
                        .list(new FindBoardPage(BoardFilter.of(Set.of(clinic)), null, null, 50), BoardCase.class)
                        .block())
                .isEmpty();
        assertThat(new Asking(asked)
                        .list(new FindBoardRows(BoardFilter.of(Set.of(clinic)), null, null, 50), BoardCase.class)
                        .block())
                .hasSize(1);
    }

    @Test
    void putsTheMostUrgentFirst() {
        String clinic = "clinic-" + CaseSamples.nextNumber();
        rowOf(CaseSamples.aRower(CaseSamples.nextNumber()).opened(4).movedTo(clinic, "trainer.weiss"));
        CaseSamples urgent = CaseSamples.aRower(CaseSamples.nextNumber());
        rowOf(referred(urgent.opened(4).movedTo(clinic, "trainer.weiss")));
        assertThat(new Asking(asked)
                        .list(new FindBoardPage(BoardFilter.of(Set.of(clinic)), null, null, 50), BoardCase.class)
                        .block())
                .first()
                .satisfies(row -> assertThat(row.caseId()).isEqualTo(urgent.caseId));
    }
}
