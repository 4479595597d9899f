package org.backline.referral.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.domain.ReferralSamples.*;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state and every command. Each line names a command, what comes of it, and the states in which that comes of it;
 * {@code *} is every state that no earlier line of the command names. What comes of it is the event that follows,
 * {@code -} for nothing, {@code !} and the beginning of the rule that refuses it, or {@code 404}.
 */
class ReferralTransitionsTest {

    private static final String TABLE = """
        open                | Opened                     | NONE
        open                | -                          | *
        deliver             | 404                        | NONE
        deliver             | Delivered                  | REQUESTED REDIRECTED REOPENED
        deliver             | -                          | *
        deliver by mail     | 404                        | NONE
        deliver by mail     | Delivered                  | REQUESTED DELIVERED REDIRECTED REOPENED
        deliver by mail     | -                          | *
        acknowledge         | 404                        | NONE
        acknowledge         | Acknowledged               | REQUESTED DELIVERED REDIRECTED REOPENED
        acknowledge         | -                          | ACKNOWLEDGED
        acknowledge         | !Only a referral that nob  | *
        accept              | 404                        | NONE
        accept              | Accepted                   | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED
        accept              | -                          | ACCEPTED RESUMED
        accept              | !Only a referral that wai  | *
        accept as another   | 404                        | NONE
        accept as another   | Accepted                   | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED
        accept as another   | !Another physician         | ACCEPTED RESUMED
        accept as another   | !Only a referral that wai  | *
        decline             | 404                        | NONE
        decline             | Declined                   | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED
        decline             | -                          | DECLINED
        decline             | !Only a referral that wai  | *
        decline otherwise   | 404                        | NONE
        decline otherwise   | Declined                   | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED
        decline otherwise   | !This referral is already  | DECLINED
        decline otherwise   | !Only a referral that wai  | *
        redirect            | 404                        | NONE
        redirect            | Redirected                 | REQUESTED DELIVERED REOPENED ACKNOWLEDGED DECLINED ACCEPTED RESUMED SCHEDULED MISSED
        redirect            | -                          | REDIRECTED
        redirect            | !Another physician is ask  | *
        redirect otherwise  | 404                        | NONE
        redirect otherwise  | Redirected                 | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED DECLINED ACCEPTED RESUMED SCHEDULED MISSED
        redirect otherwise  | !Another physician is ask  | *
        schedule            | 404                        | NONE
        schedule            | Scheduled                  | ACCEPTED RESUMED ORDERED RESULTS ATTENDED
        schedule            | -                          | SCHEDULED
        schedule            | !The athlete missed        | MISSED
        schedule            | !An appointment is made    | *
        schedule otherwise  | 404                        | NONE
        schedule otherwise  | Scheduled                  | ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        schedule otherwise  | !An appointment is made    | *
        attend              | 404                        | NONE
        attend              | Attended                   | ACCEPTED RESUMED SCHEDULED MISSED
        attend              | -                          | ATTENDED
        attend              | !A visit is recorded       | *
        miss                | 404                        | NONE
        miss                | Missed                     | SCHEDULED ATTENDED
        miss                | -                          | MISSED
        miss                | !Only an appointment       | *
        order               | 404                        | NONE
        order               | DiagnosticsOrdered         | ACCEPTED RESUMED SCHEDULED ATTENDED MISSED RESULTS
        order               | -                          | ORDERED
        order               | !A physician orders        | *
        results             | 404                        | NONE
        results             | DiagnosticsReported        | ORDERED REPORTED REVIEWED
        results             | -                          | RESULTS
        results             | DiagnosticsReported Closed | RECONCILED
        results             | !The referral has ended    | CLOSED CLOSED_BEFORE CANCELLED
        results             | !A result belongs          | *
        results otherwise   | 404                        | NONE
        results otherwise   | DiagnosticsReported        | ORDERED RESULTS REPORTED REVIEWED
        results otherwise   | DiagnosticsReported Closed | RECONCILED
        results otherwise   | !The referral has ended    | CLOSED CLOSED_BEFORE CANCELLED
        results otherwise   | !A result belongs          | *
        advise              | 404                        | NONE
        advise              | Advised                    | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED ACCEPTED RESUMED SCHEDULED MISSED
        advise              | -                          | ADVISED
        advise              | !Advice alone              | *
        advise otherwise    | 404                        | NONE
        advise otherwise    | Advised                    | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED ACCEPTED RESUMED SCHEDULED MISSED
        advise otherwise    | !The physician has already | ADVISED
        advise otherwise    | !Advice alone              | *
        report              | 404                        | NONE
        report              | Reported                   | ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        report              | -                          | REPORTED
        report              | !A report answers          | *
        report otherwise    | 404                        | NONE
        report otherwise    | Reported                   | ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        report otherwise    | !The physician has already | REPORTED
        report otherwise    | !A report answers          | *
        review              | 404                        | NONE
        review              | Reviewed                   | REPORTED ADVISED DECLINED
        review              | -                          | REVIEWED REVIEWED_DECLINE REVIEWED_ADVICE
        review              | !The trainer reviews       | *
        reconcile           | 404                        | NONE
        reconcile           | Reconciled                 | REVIEWED
        reconcile           | Reconciled Closed          | REVIEWED_DECLINE REVIEWED_ADVICE
        reconcile           | -                          | RECONCILED CLOSED CLOSED_BEFORE
        reconcile           | !The trainer closes        | *
        reconcile otherwise | 404                        | NONE
        reconcile otherwise | Reconciled                 | REVIEWED
        reconcile otherwise | Reconciled Closed          | REVIEWED_DECLINE REVIEWED_ADVICE
        reconcile otherwise | !The loop is already       | RECONCILED CLOSED CLOSED_BEFORE
        reconcile otherwise | !The trainer closes        | *
        interrupt           | 404                        | NONE
        interrupt           | Interrupted                | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        interrupt           | -                          | INTERRUPTED
        interrupt           | !Only a referral that a p  | *
        interrupt otherwise | 404                        | NONE
        interrupt otherwise | Interrupted                | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        interrupt otherwise | !This referral already     | INTERRUPTED
        interrupt otherwise | !Only a referral that a p  | *
        cancel              | 404                        | NONE
        cancel              | Cancelled                  | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED DECLINED INTERRUPTED ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        cancel              | -                          | CANCELLED
        cancel              | !A physician who has       | *
        cancel otherwise    | 404                        | NONE
        cancel otherwise    | Cancelled                  | REQUESTED DELIVERED REDIRECTED REOPENED ACKNOWLEDGED DECLINED INTERRUPTED ACCEPTED RESUMED SCHEDULED ATTENDED MISSED ORDERED RESULTS
        cancel otherwise    | !This referral is already  | CANCELLED
        cancel otherwise    | !A physician who has       | *
        reopen              | 404                        | NONE
        reopen              | Reopened                   | INTERRUPTED CANCELLED RECONCILED CLOSED CLOSED_BEFORE
        reopen              | !Only a referral that res  | *
        stall               | 404                        | NONE
        stall               | Stalled                    | REQUESTED
        stall               | -                          | *
        """;

    private static final Map<String, List<ReferralEvent>> HISTORIES = new LinkedHashMap<>();
    private static final Map<String, ReferralCommand> COMMANDS = new LinkedHashMap<>();

    static {
        HISTORIES.put("NONE", List.of());
        HISTORIES.put("REQUESTED", List.of(opened()));
        HISTORIES.put("DELIVERED", List.of(opened(), delivered()));
        HISTORIES.put("ACKNOWLEDGED", List.of(opened(), acknowledged()));
        HISTORIES.put("ACCEPTED", List.of(opened(), acknowledged(), accepted()));
        HISTORIES.put("SCHEDULED", List.of(opened(), accepted(), scheduled()));
        HISTORIES.put("ATTENDED", List.of(opened(), accepted(), scheduled(), attended()));
        HISTORIES.put("MISSED", List.of(opened(), accepted(), scheduled(), missed()));
        HISTORIES.put("ORDERED", List.of(opened(), accepted(), diagnosticsOrdered()));
        HISTORIES.put("RESULTS", List.of(opened(), accepted(), diagnosticsOrdered(), diagnosticsReported()));
        HISTORIES.put("DECLINED", List.of(opened(), declined()));
        HISTORIES.put("REDIRECTED", List.of(opened(), declined(), redirected()));
        HISTORIES.put("ADVISED", List.of(opened(), advised()));
        HISTORIES.put("REPORTED", List.of(opened(), accepted(), scheduled(), reported()));
        HISTORIES.put("REVIEWED", List.of(opened(), accepted(), reported(), reviewed()));
        HISTORIES.put("REVIEWED_DECLINE", List.of(opened(), declined(), reviewed()));
        HISTORIES.put("REVIEWED_ADVICE", List.of(opened(), advised(), reviewed()));
        HISTORIES.put("RECONCILED", List.of(opened(), accepted(), reported(), reviewed(), reconciled()));
        HISTORIES.put("CLOSED", List.of(opened(), declined(), reviewed(), reconciled(), closed()));
        HISTORIES.put("CLOSED_BEFORE", List.of(opened(), declined(), reviewed(), reconciled()));
        HISTORIES.put("CANCELLED", List.of(opened(), cancelled()));
        HISTORIES.put("INTERRUPTED", List.of(opened(), accepted(), interrupted()));
        HISTORIES.put("RESUMED", List.of(opened(), accepted(), interrupted(), reopened(ReopenedFrom.INTERRUPTED)));
        HISTORIES.put("REOPENED", List.of(opened(), cancelled(), reopened(ReopenedFrom.CANCELLED)));

        COMMANDS.put("open", open());
        COMMANDS.put("deliver", deliver(DeliveryChannel.INBOX));
        COMMANDS.put("deliver by mail", deliver(DeliveryChannel.EMAIL));
        COMMANDS.put("acknowledge", acknowledge());
        COMMANDS.put("accept", accept(PHYSICIAN));
        COMMANDS.put("accept as another", accept(OTHER_PHYSICIAN));
        COMMANDS.put("decline", decline(PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY));
        COMMANDS.put("decline otherwise", decline(PHYSICIAN, DeclineReason.NO_CAPACITY));
        COMMANDS.put("redirect", redirect(OTHER_PHYSICIAN));
        COMMANDS.put("redirect otherwise", redirect("physician.moreau"));
        COMMANDS.put("schedule", schedule(VISIT));
        COMMANDS.put("schedule otherwise", schedule(VISIT.plusSeconds(3600)));
        COMMANDS.put("attend", new ReferralCommand.Attend(REFERRAL, PHYSICIAN, VISIT.plusSeconds(3600)));
        COMMANDS.put("miss", new ReferralCommand.Miss(REFERRAL, TRAINER, VISIT.plusSeconds(3600)));
        COMMANDS.put(
                "order", new ReferralCommand.OrderDiagnostics(REFERRAL, PHYSICIAN, List.of(Diagnostic.MRI), later(9)));
        COMMANDS.put("results", results(DiagnosticOutcome.ABNORMAL));
        COMMANDS.put("results otherwise", results(DiagnosticOutcome.INCONCLUSIVE));
        COMMANDS.put("advise", advise(Restriction.NO_IMPACT));
        COMMANDS.put("advise otherwise", advise(Restriction.NO_CONTACT));
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
        COMMANDS.put("interrupt", interrupt(InterruptionReason.ATHLETE_AWAY));
        COMMANDS.put("interrupt otherwise", interrupt(InterruptionReason.ATHLETE_ILL));
        COMMANDS.put("cancel", cancel(CancellationReason.SEEN_ELSEWHERE));
        COMMANDS.put("cancel otherwise", cancel(CancellationReason.DUPLICATE));
        COMMANDS.put("reopen", new ReferralCommand.Reopen(REFERRAL, TRAINER, Urgency.URGENT, NOTE, later(9)));
        COMMANDS.put("stall", stall());
    }

    private static ReferralCommand.Deliver deliver(DeliveryChannel channel) {
        return new ReferralCommand.Deliver(REFERRAL, channel, List.of(PHYSICIAN), later(9));
    }

    private static ReferralCommand.Redirect redirect(String physician) {
        return new ReferralCommand.Redirect(REFERRAL, TRAINER, RedirectReason.DECLINED, List.of(physician), later(9));
    }

    private static ReferralCommand.ReportDiagnostics results(DiagnosticOutcome outcome) {
        return new ReferralCommand.ReportDiagnostics(
                REFERRAL, PHYSICIAN, List.of(new DiagnosticResult(Diagnostic.MRI, outcome)), later(9));
    }

    private static ReferralCommand.Advise advise(Restriction restriction) {
        return new ReferralCommand.Advise(REFERRAL, PHYSICIAN, List.of(restriction), NOTE, later(9));
    }

    private static ReferralCommand.Interrupt interrupt(InterruptionReason reason) {
        return new ReferralCommand.Interrupt(REFERRAL, TRAINER, reason, NOTE, later(9));
    }

    private static ReferralCommand.Cancel cancel(CancellationReason reason) {
        return new ReferralCommand.Cancel(REFERRAL, TRAINER, reason, NOTE, later(9));
    }

    private static ReferralCommand.Stall stall() {
        return new ReferralCommand.Stall(
                REFERRAL, ReferralStage.DELIVERY, ASKED, Urgency.ROUTINE, later(8), 1, Role.PHYSICIAN, later(9));
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
        List<Arguments> pairs = new ArrayList<>();
        Map<String, Set<String>> named = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            List<String> cells =
                    Arrays.stream(line.split("\\|")).map(String::strip).toList();
            Set<String> earlier = named.computeIfAbsent(cells.get(0), command -> new LinkedHashSet<>());
            for (String state : states(cells.get(2), earlier)) {
                assertThat(HISTORIES).containsKey(state);
                assertThat(earlier.add(state)).as(cells.get(0) + " in " + state).isTrue();
                pairs.add(Arguments.of(state, cells.get(0), cells.get(1)));
            }
        });
        assertThat(named.keySet()).containsExactlyElementsOf(COMMANDS.keySet());
        return pairs;
    }

    private static List<String> states(String cell, Set<String> earlier) {
        return cell.equals("*")
                ? HISTORIES.keySet().stream()
                        .filter(state -> !earlier.contains(state))
                        .toList()
                : List.of(cell.split(" "));
    }
}
