package org.backline.referral.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.roster.RosterSamples.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.backline.codes.CauseCategory;
import org.backline.codes.Urgency;
import org.backline.referral.domain.roster.Physician;
import org.backline.referral.domain.roster.Specialty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-16");

    private final Routing routing = Routing.load();

    @Test
    void anEmergencyGoesToEverybodyOnCallAtOnce() {
        assertThat(routing.next(roster(), Urgency.EMERGENCY, CauseCategory.SERIOUS, Set.of(), TODAY))
                .containsExactly(SPORTS, ON_CALL);
    }

    @Test
    void anEmergencyGoesToEverybodyElseWhenNobodyOnCallIsLeft() {
        assertThat(routing.next(roster(), Urgency.EMERGENCY, CauseCategory.SERIOUS, Set.of(SPORTS, ON_CALL), TODAY))
                .containsExactly(SPINE);
    }

    @ParameterizedTest
    @EnumSource(names = {"URGENT", "ROUTINE"})
    void anythingElseGoesToTheOneWhoFitsBest(Urgency urgency) {
        assertThat(routing.next(roster(), urgency, CauseCategory.BONY, Set.of(), TODAY))
                .containsExactly(SPORTS);
        assertThat(routing.next(roster(), urgency, CauseCategory.SERIOUS, Set.of(), TODAY))
                .containsExactly(ON_CALL);
    }

    @Test
    void theNextOneIsAskedAfterADecline() {
        assertThat(routing.next(roster(), Urgency.ROUTINE, CauseCategory.BONY, Set.of(SPORTS), TODAY))
                .containsExactly(SPINE);
    }

    @Test
    void nobodyIsAskedTwice() {
        assertThat(routing.next(roster(), Urgency.ROUTINE, CauseCategory.BONY, Set.of(SPORTS, SPINE, ON_CALL), TODAY))
                .isEmpty();
    }

    @Test
    void whoIsAwayIsNotAskedUntilTheDayAfter() {
        LocalDate lastDay = LocalDate.parse("2026-12-31");

        assertThat(routing.next(roster(), Urgency.ROUTINE, CauseCategory.BONY, Set.of(SPORTS, SPINE, ON_CALL), lastDay))
                .isEmpty();
        assertThat(routing.next(
                        roster(),
                        Urgency.ROUTINE,
                        CauseCategory.BONY,
                        Set.of(SPORTS, SPINE, ON_CALL),
                        lastDay.plusDays(1)))
                .containsExactly(AWAY);
    }

    @Test
    void theOrderOfTheRosterDecidesBetweenEquals() {
        Physician second = new Physician("b", List.of(Specialty.SPORTS_MEDICINE), false, null);
        Physician first = new Physician("a", List.of(Specialty.SPORTS_MEDICINE), false, null);

        assertThat(routing.next(roster(second, first), Urgency.ROUTINE, CauseCategory.BONY, Set.of(), TODAY))
                .containsExactly("b");
    }
}
