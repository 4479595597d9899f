package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.NOTE;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.support.rule.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of an athlete's record against every command. */
class AthleteFileTest {

    private static final UUID OTHER_CASE = UUID.fromString("019d2c00-0000-7000-8000-000000000002");
    private static final Instant CLOSED = Instant.parse("2026-11-20T16:30:00Z");
    private static final Instant DAY_BEFORE_THE_END = Instant.parse("2033-11-20T16:29:59Z");
    private static final Instant END = Instant.parse("2033-11-20T16:30:00Z");
    private static final Period SEVEN_YEARS = Period.ofYears(7);
    private static final String GONE = "The athlete was erased";
    private static final String HELD = "The record is under a legal hold; it cannot be erased until the hold is lifted";

    private static final AthleteEvent PLACED =
            new AthleteEvent.LegalHoldPlaced(ATHLETE, LegalHoldReason.LITIGATION, null, LATER);
    private static final AthleteEvent LIFTED = new AthleteEvent.LegalHoldLifted(ATHLETE, LATER);
    private static final AthleteEvent ERASED = erased(ErasureReason.RETENTION_ENDED, null, List.of(CASE), END);

    private final AggregateTestFixture<AthleteFile> fixture = new AggregateTestFixture<>(AthleteFile.class);

    private static AthleteEvent.Erased erased(
            ErasureReason reason, @Nullable ErasureAuthority authority, List<UUID> cases, Instant at) {
        return new AthleteEvent.Erased(ATHLETE, "north", reason, authority, cases, at);
    }

    private static AthleteCommand.Erase erase(
            ErasureReason reason, @Nullable ErasureAuthority authority, Instant at, CaseStanding... cases) {
        return new AthleteCommand.Erase(ATHLETE, "north", reason, authority, List.of(cases), SEVEN_YEARS, at);
    }

    private static CaseStanding closed(UUID caseId, Instant at) {
        return new CaseStanding(caseId, "north", at);
    }

    static Stream<Arguments> everyStateAndCommand() {
        var place = new AthleteCommand.PlaceLegalHold(ATHLETE, LegalHoldReason.LITIGATION, null, LATER);
        var lift = new AthleteCommand.LiftLegalHold(ATHLETE, LATER);
        var erase = erase(ErasureReason.RETENTION_ENDED, null, END, closed(CASE, CLOSED));
        List<AthleteEvent> nothing = List.of();
        List<AthleteEvent> held = List.of(PLACED);
        List<AthleteEvent> lifted = List.of(PLACED, LIFTED);
        List<AthleteEvent> erased = List.of(ERASED);
        return Stream.of(
                arguments(nothing, place, List.of(PLACED)),
                arguments(held, place, List.of()),
                arguments(lifted, place, List.of(PLACED)),
                arguments(erased, place, GONE),
                arguments(nothing, lift, AggregateNotFoundException.class),
                arguments(held, lift, List.of(LIFTED)),
                arguments(lifted, lift, List.of()),
                arguments(erased, lift, GONE),
                arguments(nothing, erase, List.of(ERASED)),
                arguments(held, erase, HELD),
                arguments(lifted, erase, List.of(ERASED)),
                arguments(erased, erase, GONE));
    }

    @ParameterizedTest(name = "{1} after {0}")
    @MethodSource("everyStateAndCommand")
    void answers(List<AthleteEvent> history, AthleteCommand command, Object outcome) {
        var result = (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history)).when(command);
        switch (outcome) {
            case String rule ->
                result.expectNoEvents().expectException(RuleViolation.class).expectExceptionMessage(rule);
            case Class<?> missing -> result.expectNoEvents().expectException(AggregateNotFoundException.class);
            default -> result.expectSuccessfulHandlerExecution().expectEvents(((List<?>) outcome).toArray());
        }
    }

    @Test
    void anotherReasonOrANoteIsAnotherHold() {
        var audit = new AthleteCommand.PlaceLegalHold(ATHLETE, LegalHoldReason.AUDIT, null, LATER);
        fixture.given(PLACED)
                .when(audit)
                .expectEvents(new AthleteEvent.LegalHoldPlaced(ATHLETE, LegalHoldReason.AUDIT, null, LATER));
        var noted = new AthleteCommand.PlaceLegalHold(ATHLETE, LegalHoldReason.LITIGATION, NOTE, LATER);
        fixture.given(PLACED)
                .when(noted)
                .expectEvents(new AthleteEvent.LegalHoldPlaced(ATHLETE, LegalHoldReason.LITIGATION, NOTE, LATER));
    }

    @Test
    void anOpenCaseIsClosedFirstWhateverTheAuthority() {
        var erase = erase(
                ErasureReason.LEGAL_OBLIGATION,
                ErasureAuthority.COURT_ORDER,
                END,
                closed(CASE, CLOSED),
                new CaseStanding(OTHER_CASE, "south", null));
        fixture.givenNoPriorActivity()
                .when(erase)
                .expectNoEvents()
                .expectExceptionMessage("A case of this athlete is open; close it before the record is erased");
    }

    @Test
    void theRetentionRunsFromTheLastCaseToTheSecond() {
        String rule =
                "The record must be kept until 2033-11-20; an erasure before that names the authority it rests on";
        CaseStanding[] cases = {closed(OTHER_CASE, CLOSED.minusSeconds(86_400)), closed(CASE, CLOSED)};
        fixture.givenNoPriorActivity()
                .when(erase(ErasureReason.ATHLETE_REQUEST, null, DAY_BEFORE_THE_END, cases))
                .expectNoEvents()
                .expectExceptionMessage(rule);
        fixture.givenNoPriorActivity()
                .when(erase(ErasureReason.ATHLETE_REQUEST, null, END, cases))
                .expectEvents(erased(ErasureReason.ATHLETE_REQUEST, null, List.of(OTHER_CASE, CASE), END));
    }

    @Test
    void anAuthorityShortensTheRetentionButDoesNotEndIt() {
        fixture.givenNoPriorActivity()
                .when(erase(ErasureReason.ATHLETE_REQUEST, ErasureAuthority.PRIVACY_LAW, LATER, closed(CASE, CLOSED)))
                .expectEvents(
                        erased(ErasureReason.ATHLETE_REQUEST, ErasureAuthority.PRIVACY_LAW, List.of(CASE), LATER));
        fixture.givenNoPriorActivity()
                .when(erase(ErasureReason.RETENTION_ENDED, ErasureAuthority.PRIVACY_LAW, LATER, closed(CASE, CLOSED)))
                .expectNoEvents()
                .expectExceptionMessage("The retention of this record ends on 2033-11-20, not yet");
    }

    @Test
    void whoNeverHadACaseIsErasedAtOnce() {
        fixture.givenNoPriorActivity()
                .when(erase(ErasureReason.REGISTERED_IN_ERROR, null, LATER))
                .expectEvents(erased(ErasureReason.REGISTERED_IN_ERROR, null, List.of(), LATER));
    }
}
