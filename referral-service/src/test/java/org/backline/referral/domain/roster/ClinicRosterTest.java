package org.backline.referral.domain.roster;

import static org.backline.referral.domain.roster.RosterSamples.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClinicRosterTest {

    private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

    private final AggregateTestFixture<ClinicRoster> fixture = new AggregateTestFixture<>(ClinicRoster.class);

    static RosterEvent.Changed changed(Roster roster) {
        return new RosterEvent.Changed(
                ClinicRoster.idOf("north"),
                "north",
                roster.zone(),
                roster.hours(),
                roster.holidays(),
                roster.physicians(),
                "admin.castellano",
                NOW);
    }

    private static RosterCommand.Change change(Roster roster) {
        return new RosterCommand.Change(ClinicRoster.idOf("north"), "north", roster, "admin.castellano", NOW);
    }

    private static RosterCommand.Begin begin(Roster roster) {
        return new RosterCommand.Begin(ClinicRoster.idOf("north"), "north", roster, "admin.castellano", NOW);
    }

    @Test
    void isChangedByTheDepartment() {
        fixture.given(changed(roster())).when(change(nobody())).expectEvents(changed(nobody()));
    }

    @Test
    void theSameRosterAgainChangesNothing() {
        fixture.given(changed(roster())).when(change(roster())).expectNoEvents();
    }

    @Test
    void beginsOnce() {
        fixture.givenNoPriorActivity().when(begin(roster())).expectEvents(changed(roster()));
    }

    @Test
    void aRosterThatSomebodyHasSetStays() {
        fixture.given(changed(nobody())).when(begin(roster())).expectNoEvents();
    }

    static Stream<Arguments> faults() {
        OpeningDay monday = new OpeningDay(DayOfWeek.MONDAY, LocalTime.of(8, 0), LocalTime.of(17, 0));
        Physician haddad = new Physician("physician.haddad", List.of(), true, null);
        return Stream.of(
                Arguments.of(
                        new Roster("Chicago", List.of(monday), List.of(), List.of()),
                        "The time zone is not known; give one like America/Chicago"),
                Arguments.of(
                        new Roster("UTC", List.of(monday, monday), List.of(), List.of()),
                        "A day of the week has its hours once"),
                Arguments.of(
                        new Roster("UTC", List.of(), List.of(), List.of()),
                        "A clinic is open on at least one day of the week"),
                Arguments.of(
                        new Roster(
                                "UTC",
                                List.of(new OpeningDay(DayOfWeek.MONDAY, LocalTime.of(17, 0), LocalTime.of(8, 0))),
                                List.of(),
                                List.of()),
                        "A clinic opens before it closes"),
                Arguments.of(
                        new Roster("UTC", List.of(monday), List.of(), List.of(haddad, haddad)),
                        "A physician is in the roster once"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void refuses(Roster roster, String rule) {
        fixture.givenNoPriorActivity()
                .when(change(roster))
                .expectException(RuleViolation.class)
                .expectExceptionMessage(rule)
                .expectNoEvents();
    }

    private static Roster nobody() {
        return RosterSamples.roster(new Physician[0]);
    }
}
