package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentSamples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.backline.assessment.knowledge.CaseGenerator;
import org.backline.assessment.knowledge.Evaluation;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.Disposition;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The invariants that a case keeps over its whole course: I4, I5, I8, I10, I13, I22, I28, I29, I30 and I34 of the
 * evidence base. A course costs far more than an evaluation, so each is made once and tried against all of them.
 */
class CourseInvariantTest {

    private static final Reasoner REASONER = new Reasoner(KNOWLEDGE);

    /** Every seed once, on all processors: nothing is shared but what does not change. */
    private static void forEverySeed(IntConsumer property) {
        IntStream.range(0, CaseGenerator.COUNT).parallel().forEach(property);
    }

    @Test
    void i4I5I8I10I13I22I28I30I34HoldOverVisits() {
        forEverySeed(seed -> {
            CaseGenerator athletes = new CaseGenerator(seed);
            List<AssessmentEvent> history = Courses.visits(athletes);
            @Nullable Urgency stood = null;
            for (AssessmentEvent event : history) {
                if (event instanceof AssessmentEvent.Proposed proposed) {
                    Trace trace = Trace.of(proposed);
                    onlyAPhysicianLowers(seed, stood, proposed, trace.evaluation());
                    theYoungUnderARuleAreNeverTheTrainersAlone(seed, proposed, trace.evaluation());
                    comesOutAgainAndLooksAhead(seed, proposed, trace);
                    stood = proposed.openUrgency();
                }
            }
            asksAPhysicianAfterSixWeeks(seed, fold(history), DAY_43.plus(Duration.ofDays(athletes.number(200))));
            readsVisitsInTheOrderInWhichTheyWere(seed, history);
        });
    }

    /** I4, I5, and I34: two records together are as urgent as the more urgent. */
    private static void onlyAPhysicianLowers(
            int seed, @Nullable Urgency stood, AssessmentEvent.Proposed proposed, Evaluation evaluation) {
        @Nullable Urgency found = evaluation.suspicions().isEmpty()
                ? null
                : evaluation.suspicions().getFirst().urgency();
        assertThat(proposed.openUrgency()).as("I4, I5, I34, seed %d", seed).isEqualTo(Triage.higher(stood, found));
        if (proposed.openUrgency() != null) {
            assertThat(proposed.disposition().name())
                    .as("I5, seed %d", seed)
                    .isEqualTo(proposed.openUrgency().name());
        }
    }

    private static void theYoungUnderARuleAreNeverTheTrainersAlone(
            int seed, AssessmentEvent.Proposed proposed, Evaluation evaluation) {
        boolean young = evaluation.fired().stream()
                .anyMatch(rule -> rule.rule().equals(RedFlag.ADOL_EXT.name())
                        || rule.rule().equals(RedFlag.ADOL_HAM.name()));
        if (young) {
            assertThat(proposed.openUrgency()).as("I8, seed %d", seed).isNotNull();
        }
    }

    private static void asksAPhysicianAfterSixWeeks(int seed, AssessmentState state, Instant late) {
        AssessmentEvent.Proposed proposed = PROPOSING.propose(state, NOTE, late);
        if (!PROPOSING.showsProgress(state, late)) {
            assertThat(proposed.disposition())
                    .as("I10, seed %d", seed)
                    .isNotIn(Disposition.MANAGE, Disposition.INCOMPLETE);
        }
    }

    private static void readsVisitsInTheOrderInWhichTheyWere(int seed, List<AssessmentEvent> history) {
        List<AssessmentEvent> visits = history.stream()
                .filter(AssessmentEvent.FindingsRecorded.class::isInstance)
                .toList();
        List<AssessmentEvent> other = new ArrayList<>(List.of(history.getFirst()));
        other.addAll(visits.reversed());
        List<AssessmentEvent> inOrder = new ArrayList<>(List.of(history.getFirst()));
        inOrder.addAll(visits);
        assertThat(REASONER.disposition(Facts.of(fold(other), DAY_43)))
                .as("I13, seed %d", seed)
                .isEqualTo(REASONER.disposition(Facts.of(fold(inOrder), DAY_43)));
    }

    /** I28; I30: a review lies ahead; I22, as far as a proposal can: none to manage without the day to look again. */
    private static void comesOutAgainAndLooksAhead(int seed, AssessmentEvent.Proposed proposed, Trace trace) {
        assertThat(trace.again(REASONER).json()).as("I28, seed %d", seed).isEqualTo(proposed.trace());
        if (proposed.disposition() == Disposition.MANAGE) {
            assertThat(proposed.recheckBy()).as("I22, I30, seed %d", seed).isAfter(proposed.occurredAt());
        } else {
            assertThat(proposed.recheckBy()).as("I22, I30, seed %d", seed).isNull();
        }
    }

    @Test
    void i29NothingButAPhysiciansWordLowersWhatStandsAndWhatWasDecidedStaysAsItWas() {
        forEverySeed(seed -> {
            AssessmentState before = AssessmentState.EMPTY;
            for (AssessmentEvent event : Courses.eventful(new CaseGenerator(seed))) {
                AssessmentState after = before.on(event);
                assertThat(Triage.isLower(
                                after.triage().urgency(), before.triage().urgency()))
                        .as("seed %d, %s", seed, event)
                        .isFalse();
                assertThat(after.decisions().subList(0, before.decisions().size()))
                        .as("seed %d, %s", seed, event)
                        .isEqualTo(before.decisions());
                assertThat(after.entries().subList(0, before.entries().size()))
                        .as("seed %d, %s", seed, event)
                        .isEqualTo(before.entries());
                if (event instanceof AssessmentEvent.MuscularCauseIdentified made) {
                    assertThat(after.decisions().getLast()).isEqualTo(made);
                    assertThat(made.overridden()).isEqualTo(Objects.nonNull(made.overrideReason()));
                }
                before = after;
            }
        });
    }
}
