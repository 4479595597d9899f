package org.backline.program.domain;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.backline.codes.Contraindication;
import org.backline.codes.ExerciseDose;
import org.backline.codes.PrescribedExercise;
import org.backline.codes.StopReason;
import org.backline.program.exercise.Violation;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.Plan;
import org.backline.program.exercise.course.Proposal;
import org.backline.support.rule.RuleViolation;
import org.junit.jupiter.api.Test;

/**
 * A season of 1,000 athletes, seeded: sessions good and bad, edits sensible and not, referrals, restrictions, flags.
 * After every event the rules of the evidence base hold (I17 to I22), and every program has one end.
 */
class SimulatedSeasonTest {

    private static final int ATHLETES = 1_000;
    private static final int DAYS = 120;

    /** The store in memory looks through all it has for one case, so it is never given many. */
    private static final int TOGETHER = 20;

    private static final long SEED = 20_260_801L;
    private static final Course COURSE = ProgramSamples.COURSE;

    private final Map<String, Integer> seen = new HashMap<>();

    @Test
    void breaksNoRuleAndEndsEveryProgramOnce() {
        Map<ProgramStage, Integer> ends = new EnumMap<>(ProgramStage.class);
        for (int first = 1; first <= ATHLETES; first += TOGETHER) {
            try (RunningPrograms programs = new RunningPrograms(COURSE)) {
                for (int number = first; number < first + TOGETHER; number++) {
                    ends.merge(season(programs, number), 1, Integer::sum);
                }
            }
        }
        assertThat(ends.keySet()).containsOnly(ProgramStage.COMPLETED, ProgramStage.STOPPED);
        assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(ATHLETES);
        assertThat(ends.get(ProgramStage.COMPLETED)).isGreaterThan(50);
        assertThat(seen.keySet())
                .as("the season has everything in it")
                .contains(
                        "Progressed",
                        "Regressed",
                        "Revised",
                        "Held",
                        "Resumed",
                        "Reviewed",
                        "ReferralAsked",
                        "Restricted",
                        "GateMeasured",
                        "refused");
    }

    private ProgramStage season(RunningPrograms programs, int number) {
        SimulatedAthlete athlete = new SimulatedAthlete(number, new Random(SEED + number), COURSE);
        Follower follower = new Follower();
        athlete.firstVisit().forEach(command -> tried(programs, command, follower));
        for (int day = 2; day < DAYS && follower.isOpen(); day++) {
            athlete.day(day, follower.state).forEach(command -> tried(programs, command, follower));
        }
        return follower.end();
    }

    private void tried(RunningPrograms programs, ProgramCommand command, Follower follower) {
        try {
            programs.send(command);
        } catch (RuleViolation refused) {
            seen.merge("refused", 1, Integer::sum);
        }
        List<ProgramEvent> news = programs.heard();
        for (ProgramEvent event : news) {
            seen.merge(event.getClass().getSimpleName(), 1, Integer::sum);
            follower.take(event);
        }
        if (!news.isEmpty()) {
            follower.settled();
        }
    }

    /** Follows one case and checks after every event. */
    private static final class Follower {

        private ProgramState state = ProgramState.EMPTY;
        private int ends;

        void take(ProgramEvent event) {
            ProgramState before = state;
            state = before.on(event);
            switch (event) {
                case ProgramEvent.SessionLogged logged ->
                    assertThat(before.stage()).isEqualTo(ProgramStage.ASSIGNED);
                case ProgramEvent.Progressed on -> {
                    assertThat(on.toPhase()).isEqualTo(before.plan().phase() + 1);
                    assertThat(Outlook.proposal(before, COURSE))
                            .map(Proposal::kind)
                            .contains(Proposal.Kind.PROGRESS);
                    assertThat(before.stage()).isEqualTo(ProgramStage.ASSIGNED);
                    staysAsHigh(before, state);
                }
                case ProgramEvent.Regressed back ->
                    assertThat(back.toPhase())
                            .isEqualTo(Math.max(1, before.plan().phase() - 1));
                case ProgramEvent.Revised revised -> revised(before, revised);
                case ProgramEvent.Assigned assigned ->
                    assertThat(assigned.safetyNetGiven())
                            .as("I22: a record of the safety net")
                            .isTrue();
                case ProgramEvent.Completed completed -> {
                    ends++;
                    assertThat(Boolean.TRUE.equals(completed.gateOpen()) == (completed.gateOverride() == null))
                            .as("completed through gate G4, or against it with a reason")
                            .isTrue();
                    assertThat(completed.gateMissing()).doesNotContain("CLEARANCE", "UNRESTRICTED");
                }
                case ProgramEvent.Stopped stopped -> {
                    ends++;
                    assertThat(stopped.reason())
                            .isIn(StopReason.ATHLETE_WITHDREW, StopReason.NEW_RED_FLAG, StopReason.PHYSICIAN_DECISION);
                }
                default -> {
                    // Nothing that only this event has to keep.
                }
            }
        }

        /** What a restriction or finding does is one decision with what caused it: the rules hold when it is done. */
        void settled() {
            Plan plan = state.plan();
            if (plan == null || !state.stage().isOpen()) {
                return;
            }
            Set<Contraindication> open = Set.copyOf(state.draft().contraindications());
            List<Violation> broken =
                    COURSE
                            .plans()
                            .violations(null, plan, Outlook.context(state, COURSE, SimulatedAthlete.SEASON))
                            .stream()
                            .filter(violation -> !COURSE.rules()
                                    .mayBeOverridden(violation.rule().id()))
                            .toList();
            assertThat(broken).as("I17, I18 in %s", state.draft().causes()).isEmpty();
            boolean superman = plan.find("E35").isPresent();
            assertThat(superman
                            && (plan.phase() < 4
                                    && plan.find("E35").orElseThrow().phase() < 4))
                    .as("I19")
                    .isFalse();
            assertThat(superman && open.stream().anyMatch(code -> "BXA".contains(code.name())))
                    .as("I19")
                    .isFalse();
            assertThat(plan.exercises())
                    .as("I22: a rule behind every exercise")
                    .allMatch(exercise -> COURSE.rules().rule(exercise.rule()).isPresent());
            assertThat(plan.exercises())
                    .as("I22: something active")
                    .anyMatch(exercise ->
                            COURSE.library().exercise(exercise.exercise()).active());
            assertThat(state.stage() == ProgramStage.ASSIGNED && state.file().hasOpenReferral())
                    .as("rests while a referral is open")
                    .isFalse();
            assertThat(plan.exercises())
                    .as("nothing that a physician forbids")
                    .allMatch(exercise -> COURSE.rules()
                            .forbidden(
                                    COURSE.library().exercise(exercise.exercise()),
                                    exercise.phase(),
                                    state.file().standing())
                            .isEmpty());
        }

        private static void staysAsHigh(ProgramState before, ProgramState after) {
            Map<String, ExerciseDose> doses = doses(before.plan());
            after.plan().exercises().stream()
                    .filter(exercise -> doses.containsKey(exercise.exercise()))
                    .forEach(exercise -> assertThat(exercise.dose())
                            .as("a new phase raises no dose")
                            .isEqualTo(doses.get(exercise.exercise())));
        }

        /** I21, counted here by itself: seconds of work a week, of what stays, against a week ago. */
        private static void revised(ProgramState before, ProgramEvent.Revised event) {
            Plan plan = before.plan();
            Map<String, ExerciseDose> old = doses(plan);
            if (event.because() != RevisionCause.TRAINER_EDIT) {
                Set<String> left = event.exercises().stream()
                        .map(PrescribedExercise::exercise)
                        .collect(toSet());
                assertThat(plan.exercises().stream().filter(row -> left.contains(row.exercise())))
                        .as("only takes away")
                        .containsExactlyElementsOf(event.exercises());
                return;
            }
            boolean overridden =
                    event.overrides().stream().anyMatch(row -> row.rule().equals("LOAD-10"));
            boolean raises = event.exercises().stream()
                    .anyMatch(
                            row -> old.containsKey(row.exercise()) && work(row.dose()) > work(old.get(row.exercise())));
            if (!before.isAssigned() || overridden || !raises) {
                return;
            }
            assertThat(Outlook.proposal(before, COURSE))
                    .as("I20: rises only after good sessions")
                    .map(Proposal::kind)
                    .contains(Proposal.Kind.PROGRESS);
            Map<String, ExerciseDose> weekAgo = weekAgo(before, event.occurredAt());
            double then = 0;
            double now = 0;
            for (PrescribedExercise row : event.exercises()) {
                if (old.containsKey(row.exercise())) {
                    then += work(weekAgo.getOrDefault(row.exercise(), old.get(row.exercise())));
                    now += work(row.dose());
                }
            }
            assertThat(now).as("I21").isLessThanOrEqualTo(then * 1.1 + 1e-6);
        }

        private static Map<String, ExerciseDose> weekAgo(ProgramState state, Instant now) {
            Map<String, ExerciseDose> doses = new HashMap<>();
            for (ProgramState.DatedPlan plan : state.plans().reversed()) {
                boolean past = !plan.from().isAfter(now.minus(Duration.ofDays(7)));
                plan.exercises().forEach(row -> doses.put(row.exercise(), row.dose()));
                if (past) {
                    break;
                }
            }
            return doses;
        }

        private static double work(ExerciseDose dose) {
            double set = dose.metres() != null
                    ? dose.metres() * 2.0
                    : (dose.repetitions() == null ? 1 : dose.repetitions())
                            * (dose.holdSeconds() == null ? 4.0 : dose.holdSeconds());
            return set * dose.sets() * dose.timesPerWeek();
        }

        private static Map<String, ExerciseDose> doses(Plan plan) {
            return plan.exercises().stream().collect(toMap(PrescribedExercise::exercise, PrescribedExercise::dose));
        }

        boolean isOpen() {
            return state.stage().isOpen();
        }

        ProgramStage end() {
            assertThat(ends).as("one outcome").isEqualTo(1);
            assertThat(state.stage()).isIn(ProgramStage.COMPLETED, ProgramStage.STOPPED);
            return state.stage();
        }
    }
}
