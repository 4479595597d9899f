package org.backline.assessment.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.assessment.domain.AssessmentSamples.*;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backline.assessment.knowledge.CaseGenerator;
import org.backline.assessment.knowledge.EvaluationRequest;
import org.backline.assessment.knowledge.EvaluationRequest.Onset;
import org.backline.assessment.knowledge.Reasoner;
import org.backline.codes.Disposition;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.codes.Urgency;
import org.junit.jupiter.api.Test;

/** The invariants that a case keeps over its whole course: I4, I5, I8, I10, I13, I28, I30 and I34 of the evidence base. */
class CourseInvariantTest {

    private static final Reasoner REASONER = new Reasoner(KNOWLEDGE);

    /** A case with up to four visits at random times, with what the rules propose after each. */
    private static List<AssessmentEvent> course(CaseGenerator athletes) {
        List<AssessmentEvent> history = new ArrayList<>(history(opened(intake(athletes.next()))));
        Instant at = DAY_1;
        for (int visit = athletes.number(4); visit >= 0; visit--) {
            at = at.plus(Duration.ofHours(athletes.number(24 * 20)));
            history.add(new AssessmentEvent.FindingsRecorded(
                    CASE,
                    CLINIC,
                    new UUID(visit, 7),
                    athletes.findings(athletes.number(12)),
                    athletes.flags(0.2, 0.1),
                    Map.of(),
                    List.of(new PromScore(Instrument.NPRS, athletes.number(11))),
                    null,
                    at));
            history.add(PROPOSING.propose(fold(history), new UUID(visit, 8), at));
        }
        return history;
    }

    private static IntakeFacts intake(EvaluationRequest request) {
        EvaluationRequest.Intake told = request.intake();
        Onset onset = told.onset() == null ? new Onset(null, null, null) : told.onset();
        return new IntakeFacts(
                request.athlete().sport(),
                request.athlete().age(),
                request.athlete().sex(),
                request.athlete().sickleCellTrait(),
                onset.manner(),
                onset.daysAgo(),
                onset.mechanism(),
                told.pain().now(),
                told.pain().best() == null ? 0 : told.pain().best(),
                told.pain().worst() == null ? 10 : told.pain().worst(),
                told.regions(),
                told.aggravatedBy() == null ? List.of() : told.aggravatedBy(),
                told.easedBy() == null ? List.of() : told.easedBy(),
                told.night(),
                told.legSymptoms(),
                told.legWorseThanBack(),
                told.morningStiffnessMinutes(),
                request.redFlags(),
                Map.of(),
                request.proms());
    }

    private static List<AssessmentEvent.Proposed> proposals(List<AssessmentEvent> history) {
        return history.stream()
                .filter(AssessmentEvent.Proposed.class::isInstance)
                .map(AssessmentEvent.Proposed.class::cast)
                .toList();
    }

    @Test
    void i4I5I34OnlyAPhysicianLowersWhatStoodAndSoTwoRecordsTogetherAreAsUrgentAsTheMoreUrgent() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            Urgency stood = null;
            for (AssessmentEvent.Proposed proposed : proposals(course(new CaseGenerator(seed)))) {
                Urgency found = Trace.of(proposed).evaluation().suspicions().isEmpty()
                        ? null
                        : Trace.of(proposed)
                                .evaluation()
                                .suspicions()
                                .getFirst()
                                .urgency();
                assertThat(proposed.openUrgency()).as("seed %d", seed).isEqualTo(Triage.higher(stood, found));
                stood = proposed.openUrgency();
                if (stood != null) {
                    assertThat(proposed.disposition().name()).isEqualTo(stood.name());
                }
            }
        });
    }

    @Test
    void i8TheYoungUnderARuleAreNeverTheTrainersAlone() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            for (AssessmentEvent.Proposed proposed : proposals(course(new CaseGenerator(seed)))) {
                boolean young = Trace.of(proposed).evaluation().fired().stream()
                        .anyMatch(rule -> rule.rule().equals(RedFlag.ADOL_EXT.name())
                                || rule.rule().equals(RedFlag.ADOL_HAM.name()));
                if (young) {
                    assertThat(proposed.openUrgency()).as("seed %d", seed).isNotNull();
                }
            }
        });
    }

    @Test
    void i10AfterSixWeeksWithoutAShownChangeTheTrainerNoLongerManagesAlone() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            AssessmentState state = fold(course(new CaseGenerator(seed)));
            Instant late = DAY_43.plus(Duration.ofDays(new CaseGenerator(seed).number(200)));
            AssessmentEvent.Proposed proposed = PROPOSING.propose(state, NOTE, late);
            if (!PROPOSING.showsProgress(state, late)) {
                assertThat(proposed.disposition())
                        .as("seed %d", seed)
                        .isNotIn(Disposition.MANAGE, Disposition.INCOMPLETE);
            }
        });
    }

    @Test
    void i13VisitsThatArriveLateAreReadInTheOrderInWhichTheyWere() {
        IntStream.range(0, CaseGenerator.COUNT).forEach(seed -> {
            List<AssessmentEvent> history = course(new CaseGenerator(seed));
            List<AssessmentEvent> visits = history.stream()
                    .filter(AssessmentEvent.FindingsRecorded.class::isInstance)
                    .toList();
            List<AssessmentEvent> other = new ArrayList<>(List.of(history.getFirst()));
            other.addAll(visits.reversed());
            List<AssessmentEvent> inOrder = new ArrayList<>(List.of(history.getFirst()));
            inOrder.addAll(visits);
            assertThat(REASONER.disposition(Facts.of(fold(other), DAY_43)))
                    .as("seed %d", seed)
                    .isEqualTo(REASONER.disposition(Facts.of(fold(inOrder), DAY_43)));
        });
    }

    @Test
    void i28I30EveryProposalCanBeReasonedOutAgainAndLooksAheadWhenATrainerManages() {
        IntStream.range(0, CaseGenerator.COUNT / 4).forEach(seed -> {
            for (AssessmentEvent.Proposed proposed : proposals(course(new CaseGenerator(seed)))) {
                assertThat(Trace.of(proposed).again(REASONER).json())
                        .as("seed %d", seed)
                        .isEqualTo(proposed.trace());
                if (proposed.disposition() == Disposition.MANAGE) {
                    assertThat(proposed.recheckBy()).isAfter(proposed.occurredAt());
                } else {
                    assertThat(proposed.recheckBy()).isNull();
                }
            }
        });
    }
}
