package org.backline.program.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.program.domain.AskedBy.PERSON;
import static org.backline.program.domain.AskedBy.POLICY;
import static org.backline.program.domain.ProgramSamples.*;
import static org.hamcrest.Matchers.startsWith;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state with every command. A cell names the events that follow, {@code -} for none, {@code 404} where there is
 * no program, or {@code !} and the start of the rule that refuses.
 */
class ProgramTransitionsTest {

    private static final String TABLE = """
            command           | NONE    | KNOWN   | DRAFTED   | FRESH         | ASSIGNED        | HELD_DRAFT    | HELD_ILL        | HELD            | REFERRED       | COMPLETED     | STOPPED | CLOSED | NOTED | SHUT | SHUT_DONE
            draft             | Drafted | Drafted | Drafted   | !An assigned  | !An assigned    | !A draft on   | !An assigned    | !An assigned    | !An assigned   | Drafted       | Drafted | !The case is closed | !The case is closed | !The case is closed | !The case is closed
            draft same cause  | Drafted | Drafted | -         | -             | -               | Drafted       | -               | Stopped Drafted | Stopped Drafted Held | Drafted | Drafted | CauseNoted | CauseNoted | CauseNoted | CauseNoted
            draft other cause | Drafted | Drafted | Drafted   | Stopped Drafted | Stopped Drafted | Drafted     | Stopped Drafted | Stopped Drafted | Stopped Drafted Held | Drafted | Drafted | CauseNoted | CauseNoted | CauseNoted | CauseNoted
            draft again       | Drafted | Drafted | -         | -             | -               | -             | -               | -               | -              | -             | - | CauseNoted | - | - | -
            redraft           | 404     | 404     | Drafted   | !Only a draft | !Only a draft   | !Only a draft | !Only a draft   | !Only a draft   | !Only a draft  | !Only a draft | !Only a draft | 404 | 404 | !The case is closed | !The case is closed
            assign            | 404     | 404     | Assigned  | -             | -               | !A draft on   | !A program on   | !A program on   | !A program on  | !A program that | !A program that | 404 | 404 | !The case is closed | !The case is closed
            assign unsafely   | 404     | 404     | !SAFETY-NET | -             | -               | !A draft on   | !A program on   | !A program on   | !A program on  | !A program that | !A program that | 404 | 404 | !The case is closed | !The case is closed
            log session       | 404     | 404     | !Sessions | SessionLogged | SessionLogged   | !No session is logged while | !No session is logged while | !No session is logged while | !No session is logged while | !No session is logged after | !No session is logged after | 404 | 404 | !No session is logged after | !No session is logged after
            log it again      | 404     | 404     | !Sessions | SessionLogged | -               | !No session is logged while | -               | -               | -              | -             | - | 404 | 404 | - | -
            log with a flag   | 404     | 404     | !Sessions | SessionLogged Stopped | SessionLogged Stopped | !No session is logged while | !No session is logged while | !No session is logged while | !No session is logged while | !No session is logged after | !No session is logged after | 404 | 404 | !No session is logged after | !No session is logged after
            next morning      | 404     | 404     | !The session | !The session | NextMorningReported | !The session | NextMorningReported | NextMorningReported | NextMorningReported | NextMorningReported | NextMorningReported | 404 | 404 | NextMorningReported | NextMorningReported
            revise            | 404     | 404     | Revised   | Revised       | Revised         | Revised       | Revised         | Revised         | Revised        | !A program that has ended | !A program that has ended | 404 | 404 | !The case is closed | !The case is closed
            progress          | 404     | 404     | !Only a program that is | !TWO-SESSIONS | !MORNING-UNKNOWN | !Only a program that is | !Only a program that is | !Only a program that is | !Only a program that is | !Only a program that is | !Only a program that is | 404 | 404 | !The case is closed | !The case is closed
            regress           | 404     | 404     | !Only a program that is | Regressed | Regressed | !Only a program that is | Regressed   | Regressed       | Regressed      | !Only a program that is | !Only a program that is | 404 | 404 | !The case is closed | !The case is closed
            review            | 404     | 404     | !Only a program that is | Reviewed | Reviewed   | !Only a program that is | Reviewed    | Reviewed        | Reviewed       | !Only a program that is | !Only a program that is | 404 | 404 | !The case is closed | !The case is closed
            gate              | 404     | 404     | !Gate G4  | GateMeasured  | GateMeasured    | !Gate G4      | GateMeasured    | GateMeasured    | GateMeasured   | !Gate G4      | !Gate G4 | 404 | 404 | !The case is closed | !The case is closed
            ask referral      | 404     | 404     | !A referral from the program needs | !A referral from the program rests | !A referral from the program rests | !A referral from the program needs | !A referral from the program rests | !A referral from the program rests | !A referral from the program rests | !A referral from the program needs | !A referral from the program needs | 404 | 404 | !The case is closed | !The case is closed
            hold              | 404     | 404     | !A draft is held only | Held | Held        | -             | -               | -               | -              | !A program that has ended | !A program that has ended | 404 | 404 | !The case is closed | !The case is closed
            hold for referral | -       | -       | Held      | Held          | Held            | -             | Held            | -               | -              | -             | - | - | - | - | -
            resume            | 404     | 404     | !Only a program on | - | -              | !A program held | Resumed       | !A program held | !A program held | !Only a program on | !Only a program on | 404 | 404 | !The case is closed | !The case is closed
            resume by policy  | -       | -       | -         | -             | -               | Resumed       | Resumed         | Resumed         | Resumed        | -             | - | - | - | - | -
            complete          | 404     | 404     | !Only a program that | !A program is completed | !GATE-G4: Return | !Only a program that | !Only a program that | !Only a program that | !Only a program that | - | !Only a program that | 404 | 404 | !The case is closed | -
            complete anyway   | 404     | 404     | !Only a program that | !A program is completed | Completed | !Only a program that | !Only a program that | !Only a program that | !Only a program that | - | !Only a program that | 404 | 404 | !The case is closed | -
            stop              | 404     | 404     | Stopped   | Stopped       | Stopped         | Stopped       | Stopped         | Stopped         | Stopped        | !A completed  | - | 404 | 404 | - | !The case is closed
            issue link        | 404     | 404     | LinkIssued | LinkIssued   | LinkIssued      | LinkIssued    | LinkIssued      | LinkIssued      | LinkIssued     | !A link is    | !A link is | 404 | 404 | !The case is closed | !The case is closed
            revoke link       | 404     | 404     | !The link | !The link     | !The link       | !The link     | !The link       | !The link       | !The link      | !The link     | !The link | 404 | 404 | !The link | !The link
            know case         | CaseKnown | -     | CaseKnown | CaseKnown     | CaseKnown       | CaseKnown     | CaseKnown       | CaseKnown       | CaseKnown      | CaseKnown     | CaseKnown | - | - | CaseKnown | CaseKnown
            note findings     | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted
            note a flag       | FindingsNoted | FindingsNoted | FindingsNoted Stopped | FindingsNoted Stopped | FindingsNoted Stopped | FindingsNoted Stopped | FindingsNoted Stopped | FindingsNoted Stopped | FindingsNoted Stopped | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted | FindingsNoted
            close case        | CaseClosed | CaseClosed | CaseClosed Stopped | CaseClosed Stopped | CaseClosed Stopped | CaseClosed Stopped | CaseClosed Stopped | CaseClosed Stopped | CaseClosed Stopped | CaseClosed | CaseClosed | - | - | - | -
            reopen case       | - | - | - | - | - | - | - | - | - | - | - | CaseReopened | CaseReopened | CaseReopened | CaseReopened
            reopen in error   | - | - | - | - | - | - | - | - | - | - | - | CaseReopened | CaseReopened Drafted | CaseReopened Drafted | CaseReopened
            open referral     | ReferralOpened | ReferralOpened | ReferralOpened Held | ReferralOpened Held | ReferralOpened Held | ReferralOpened | ReferralOpened Held | ReferralOpened | -      | ReferralOpened | ReferralOpened | ReferralOpened | ReferralOpened | ReferralOpened | ReferralOpened
            reopen referral   | ReferralOpened | ReferralOpened | ReferralOpened Held | ReferralOpened Held | ReferralOpened Held | ReferralOpened | ReferralOpened Held | ReferralOpened | -      | ReferralOpened | ReferralOpened | ReferralOpened | ReferralOpened | ReferralOpened | ReferralOpened
            withdraw referral | -       | -       | -         | -             | -               | -             | -               | -               | ReferralWithdrawn Resumed | -  | - | - | - | - | -
            withdraw urgent   | -       | -       | -         | -             | -               | -             | -               | -               | ReferralWithdrawn | -          | - | - | - | - | -
            restrict          | Restricted | Restricted | Restricted Revised | Restricted Revised | Restricted Revised | Restricted Revised | Restricted Revised | Restricted Revised | Restricted Revised | Restricted | Restricted | Restricted | Restricted | Restricted | Restricted
            close and resume  | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed Resumed | ReferralClosed | ReferralClosed Resumed | ReferralClosed Resumed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed
            close and stop    | ReferralClosed | ReferralClosed | ReferralClosed Stopped | ReferralClosed Stopped | ReferralClosed Stopped | ReferralClosed Stopped | ReferralClosed Stopped | ReferralClosed Stopped | ReferralClosed Stopped | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed | ReferralClosed
            """;

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @MethodSource("pairs")
    void answers(String state, String command, String outcome) {
        List<Object> history = new ArrayList<>(HISTORIES.get(state));
        var fixture = new AggregateTestFixture<>(Program.class);
        fixture.registerInjectableResource(COURSE);

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

    private static String storedAfter(AggregateTestFixture<Program> fixture, int before) {
        return fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .skip(before)
                .map(event -> event.getPayloadType().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    @Test
    void coversEveryStageAndEveryCommand() {
        assertThat(HISTORIES.values().stream().map(ProgramTransitionsTest::fold).map(ProgramState::stage))
                .containsAll(Arrays.asList(ProgramStage.values()));
        assertThat(COMMANDS.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(ProgramCommand.class.getPermittedSubclasses());
        assertThat(pairs()).hasSize(HISTORIES.size() * COMMANDS.size());
    }

    private static ProgramState fold(List<ProgramEvent> history) {
        ProgramState state = ProgramState.EMPTY;
        for (ProgramEvent event : history) {
            state = state.on(event);
        }
        return state;
    }

    private static final Map<String, List<ProgramEvent>> HISTORIES = new LinkedHashMap<>();
    private static final Map<String, ProgramCommand> COMMANDS = new LinkedHashMap<>();

    static {
        List<ProgramEvent> fresh = List.of(aDraft(), itsAssignment());
        List<ProgramEvent> assigned = List.of(aDraft(), itsAssignment(), aSession(FIRST_SESSION));
        HISTORIES.put("NONE", List.of());
        HISTORIES.put("KNOWN", List.of(theCase()));
        HISTORIES.put("DRAFTED", List.of(aDraft()));
        HISTORIES.put("FRESH", fresh);
        HISTORIES.put("ASSIGNED", assigned);
        HISTORIES.put("HELD_DRAFT", List.of(aDraft(), aHold(HoldReason.REFERRAL_OPEN, false)));
        HISTORIES.put("HELD_ILL", and(assigned, aHold(HoldReason.ILLNESS, true)));
        HISTORIES.put("HELD", and(assigned, aHold(HoldReason.REFERRAL_OPEN, true)));
        HISTORIES.put("REFERRED", and(and(assigned, aReferral(FIRST_REFERRAL)), aHold(HoldReason.REFERRAL_OPEN, true)));
        HISTORIES.put("COMPLETED", and(assigned, itsCompletion()));
        HISTORIES.put("STOPPED", and(assigned, aStop(StopReason.PHYSICIAN_DECISION, DAY_3)));
        HISTORIES.put("CLOSED", List.of(theCase(), theClosing()));
        HISTORIES.put("NOTED", List.of(theCase(), theClosing(), aLateCause(WEAK_LEFT_GLUTE)));
        HISTORIES.put("SHUT", and(and(assigned, theClosing()), aStop(StopReason.CASE_CLOSED, DAY_3)));
        HISTORIES.put("SHUT_DONE", and(and(assigned, itsCompletion()), theClosing()));

        COMMANDS.put("draft", draft(SECOND_PROGRAM, TIGHT_HIP_FLEXORS, PERSON));
        COMMANDS.put("draft same cause", draft(SECOND_PROGRAM, WEAK_LEFT_GLUTE, POLICY));
        COMMANDS.put("draft other cause", draft(SECOND_PROGRAM, TIGHT_HIP_FLEXORS, POLICY));
        COMMANDS.put("draft again", draft(FIRST_PROGRAM, WEAK_LEFT_GLUTE, POLICY));
        COMMANDS.put("redraft", redraft(25, "BAND"));
        COMMANDS.put("assign", assign());
        COMMANDS.put("assign unsafely", new ProgramCommand.Assign(CASE, false, DAY_4));
        COMMANDS.put("log session", logSession(SECOND_SESSION, "E03"));
        COMMANDS.put("log it again", logSession(FIRST_SESSION, "E03"));
        COMMANDS.put("log with a flag", athletesSession(SECOND_SESSION, RedFlag.FEVER));
        COMMANDS.put("next morning", nextMorning(FIRST_SESSION, 3));
        COMMANDS.put("revise", reviseWithout("E15"));
        COMMANDS.put("progress", new ProgramCommand.Progress(CASE, 2, DAY_4));
        COMMANDS.put("regress", new ProgramCommand.Regress(CASE, 1, DAY_4));
        COMMANDS.put("review", review(new PromScore(Instrument.NPRS, 3)));
        COMMANDS.put("gate", new ProgramCommand.MeasureGate(CASE, Map.of("SORENSEN", 130.0), DAY_4));
        COMMANDS.put("ask referral", askReferral());
        COMMANDS.put("hold", hold(HoldReason.ATHLETE_AWAY, PERSON));
        COMMANDS.put("hold for referral", hold(HoldReason.REFERRAL_OPEN, POLICY));
        COMMANDS.put("resume", resume(PERSON));
        COMMANDS.put("resume by policy", resume(POLICY));
        COMMANDS.put("complete", complete());
        COMMANDS.put("complete anyway", completeAgainstTheGate());
        COMMANDS.put("stop", stop(StopReason.ATHLETE_WITHDREW));
        COMMANDS.put("issue link", new ProgramCommand.IssueLink(CASE, LINK, DAY_4.plusSeconds(60), DAY_4));
        COMMANDS.put("revoke link", new ProgramCommand.RevokeLink(CASE, LINK, DAY_4));
        COMMANDS.put("know case", new ProgramCommand.KnowCase(CASE, theCase()));
        COMMANDS.put("note findings", note());
        COMMANDS.put("note a flag", note(RedFlag.FEVER));
        COMMANDS.put("close case", closeCase());
        COMMANDS.put("reopen case", reopenCase(ReopeningReason.RECURRENCE));
        COMMANDS.put("reopen in error", reopenCase(ReopeningReason.CLOSED_IN_ERROR));
        COMMANDS.put("open referral", new ProgramCommand.OpenReferral(CASE, CLINIC, FIRST_REFERRAL, DAY_4));
        COMMANDS.put("reopen referral", new ProgramCommand.ReopenReferral(CASE, CLINIC, FIRST_REFERRAL, DAY_4));
        COMMANDS.put("withdraw referral", withdraw(FIRST_REFERRAL, Urgency.ROUTINE));
        COMMANDS.put("withdraw urgent", withdraw(FIRST_REFERRAL, Urgency.URGENT));
        COMMANDS.put("restrict", restrict(FIRST_REFERRAL, Restriction.NO_EXTENSION));
        COMMANDS.put("close and resume", close(FIRST_REFERRAL, ReconciliationChoice.RESUME_PROGRAM, null));
        COMMANDS.put("close and stop", close(FIRST_REFERRAL, ReconciliationChoice.STOP_PROGRAM, null));
    }

    private static List<ProgramEvent> and(List<ProgramEvent> history, ProgramEvent event) {
        return Stream.concat(history.stream(), Stream.of(event)).toList();
    }

    static List<Arguments> pairs() {
        List<List<String>> rows = TABLE.lines()
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .toList();
        assertThat(rows.getFirst().subList(1, rows.getFirst().size())).containsExactlyElementsOf(HISTORIES.keySet());
        assertThat(rows.stream().skip(1).map(List::getFirst)).containsExactlyElementsOf(COMMANDS.keySet());
        List<Arguments> pairs = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                pairs.add(Arguments.of(rows.getFirst().get(column), row.getFirst(), row.get(column)));
            }
        }
        return pairs;
    }
}
