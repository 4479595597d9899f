package org.backline.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;

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

        assertThat(state)
                .isEqualTo(new ReferralState(
                        ReferralStatus.RECONCILED,
                        opened(),
                        acknowledged(),
                        accepted(),
                        null,
                        scheduled(),
                        reported(),
                        reviewed(),
                        reconciled()));
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
    void isOpenUntilTheTrainerHasReconciled() {
        assertThat(ReferralStatus.values())
                .allSatisfy(status -> assertThat(status.isOpen()).isEqualTo(status != ReferralStatus.RECONCILED));
    }

    private static ReferralState fold(ReferralEvent... history) {
        ReferralState state = ReferralState.NONE;
        for (ReferralEvent event : history) {
            state = state.on(event);
        }
        return state;
    }
}
