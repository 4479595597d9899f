package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentCommands.*;
import static org.backline.assessment.domain.AssessmentSamples.*;
import static org.backline.assessment.domain.LaterSamples.*;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state with every command. A cell names the events that follow, {@code -} for none, {@code 404} where there is no
 * assessment, or {@code !} and the start of the rule that refuses.
 */
class AssessmentTransitionsTest {

    private static final String TABLE = """
        command           | NONE            | OPEN                       | SCREENED                   | SUSPECT                    | CAUSE                      | REFERRED                   | RETURNED                   | DECLINED                   | CLOSED                  | CLOSED_REFERRED            | MISSED                     | REVIEWED                   | STOPPED
        open              | Opened Proposed | -                          | -                          | -                          | -                          | -                          | -                          | -                          | -                       | -                          | -                          | -                          | -
        record            | 404             | FindingsRecorded Proposed  | FindingsRecorded Proposed  | FindingsRecorded Proposed  | FindingsRecorded Proposed  | FindingsRecorded Proposed  | FindingsRecorded Proposed  | FindingsRecorded Proposed  | !The case is closed     | !The case is closed        | FindingsRecorded Proposed  | FindingsRecorded Proposed  | FindingsRecorded Proposed
        record it again   | 404             | FindingsRecorded Proposed  | -                          | FindingsRecorded Proposed  | -                          | -                          | -                          | -                          | -                       | -                          | -                          | -                          | -
        amend             | 404             | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed           | Amended Proposed
        record a flag     | 404             | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | !The case is closed     | !The case is closed        | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected | FindingsRecorded Proposed NonMuscularCauseSuspected
        identify          | 404             | !No muscular cause is confirmed before | MuscularCauseIdentified    | !While an emergency        | -                          | !While a referral          | MuscularCauseIdentified    | !While an emergency        | !The case is closed     | !The case is closed        | MuscularCauseIdentified    | MuscularCauseIdentified    | !No muscular cause is confirmed before
        identify another  | 404             | !No muscular cause is confirmed before | !The rules do not propose P4 | !While an emergency        | !The rules do not propose P4 | !While a referral          | !The rules do not propose P4 | !While an emergency        | !The case is closed     | !The case is closed        | !The rules do not propose P4 | !The rules do not propose P4 | !No muscular cause is confirmed before
        override          | 404             | !No muscular cause is confirmed before | MuscularCauseIdentified    | !While an emergency        | MuscularCauseIdentified    | !While a referral          | MuscularCauseIdentified    | !While an emergency        | !The case is closed     | !The case is closed        | MuscularCauseIdentified    | MuscularCauseIdentified    | !No muscular cause is confirmed before
        refer             | 404             | ReferralRequested          | ReferralRequested          | !A referral may not ask    | ReferralRequested          | !A case has one            | ReferralRequested          | !A referral may not ask    | !The case is closed     | !The case is closed        | ReferralRequested          | ReferralRequested          | ReferralRequested
        refer urgently    | 404             | ReferralRequested          | ReferralRequested          | ReferralRequested          | ReferralRequested          | !A case has one            | ReferralRequested          | ReferralRequested          | !The case is closed     | !The case is closed        | ReferralRequested          | ReferralRequested          | ReferralRequested
        refer again       | 404             | ReferralRequested          | ReferralRequested          | !A referral may not ask    | ReferralRequested          | !This referral was         | !This referral was         | !This referral was         | !The case is closed     | !This referral was         | ReferralRequested          | ReferralRequested          | ReferralRequested
        note referral     | 404             | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted           | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted
        note it again     | 404             | ReferralNoted              | ReferralNoted              | ReferralNoted              | ReferralNoted              | -                          | -                          | -                          | ReferralNoted           | -                          | ReferralNoted              | ReferralNoted              | ReferralNoted
        note decline      | 404             | -                          | -                          | -                          | -                          | ReferralDeclined           | -                          | -                          | -                       | ReferralDeclined           | -                          | -                          | -
            note cancellation | 404 | - | - | - | - | ReferralCancelled | - | ReferralCancelled | - | ReferralCancelled | - | - | -
            renew             | 404 | - | - | - | - | - | ReferralRenewed | ReferralRenewed | - | - | - | - | -
        take back         | 404             | -                          | -                          | -                          | -                          | ReferralReconciled UrgencyLowered Proposed | -                          | ReferralReconciled UrgencyLowered Proposed | -                       | ReferralReconciled UrgencyLowered Proposed | -                          | -                          | -
        take back, urgent | 404             | -                          | -                          | -                          | -                          | ReferralReconciled         | -                          | ReferralReconciled         | -                       | ReferralReconciled         | -                          | -                          | -
        review            | 404             | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | -                          | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | -                       | -                          | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested | ProgressReviewed Proposed NonMuscularCauseSuspected ReferralRequested
        review too early  | 404             | -                          | -                          | -                          | -                          | -                          | -                          | -                          | -                       | -                          | -                          | -                          | -
        note diagnosis    | 404             | Diagnosed                  | Diagnosed                  | Diagnosed                  | Diagnosed                  | Diagnosed                  | Diagnosed                  | Diagnosed                  | Diagnosed               | Diagnosed                  | -                          | -                          | Diagnosed
        look at a miss    | 404             | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral     | !No missed referral        | MissedReferralReviewed     | !No missed referral        | !No missed referral
        look at it again  | 404             | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral     | !No missed referral        | MissedReferralReviewed     | -                          | !No missed referral
        look, otherwise   | 404             | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral        | !No missed referral     | !No missed referral        | MissedReferralReviewed     | !This review was recorded before | !No missed referral
        stop              | 404             | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed
        stop it again     | 404             | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed | ProgramStopped Proposed    | ProgramStopped Proposed    | ProgramStopped Proposed    | -
        hand over         | 404             | HandedOver                 | HandedOver                 | HandedOver                 | HandedOver                 | HandedOver                 | HandedOver                 | HandedOver                 | HandedOver              | HandedOver                 | HandedOver                 | HandedOver                 | HandedOver
        close             | 404             | Closed                     | Closed                     | Closed                     | Closed                     | Closed                     | Closed                     | Closed                     | -                       | -                          | Closed                     | Closed                     | Closed
        reopen            | 404             | -                          | -                          | -                          | -                          | -                          | -                          | -                          | Reopened                | Reopened                   | -                          | -                          | -
        """;

    @ParameterizedTest(name = "{1} in {0}: {2}")
    @MethodSource("pairs")
    void answers(String state, String command, String outcome) {
        List<Object> history = new ArrayList<>(HISTORIES.get(state));
        var fixture = new AggregateTestFixture<>(Assessment.class);
        fixture.registerInjectableResource(PROPOSING);

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

    private static String storedAfter(AggregateTestFixture<Assessment> fixture, int before) {
        return fixture.getEventStore()
                .readEvents(CASE.toString())
                .asStream()
                .skip(before)
                .map(event -> event.getPayloadType().getSimpleName())
                .collect(Collectors.joining(" "));
    }

    @Test
    void coversEveryStageAndEveryCommand() {
        assertThat(HISTORIES.values().stream()
                        .map(AssessmentSamples::fold)
                        .map(AssessmentState::stage)
                        .distinct())
                .containsExactlyInAnyOrder(AssessmentStage.values());
        assertThat(COMMANDS.values().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(AssessmentCommand.class.getPermittedSubclasses());
        assertThat(pairs()).hasSize(HISTORIES.size() * COMMANDS.size());
    }

    private static final Map<String, List<AssessmentEvent>> HISTORIES = histories();
    private static final Map<String, AssessmentCommand> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("open", open());
        COMMANDS.put("record", record(SECOND_ENTRY, aNegativeScreen()));
        COMMANDS.put("record it again", record(FIRST_ENTRY, aWeakLeftGlute()));
        COMMANDS.put("amend", amendPain(5));
        COMMANDS.put("record a flag", record(SECOND_ENTRY, RedFlag.CES_SADDLE, org.backline.codes.FlagAnswer.YES));
        COMMANDS.put("identify", identify(MuscularPattern.P1, Side.LEFT, null));
        COMMANDS.put("identify another", identify(MuscularPattern.P4, Side.LEFT, null));
        COMMANDS.put("override", identify(MuscularPattern.P4, Side.LEFT, OverrideReason.KNOWN_HISTORY));
        COMMANDS.put("refer", refer(SECOND_REFERRAL, Urgency.ROUTINE));
        COMMANDS.put("refer urgently", refer(SECOND_REFERRAL, Urgency.EMERGENCY));
        COMMANDS.put("refer again", refer(FIRST_REFERRAL, Urgency.ROUTINE));
        COMMANDS.put("note referral", noteReferral(SECOND_REFERRAL));
        COMMANDS.put("note it again", noteReferral(FIRST_REFERRAL));
        COMMANDS.put("note decline", noteDecline(FIRST_REFERRAL));
        COMMANDS.put("note cancellation", noteCancellation(FIRST_REFERRAL));
        COMMANDS.put("renew", renew(FIRST_REFERRAL));
        COMMANDS.put("take back", takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, null));
        COMMANDS.put(
                "take back, urgent",
                takeBack(FIRST_REFERRAL, ReconciliationChoice.RETURN_TO_ASSESSMENT, Urgency.URGENT));
        COMMANDS.put("review", review(DAY_43.plus(Duration.ofDays(2))));
        COMMANDS.put("review too early", review(DAY_43.minusMillis(1)));
        COMMANDS.put("note diagnosis", noteDiagnosis(FIRST_REFERRAL));
        COMMANDS.put("look at a miss", lookAtMiss(SECOND_LOOK, ReviewFinding.RULE_MISSING));
        COMMANDS.put("look at it again", lookAtMiss(FIRST_LOOK, ReviewFinding.RULE_MISSING));
        COMMANDS.put("look, otherwise", lookAtMiss(FIRST_LOOK, ReviewFinding.INCIDENTAL));
        COMMANDS.put("stop", retriage(SECOND_PROGRAM));
        COMMANDS.put("stop it again", retriage(FIRST_PROGRAM));
        COMMANDS.put("hand over", handOver());
        COMMANDS.put("close", close());
        COMMANDS.put("reopen", reopen());
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
