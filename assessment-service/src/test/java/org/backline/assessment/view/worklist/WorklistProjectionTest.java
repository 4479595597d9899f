package org.backline.assessment.view.worklist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.assessment.domain.AssessmentSamples;
import org.backline.assessment.domain.AssessmentState;
import org.backline.assessment.domain.ReferralSoFar;
import org.backline.support.testing.Engines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table says of every history what the assessment itself says. */
class WorklistProjectionTest {

    private static JdbcClient jdbc;
    private static WorklistProjection projection;
    private static AnnotationEventHandlerAdapter handlers;
    private static Worklist worklist;

    @BeforeAll
    static void makeTheTable() throws IOException {
        jdbc = JdbcClient.create(Engines.postgreSql().pool());
        for (String name :
                List.of("V202611221930__worklist", "V202611222291__care_clock", "V202611261310__stopped_programs")) {
            try (var migration = WorklistProjectionTest.class.getResourceAsStream("/db/migration/" + name + ".sql")) {
                jdbc.sql(new String(migration.readAllBytes(), UTF_8)).update();
            }
        }
        projection = new WorklistProjection(jdbc);
        handlers = new AnnotationEventHandlerAdapter(projection);
        worklist = new Worklist(jdbc);
    }

    @BeforeEach
    void emptyTheTable() {
        projection.forget();
    }

    static Stream<List<AssessmentEvent>> histories() {
        return Stream.concat(AssessmentSamples.histories().values().stream(), AssessmentSamples.detours().stream())
                .filter(history -> !history.isEmpty());
    }

    @ParameterizedTest
    @MethodSource("histories")
    void showsWhatTheEventsLeave(List<AssessmentEvent> history) throws Exception {
        for (AssessmentEvent event : history) {
            EventMessage<?> message = GenericEventMessage.asEventMessage(event);
            handlers.handle(message);
            handlers.handle(message);
        }
        AssessmentState state = AssessmentSamples.fold(history);
        AssessmentEvent lastThatCounts = history.reversed().stream()
                .filter(event -> handlers.canHandleType(event.getClass()))
                .findFirst()
                .orElseThrow();

        assertThat(worklist.find(new FindWorklist(Set.of("north"), null, 10)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.stage()).isEqualTo(state.stage());
                    assertThat(entry.urgency()).isEqualTo(state.triage().urgency());
                    assertThat(entry.disposition()).isEqualTo(state.proposal().disposition());
                    assertThat(entry.category()).isEqualTo(state.proposal().category());
                    assertThat(entry.missing())
                            .isEqualTo(state.proposal().missing().size());
                    assertThat(entry.patterns())
                            .isEqualTo(state.proposal().patterns().stream()
                                    .map(cause -> cause.pattern().name())
                                    .toList());
                    assertThat(entry.changedAt()).isEqualTo(lastThatCounts.occurredAt());
                    assertThat(Optional.ofNullable(entry.stoppedAt()))
                            .isEqualTo(state.course().askAgainSince());
                });
        assertThat(jdbc.sql("select cardinality(open_referrals) from worklist")
                        .query(Integer.class)
                        .single())
                .isEqualTo((int) state.referrals().stream()
                        .filter(one -> one.course() == ReferralSoFar.Course.OPEN)
                        .count());
        boolean open = state.closed() == null;
        assertThat(worklist.find(new FindWorklist(Set.of("north"), open, 10))).hasSize(1);
        assertThat(worklist.find(new FindWorklist(Set.of("north"), !open, 10))).isEmpty();
        assertThat(worklist.find(new FindWorklist(Set.of("south"), null, 10))).isEmpty();
    }

    @Test
    void takesInEveryEventThatChangesARow() {
        assertThat(Arrays.stream(AssessmentEvent.class.getPermittedSubclasses())
                        .filter(type -> !handlers.canHandleType(type)))
                .containsExactlyInAnyOrder(
                        AssessmentEvent.NonMuscularCauseSuspected.class,
                        AssessmentEvent.ProgressReviewed.class,
                        AssessmentEvent.Diagnosed.class,
                        AssessmentEvent.MissedReferralReviewed.class,
                        AssessmentEvent.Amended.class);
    }
}
