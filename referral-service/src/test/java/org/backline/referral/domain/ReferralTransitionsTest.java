package org.backline.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state and every command. A cell holds the event that follows, {@code -} for a command that changes nothing,
 * {@code !} and the beginning of the rule that refuses it, or {@code 404}.
 */
class ReferralTransitionsTest {

    private static final String TABLE = """
            command            | NONE   | REQUESTED    | ACKNOWLEDGED | ACCEPTED     | SCHEDULED    | DECLINED     | REPORTED     | REVIEWED     | REVIEWED_DECLINE | RECONCILED
            open               | Opened | -            | -            | -            | -            | -            | -            | -            | -                | -
            acknowledge        | 404    | Acknowledged | -            | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref      | !Only a ref
            accept             | 404    | Accepted     | Accepted     | -            | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref      | !Only a ref
            accept as another  | 404    | Accepted     | Accepted     | !Another     | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref  | !Only a ref      | !Only a ref
            decline            | 404    | Declined     | Declined     | !Only a ref  | !Only a ref  | -            | !Only a ref  | !Only a ref  | !Only a ref      | !Only a ref
            decline otherwise  | 404    | Declined     | Declined     | !Only a ref  | !Only a ref  | !This refer  | !Only a ref  | !Only a ref  | !Only a ref      | !Only a ref
            decline as another | 404    | Declined     | Declined     | !Only a ref  | !Only a ref  | !This refer  | !Only a ref  | !Only a ref  | !Only a ref      | !Only a ref
            schedule           | 404    | !An appoint  | !An appoint  | Scheduled    | -            | !An appoint  | !An appoint  | !An appoint  | !An appoint      | !An appoint
            schedule otherwise | 404    | !An appoint  | !An appoint  | Scheduled    | Scheduled    | !An appoint  | !An appoint  | !An appoint  | !An appoint      | !An appoint
            report             | 404    | !A report    | !A report    | Reported     | Reported     | !A report    | -            | !A report    | !A report        | !A report
            report otherwise   | 404    | !A report    | !A report    | Reported     | Reported     | !A report    | !The physic  | !A report    | !A report        | !A report
            review             | 404    | !The trainer | !The trainer | !The trainer | !The trainer | Reviewed     | Reviewed     | -            | -                | !The trainer
            reconcile          | 404    | !The trainer | !The trainer | !The trainer | !The trainer | !The trainer | !The trainer | Reconciled   | Reconciled       | -
            reconcile otherwise| 404    | !The trainer | !The trainer | !The trainer | !The trainer | !The trainer | !The trainer | Reconciled   | Reconciled       | !The loop
            """;

    private static final Map<String, List<ReferralEvent>> HISTORIES = new LinkedHashMap<>();
    private static final Map<String, ReferralCommand> COMMANDS = new LinkedHashMap<>();

    static {
        HISTORIES.put("NONE", List.of());
        HISTORIES.put("REQUESTED", List.of(opened()));
        HISTORIES.put("ACKNOWLEDGED", List.of(opened(), acknowledged()));
        HISTORIES.put("ACCEPTED", List.of(opened(), acknowledged(), accepted()));
        HISTORIES.put("SCHEDULED", List.of(opened(), accepted(), scheduled()));
        HISTORIES.put("DECLINED", List.of(opened(), declined()));
        HISTORIES.put("REPORTED", List.of(opened(), accepted(), scheduled(), reported()));
        HISTORIES.put("REVIEWED", List.of(opened(), accepted(), reported(), reviewed()));
        HISTORIES.put("REVIEWED_DECLINE", List.of(opened(), declined(), reviewed()));
        HISTORIES.put("RECONCILED", List.of(opened(), accepted(), reported(), reviewed(), reconciled()));

        COMMANDS.put("open", open());
        COMMANDS.put("acknowledge", acknowledge());
        COMMANDS.put("accept", accept(PHYSICIAN));
        COMMANDS.put("accept as another", accept(OTHER_PHYSICIAN));
        COMMANDS.put("decline", decline(PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY));
        COMMANDS.put("decline otherwise", decline(PHYSICIAN, DeclineReason.NO_CAPACITY));
        COMMANDS.put("decline as another", decline(OTHER_PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY));
        COMMANDS.put("schedule", schedule(VISIT));
        COMMANDS.put("schedule otherwise", schedule(VISIT.plusSeconds(3600)));
        COMMANDS.put(
                "report",
                new ReferralCommand.Report(
                        REFERRAL,
                        PHYSICIAN,
                        "M84.38XA",
                        CauseCategory.BONY,
                        List.of(Diagnostic.MRI),
                        List.of(Restriction.NO_IMPACT),
                        Urgency.ROUTINE,
                        NOTE,
                        later(9)));
        COMMANDS.put("report otherwise", report("M84.38XA", Urgency.ROUTINE, later(9)));
        COMMANDS.put("review", review());
        COMMANDS.put(
                "reconcile",
                reconcile(ReconciliationChoice.CHANGE_PROGRAM, Participation.LIMITED, Restriction.NO_IMPACT));
        COMMANDS.put("reconcile otherwise", reconcile(ReconciliationChoice.STOP_PROGRAM, Participation.OUT));
    }

    @ParameterizedTest(name = "{1} when {0}: {2}")
    @MethodSource("pairs")
    void answers(String state, String command, String outcome) {
        List<Object> history = new ArrayList<>(HISTORIES.get(state));
        var fixture = new AggregateTestFixture<>(Referral.class);

        var result = (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history))
                .when(COMMANDS.get(command));

        switch (outcome.charAt(0)) {
            case '!' ->
                result.expectException(RuleViolation.class)
                        .expectExceptionMessage(startsWith(outcome.substring(1)))
                        .expectNoEvents();
            case '4' -> result.expectException(AggregateNotFoundException.class).expectNoEvents();
            case '-' -> result.expectSuccessfulHandlerExecution().expectNoEvents();
            default -> {
                result.expectSuccessfulHandlerExecution();
                assertThat(storedAfter(fixture, history.size())).isEqualTo(outcome);
            }
        }
    }

    private static String storedAfter(AggregateTestFixture<Referral> fixture, int before) {
        return fixture.getEventStore()
                .readEvents(REFERRAL.toString())
                .asStream()
                .skip(before)
                .map(event -> event.getPayloadType().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    @Test
    void coversEveryStatusAndEveryCommand() {
        assertThat(HISTORIES.values().stream()
                        .map(ReferralTransitionsTest::fold)
                        .map(ReferralState::status))
                .containsAll(Arrays.asList(ReferralStatus.values()));
        assertThat(COMMANDS.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ReferralCommand.class.getPermittedSubclasses());
        assertThat(pairs()).hasSize(HISTORIES.size() * COMMANDS.size());
    }

    private static ReferralState fold(List<ReferralEvent> history) {
        ReferralState state = ReferralState.NONE;
        for (ReferralEvent event : history) {
            state = state.on(event);
        }
        return state;
    }

    static List<Arguments> pairs() {
        List<List<String>> rows = TABLE.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        List<String> states = rows.getFirst().subList(1, rows.getFirst().size());
        assertThat(states).containsExactlyElementsOf(HISTORIES.keySet());
        assertThat(rows.stream().skip(1).map(List::getFirst)).containsExactlyElementsOf(COMMANDS.keySet());
        List<Arguments> pairs = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                pairs.add(Arguments.of(states.get(column - 1), row.getFirst(), row.get(column)));
            }
        }
        return pairs;
    }
}
