package org.backline.intake.domain;

import static org.backline.intake.domain.IntakeSamples.ACCESS;
import static org.backline.intake.domain.IntakeSamples.ATHLETE;
import static org.backline.intake.domain.IntakeSamples.CASE;
import static org.backline.intake.domain.IntakeSamples.LATER;
import static org.backline.intake.domain.IntakeSamples.SEEN;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state of an emergency access against every command. */
class EmergencyAccessTest {

    private static final UUID OTHER_CASE = UUID.fromString("019d2c00-0000-7000-8000-000000000002");
    private static final String PHYSICIAN = "physician.haddad";
    private static final String OFFICER = "privacy.moreau";
    private static final EmergencyReason REASON = EmergencyReason.URGENT_TREATMENT;

    private final AggregateTestFixture<EmergencyAccess> fixture = new AggregateTestFixture<>(EmergencyAccess.class);

    private static final EmergencyCommand GRANT = new EmergencyCommand.Grant(
            ACCESS,
            ATHLETE,
            "north",
            PHYSICIAN,
            REASON,
            null,
            List.of(new OpenCase(CASE, "north"), new OpenCase(OTHER_CASE, "west")),
            LATER,
            SEEN);
    private static final EmergencyEvent GRANTED =
            new EmergencyEvent.Granted(ACCESS, ATHLETE, "north", PHYSICIAN, REASON, null, LATER, SEEN);
    private static final EmergencyEvent OPENED = opened(CASE, "north");
    private static final EmergencyEvent OTHER_OPENED = opened(OTHER_CASE, "west");
    private static final EmergencyEvent REVIEWED =
            new EmergencyEvent.Reviewed(ACCESS, ATHLETE, OFFICER, EmergencyReviewOutcome.JUSTIFIED, null, LATER);

    private static EmergencyEvent opened(UUID caseId, String clinicId) {
        return new EmergencyEvent.CaseOpened(ACCESS, caseId, clinicId, ATHLETE, PHYSICIAN, REASON, LATER, SEEN);
    }

    private static EmergencyEvent reviewed(UUID caseId, String clinicId) {
        return new EmergencyEvent.CaseReviewed(
                ACCESS, caseId, clinicId, ATHLETE, OFFICER, EmergencyReviewOutcome.JUSTIFIED, LATER);
    }

    private static EmergencyCommand review(String reviewer, EmergencyReviewOutcome outcome) {
        return new EmergencyCommand.Review(ACCESS, reviewer, outcome, null, LATER);
    }

    static Stream<Arguments> everyStateAndCommand() {
        List<EmergencyEvent> nothing = List.of();
        List<EmergencyEvent> granted = List.of(GRANTED, OPENED, OTHER_OPENED);
        List<EmergencyEvent> judged = List.of(GRANTED, OPENED, OTHER_OPENED, REVIEWED);
        EmergencyCommand justified = review(OFFICER, EmergencyReviewOutcome.JUSTIFIED);
        String again = "This emergency access was already given; another one is a new access";
        return Stream.of(
                arguments(nothing, GRANT, List.of(GRANTED, OPENED, OTHER_OPENED)),
                arguments(granted, GRANT, again),
                arguments(judged, GRANT, again),
                arguments(nothing, justified, AggregateNotFoundException.class),
                arguments(granted, justified, List.of(REVIEWED, reviewed(CASE, "north"), reviewed(OTHER_CASE, "west"))),
                arguments(judged, justified, List.of()));
    }

    @ParameterizedTest(name = "{1} after {0}")
    @MethodSource("everyStateAndCommand")
    void answers(List<EmergencyEvent> history, EmergencyCommand command, Object outcome) {
        var result = (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history)).when(command);
        switch (outcome) {
            case String rule ->
                result.expectNoEvents().expectException(RuleViolation.class).expectExceptionMessage(rule);
            case Class<?> missing -> result.expectNoEvents().expectException(AggregateNotFoundException.class);
            default -> result.expectSuccessfulHandlerExecution().expectEvents(((List<?>) outcome).toArray());
        }
    }

    @Test
    void nobodyReviewsTheirOwnAccess() {
        fixture.given(GRANTED, OPENED)
                .when(review(PHYSICIAN, EmergencyReviewOutcome.JUSTIFIED))
                .expectNoEvents()
                .expectExceptionMessage("Nobody reviews their own emergency access");
    }

    @Test
    void anOutcomeStands() {
        fixture.given(GRANTED, OPENED, REVIEWED)
                .when(review(OFFICER, EmergencyReviewOutcome.NOT_JUSTIFIED))
                .expectNoEvents()
                .expectExceptionMessage("This emergency access was already reviewed, with another outcome");
    }

    @Test
    void anAthleteWithoutAnOpenCaseCanBeLookedUpAllTheSame() {
        fixture.givenNoPriorActivity()
                .when(new EmergencyCommand.Grant(
                        ACCESS, ATHLETE, "north", PHYSICIAN, REASON, null, List.of(), LATER, SEEN))
                .expectEvents(GRANTED);
    }
}
