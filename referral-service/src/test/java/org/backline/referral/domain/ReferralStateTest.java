package org.backline.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;

import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;

class ReferralStateTest {

    @Test
    void isNothingBeforeTheFirstEvent() {
        assertThat(ReferralState.NONE.status()).isNull();
        assertThat(ReferralState.NONE.standingUrgency()).isNull();
    }

    @Test
    void keepsEveryStepOfTheLoop() {
        ReferralState state =
                fold(opened(), acknowledged(), accepted(), scheduled(), reported(), reviewed(), reconciled());

        assertThat(state.steps())
                .containsExactly(
                        opened(), acknowledged(), accepted(), scheduled(), reported(), reviewed(), reconciled());
        assertThat(state.request()).isEqualTo(opened());
        assertThat(state.acknowledged()).isEqualTo(acknowledged());
        assertThat(state.accepted()).isEqualTo(accepted());
        assertThat(state.scheduled()).isEqualTo(scheduled());
        assertThat(state.reported()).isEqualTo(reported());
        assertThat(state.reviewed()).isEqualTo(reviewed());
        assertThat(state.reconciled()).isEqualTo(reconciled());
    }

    @Test
    void aLoopThatClosedBeforeResultsWereAwaitedIsClosed() {
        assertThat(fold(opened(), declined(), reviewed(), reconciled()).status())
                .isEqualTo(ReferralStatus.CLOSED);
    }

    @Test
    void staysOpenUntilTheLastResultIsIn() {
        ReferralState reconciled = fold(opened(), accepted(), reported(), reviewed(), reconciled());

        assertThat(reconciled.status()).isEqualTo(ReferralStatus.RECONCILED);
        assertThat(reconciled.isOpen()).isTrue();
        assertThat(reconciled.awaited()).containsExactly(Diagnostic.MRI);
    }

    @Test
    void anotherPhysicianBeginsANewRound() {
        ReferralState state = fold(opened(), delivered(), acknowledged(), accepted(), scheduled(), redirected());

        assertThat(state.status()).isEqualTo(ReferralStatus.REDIRECTED);
        assertThat(state.accepted()).isNull();
        assertThat(state.scheduled()).isNull();
        assertThat(state.physicians()).containsExactly(OTHER_PHYSICIAN);
        assertThat(state.asked()).containsExactly(PHYSICIAN, OTHER_PHYSICIAN);
    }

    @Test
    void goesOnWhereItRested() {
        ReferralState state =
                fold(opened(), accepted(), scheduled(), interrupted(), reopened(ReopenedFrom.INTERRUPTED));

        assertThat(state.status()).isEqualTo(ReferralStatus.SCHEDULED);
        assertThat(state.scheduled()).isEqualTo(scheduled());
    }

    @Test
    void resultsMayComeInWhileItRests() {
        ReferralState state = fold(
                opened(),
                accepted(),
                diagnosticsOrdered(),
                interrupted(),
                diagnosticsReported(),
                reopened(ReopenedFrom.INTERRUPTED));

        assertThat(state.status()).isEqualTo(ReferralStatus.DIAGNOSTICS_REPORTED);
    }

    @Test
    void beginsAnewAfterItsEnd() {
        ReferralState state = fold(
                opened(), delivered(), declined(), reviewed(), reconciled(), closed(), reopened(ReopenedFrom.CLOSED));

        assertThat(state.status()).isEqualTo(ReferralStatus.REOPENED);
        assertThat(state.answer()).isNull();
        assertThat(state.asked()).isEmpty();
    }

    @Test
    void anEmergencyRoomMeansNow() {
        ReferralEvent.Declined toTheEmergencyRoom = new ReferralEvent.Declined(
                REFERRAL, CASE, CLINIC, PHYSICIAN, DeclineReason.SEND_TO_EMERGENCY, later(2));

        assertThat(fold(opened(), toTheEmergencyRoom).pace()).isEqualTo(Urgency.EMERGENCY);
        assertThat(fold(opened(), declined()).pace()).isEqualTo(Urgency.ROUTINE);
    }

    @Test
    void countsRemindersUntilItMovesOn() {
        assertThat(fold(opened(), stalled()).escalation()).isEqualTo(1);
        assertThat(fold(opened(), stalled(), acknowledged()).escalation()).isZero();
    }

    @Test
    void keepsADeclineAfterItsReview() {
        ReferralState state = fold(opened(), declined(), reviewed());

        assertThat(state.status()).isEqualTo(ReferralStatus.REVIEWED);
        assertThat(state.declined()).isEqualTo(declined());
    }

    @Test
    void keepsTheNewestAppointment() {
        ReferralEvent.Scheduled moved = scheduled(VISIT.plusSeconds(3600));

        assertThat(fold(opened(), accepted(), scheduled(), moved).scheduled()).isEqualTo(moved);
    }

    @Test
    void urgencyStandsUntilAPhysicianReports() {
        assertThat(fold(opened(Urgency.URGENT), accepted(), scheduled()).standingUrgency())
                .isEqualTo(Urgency.URGENT);
        assertThat(fold(opened(Urgency.URGENT), declined(), reviewed()).standingUrgency())
                .isEqualTo(Urgency.URGENT);
    }

    @Test
    void theReportSetsTheUrgencyThatStays() {
        assertThat(fold(opened(Urgency.ROUTINE), accepted(), reported(Urgency.EMERGENCY, null))
                        .standingUrgency())
                .isEqualTo(Urgency.EMERGENCY);
        assertThat(fold(opened(Urgency.EMERGENCY), accepted(), reported(null, null))
                        .standingUrgency())
                .isNull();
    }

    @Test
    void onlyWhatHasEndedWaitsForNothing() {
        assertThat(ReferralStatus.values())
                .allSatisfy(status -> assertThat(status.isOpen())
                        .isEqualTo(status != ReferralStatus.CLOSED && status != ReferralStatus.CANCELLED));
    }

    private static ReferralState fold(ReferralEvent... history) {
        ReferralState state = ReferralState.NONE;
        for (ReferralEvent event : history) {
            state = state.on(event);
        }
        return state;
    }
}
