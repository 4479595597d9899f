package org.backline.dashboard.view.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.Objects;
import java.util.Set;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.ReferralStage;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.Test;

@TestDashboard
class BoardTest extends BoardWorld {

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
