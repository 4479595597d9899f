package org.backline.program.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.Contraindication;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.ExcludedExercise;
import org.backline.codes.ExerciseDose;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.PlanChange;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.PromScore;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.codes.Urgency;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramDrafted;
import org.backline.events.ProgramHeld;
import org.backline.events.ProgramResumed;
import org.backline.events.ProgramReviewed;
import org.backline.events.ProgramRevised;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.events.ReturnGateOpened;
import org.backline.events.SessionLogged;
import org.backline.program.domain.ProgramCaseEvent;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.RevisionCause;
import org.backline.program.exercise.course.ReviewCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a program leaves the service. */
class ProgramPublisherTest {

    private static final UUID CASE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    private static final UUID ATHLETE = UUID.fromString("0198a000-0000-7000-8000-000000000002");
    private static final UUID PROGRAM = UUID.fromString("0198a000-0000-7000-8000-0000000000a1");
    private static final UUID SESSION = UUID.fromString("0198a000-0000-7000-8000-0000000000b1");
    private static final Instant WHEN = Instant.parse("2026-09-01T08:00:00Z");
    private static final Instant RECORDED = WHEN.plusSeconds(60);
    private static final List<MuscularCause> CAUSES =
            List.of(new MuscularCause(MuscularPattern.P1, Side.LEFT, EvidenceGrade.C));
    private static final List<PrescribedExercise> EXERCISES = List.of(new PrescribedExercise(
            "E03", 1, Side.NONE, new ExerciseDose(3, 12, 5, null, 5), "P1-BRIDGE-FIRST", EvidenceGrade.C));
    private static final List<ExcludedExercise> EXCLUDED =
            List.of(new ExcludedExercise("E35", "NO-SUPERMAN", EvidenceGrade.X));

    private final ProgramPublisher publisher = new ProgramPublisher();

    static List<Arguments> published() {
        return List.of(
                Arguments.of(
                        new ProgramEvent.Drafted(
                                CASE,
                                "north",
                                PROGRAM,
                                ATHLETE,
                                CAUSES,
                                List.of(Contraindication.F),
                                true,
                                1,
                                EXERCISES,
                                EXCLUDED,
                                "2026.11.1",
                                "f184",
                                WHEN,
                                null,
                                null,
                                null),
                        new ProgramDrafted(CASE, "north", WHEN, PROGRAM, ATHLETE, CAUSES, EXERCISES, EXCLUDED)),
                Arguments.of(
                        new ProgramEvent.Assigned(CASE, "north", PROGRAM, ATHLETE, 1, EXERCISES, EXCLUDED, WHEN, true),
                        new ProgramAssigned(CASE, "north", WHEN, PROGRAM, ATHLETE, 1, EXERCISES, EXCLUDED)),
                Arguments.of(
                        new ProgramEvent.SessionLogged(
                                CASE,
                                "north",
                                PROGRAM,
                                SESSION,
                                List.of("E03"),
                                4,
                                3,
                                2,
                                6,
                                WHEN,
                                null,
                                null,
                                null,
                                null),
                        new SessionLogged(CASE, "north", WHEN, PROGRAM, SESSION, List.of("E03"), 4, 3, 2, 6)),
                Arguments.of(
                        new ProgramEvent.Held(CASE, "north", PROGRAM, HoldReason.ILLNESS, true, WHEN),
                        new ProgramHeld(CASE, "north", WHEN, PROGRAM, HoldReason.ILLNESS)),
                Arguments.of(
                        new ProgramEvent.Resumed(CASE, "north", PROGRAM, true, WHEN),
                        new ProgramResumed(CASE, "north", WHEN, PROGRAM)),
                Arguments.of(
                        new ProgramEvent.Completed(CASE, "north", PROGRAM, 12, WHEN, true, null, List.of()),
                        new ProgramCompleted(CASE, "north", WHEN, PROGRAM, 12, true, null)),
                Arguments.of(
                        new ProgramEvent.Stopped(CASE, "north", PROGRAM, StopReason.CASE_CLOSED, WHEN),
                        new ProgramStopped(CASE, "north", WHEN, PROGRAM, StopReason.CASE_CLOSED)),
                Arguments.of(
                        new ProgramEvent.Revised(
                                CASE,
                                "north",
                                PROGRAM,
                                RevisionCause.RESTRICTION,
                                1,
                                EXERCISES,
                                EXCLUDED,
                                List.of(),
                                WHEN),
                        new ProgramRevised(
                                CASE, "north", WHEN, PROGRAM, PlanChange.RESTRICTED, 1, EXERCISES, EXCLUDED)),
                Arguments.of(
                        new ProgramEvent.Progressed(CASE, "north", PROGRAM, 1, 2, EXERCISES, EXCLUDED, WHEN),
                        new ProgramRevised(
                                CASE, "north", WHEN, PROGRAM, PlanChange.PROGRESSED, 2, EXERCISES, EXCLUDED)),
                Arguments.of(
                        new ProgramEvent.Regressed(CASE, "north", PROGRAM, 2, 1, EXERCISES, EXCLUDED, WHEN),
                        new ProgramRevised(CASE, "north", WHEN, PROGRAM, PlanChange.REGRESSED, 1, EXERCISES, EXCLUDED)),
                Arguments.of(
                        new ProgramEvent.Reviewed(
                                CASE,
                                "north",
                                PROGRAM,
                                SESSION,
                                "W2",
                                List.of(new PromScore(Instrument.ODI, 18)),
                                List.of(),
                                ReviewCheck.Outcome.GOES_ON,
                                "R-1",
                                6,
                                5,
                                true,
                                WHEN),
                        new ProgramReviewed(
                                CASE, "north", WHEN, PROGRAM, SESSION, List.of(new PromScore(Instrument.ODI, 18)))),
                Arguments.of(
                        new ProgramEvent.GateMeasured(
                                CASE, "north", PROGRAM, ATHLETE, Map.of(), List.of(), true, true, WHEN),
                        new ReturnGateOpened(CASE, "north", WHEN, PROGRAM, ATHLETE)),
                Arguments.of(
                        new ProgramEvent.ReferralAsked(
                                CASE,
                                "north",
                                PROGRAM,
                                SESSION,
                                ATHLETE,
                                "trainer",
                                Urgency.ROUTINE,
                                List.of("NO_PROGRESS"),
                                ReferralQuestion.DIAGNOSIS,
                                List.of(),
                                SUMMARY,
                                WHEN),
                        new ReferralRequested(
                                CASE,
                                "north",
                                WHEN,
                                SESSION,
                                ATHLETE,
                                "trainer",
                                ReferralOrigin.PROGRAM,
                                CauseCategory.UNDETERMINED,
                                Urgency.ROUTINE,
                                List.of("NO_PROGRESS"),
                                ReferralQuestion.DIAGNOSIS,
                                List.of(),
                                SUMMARY)));
    }

    private static final ClinicalSummary SUMMARY =
            new ClinicalSummary(20, Sex.FEMALE, "rowing", 4, 1, 6, List.of(), List.of(), List.of());

    @ParameterizedTest
    @MethodSource("published")
    void saysInPublicWhatIsStored(ProgramEvent stored, PublishedEvent expected) {
        assertThat(publisher.publish(stored, RECORDED)).contains(expected);
    }

    @Test
    void everyEventIsInATable() {
        assertThat(Stream.concat(
                                published().stream().<Class<?>>map(row -> row.get()[0].getClass()),
                                Stream.<Class<?>>of(ProgramEvent.NextMorningReported.class, ProgramCaseEvent.class))
                        .distinct())
                .containsExactlyInAnyOrder(ProgramEvent.class.getPermittedSubclasses());
    }

    @Test
    void keepsWhatOtherServicesKnowToItself() {
        assertThat(publisher.publish(new ProgramCaseEvent.ReferralOpened(CASE, "north", SESSION, WHEN), RECORDED))
                .isEmpty();
        assertThat(publisher.publish(
                        new ProgramEvent.GateMeasured(
                                CASE, "north", PROGRAM, ATHLETE, Map.of(), List.of("SLS"), true, false, WHEN),
                        RECORDED))
                .isEmpty();
    }

    static Stream<ProgramEvent> kept() {
        return Arrays.stream(HoldReason.values())
                .flatMap(reason -> Stream.of(
                        new ProgramEvent.Held(CASE, "north", PROGRAM, reason, false, WHEN),
                        new ProgramEvent.Resumed(CASE, "north", PROGRAM, false, WHEN)));
    }

    @ParameterizedTest
    @MethodSource("kept")
    void keepsTheRestOfAMereDraftToItself(ProgramEvent stored) {
        assertThat(publisher.publish(stored, RECORDED)).isEmpty();
    }
}
