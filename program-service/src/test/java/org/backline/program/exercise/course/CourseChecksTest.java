package org.backline.program.exercise.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.Instrument;
import org.backline.codes.PromScore;
import org.backline.codes.RedFlag;
import org.backline.program.exercise.ExerciseLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of section 5 at their boundaries: progress, reviews, gate G4. */
class CourseChecksTest {

    private static final Course COURSE = Course.of(ExerciseLibrary.load());
    private static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
    private static final Adherence TRAINED = new Adherence(16, 14, 0.88, true);
    private static final Adherence NOT_TRAINED = new Adherence(16, 4, 0.25, false);

    /** A good session, then one as the row says: pain before, during, next morning, and what else there was. */
    @ParameterizedTest
    @CsvSource({
        "2, 2, 2, -, PROGRESS, PAIN-SAFE",
        "2, 2, 1, -, PROGRESS, PAIN-SAFE",
        "2, 2, 3, -, HOLD, MORNING-HOLD",
        "2, 2, 4, -, HOLD, MORNING-HOLD",
        "2, 2, 5, -, REGRESS, MORNING-REGRESS",
        "2, 2, , -, HOLD, MORNING-UNKNOWN",
        "2, 3, 2, -, HOLD, PAIN-HOLD",
        "2, 5, 2, -, HOLD, PAIN-HOLD",
        "2, 6, 2, -, REGRESS, PAIN-REGRESS",
        "2, 7, 2, -, REGRESS, PAIN-REGRESS",
        "2, 8, 2, -, STOP, PAIN-STOP",
        "8, 2, 2, -, STOP, PAIN-STOP",
        "2, 2, 8, -, STOP, PAIN-STOP",
        "2, 2, 2, night, REGRESS, NIGHT-REGRESS",
        "2, 2, 2, spread, REGRESS, SPREAD-REGRESS",
        "2, 2, 2, flag, STOP, FLAG-STOP",
        "2, 2, 2, technique, HOLD, TECHNIQUE-HOLD",
        "2, 2, 2, half, HOLD, PART-HOLD"
    })
    void proposes(int before, int during, Integer morning, String also, Proposal.Kind kind, String rule) {
        Proposal proposal = COURSE.progress()
                .propose(List.of(session(1, 2, 2, 2, "-"), session(2, before, during, morning, also)), DAY_1);

        assertThat(proposal.kind()).isEqualTo(kind);
        assertThat(proposal.reasons()).extracting(Proposal.Reason::rule).contains(rule);
    }

    @Test
    void oneGoodSessionIsNotEnough() {
        assertThat(COURSE.progress()
                        .propose(List.of(session(1, 1, 1, 1, "-")), DAY_1)
                        .kind())
                .isEqualTo(Proposal.Kind.CONTINUE);
    }

    @Test
    void sessionsBeforeTheLastChangeOfLevelDoNotCount() {
        assertThat(COURSE.progress()
                        .propose(
                                List.of(session(1, 1, 1, 1, "-"), session(2, 1, 1, 1, "-")),
                                DAY_1.plus(Duration.ofDays(2)))
                        .kind())
                .isEqualTo(Proposal.Kind.CONTINUE);
    }

    /** I20: after a session that holds or sends back, two good ones are needed again. */
    @Test
    void aBadSessionIsFollowedByTwoGoodOnes() {
        List<SessionFacts> sessions =
                new ArrayList<>(List.of(session(1, 2, 2, 2, "-"), session(2, 2, 6, 2, "-"), session(3, 2, 2, 2, "-")));
        assertThat(COURSE.progress().propose(sessions, DAY_1).kind()).isEqualTo(Proposal.Kind.CONTINUE);

        sessions.add(session(4, 2, 2, 2, "-"));
        assertThat(COURSE.progress().propose(sessions, DAY_1).kind()).isEqualTo(Proposal.Kind.PROGRESS);
    }

    @Test
    void painThatRisesFromWeekToWeekHolds() {
        List<SessionFacts> sessions = List.of(
                session(1, 0, 1, 1, "-"),
                session(3, 0, 1, 1, "-"),
                session(9, 1, 1, 1, "-"),
                session(11, 1, 1, 1, "-"));

        Proposal proposal = COURSE.progress().propose(sessions, DAY_1);

        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.HOLD);
        assertThat(proposal.reasons()).extracting(Proposal.Reason::rule).containsExactly("WEEK-HOLD");
    }

    private static SessionFacts session(int day, int before, int during, Integer morning, String also) {
        List<String> done = also.equals("half") ? List.of("E03") : List.of("E03", "E15");
        return new SessionFacts(
                new UUID(1, day),
                DAY_1.plus(Duration.ofDays(day)),
                1,
                2,
                done,
                also.equals("technique") ? List.of("E03") : done,
                before,
                during,
                morning,
                5,
                also.equals("night"),
                also.equals("spread"),
                also.equals("flag") ? List.of(RedFlag.FEVER) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // day, NPRS first and now, trained, worse before, outcome
        "10, 6, 6, true, false, GOES_ON",
        "28, 6, 4, true, false, GOES_ON",
        "28, 6, 5, true, false, REFER",
        "28, 6, 5, false, false, COACH",
        "28, 3, 2, true, false, GOES_ON",
        "42, 6, 5, true, false, REFER",
        "42, 6, 5, false, false, COACH",
        "10, 4, 7, true, true, REFER",
        "10, 4, 7, false, true, REFER",
        "10, 4, 7, true, false, GOES_ON"
    })
    void judgesAReview(int day, double first, double now, boolean trained, boolean worseBefore, String outcome) {
        var verdict = COURSE.reviews()
                .judge(
                        Map.of(Instrument.NPRS, first),
                        List.of(new PromScore(Instrument.NPRS, now)),
                        DAY_1,
                        DAY_1.plus(Duration.ofDays(day)),
                        worseBefore,
                        trained ? TRAINED : NOT_TRAINED);

        assertThat(verdict.outcome()).hasToString(outcome);
        assertThat(COURSE.rules().rule(verdict.rule())).isPresent();
    }

    /** I25: nothing is told across instruments, and no change below the error is one. */
    @Test
    void comparesAnInstrumentOnlyWithItself() {
        var verdict = COURSE.reviews()
                .judge(
                        Map.of(Instrument.NPRS, 6.0),
                        List.of(new PromScore(Instrument.PSFS, 9)),
                        DAY_1,
                        DAY_1.plus(Duration.ofDays(28)),
                        false,
                        TRAINED);
        Measure shortForm = COURSE.rules().measure(Instrument.DPA_SF8).orElseThrow();

        assertThat(verdict.outcome()).isEqualTo(ReviewCheck.Outcome.UNKNOWN);
        assertThat(shortForm.isMeaningful(20, 15)).isFalse();
        assertThat(shortForm.isMeaningful(20, 14)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PAIN_AT_SPEED, 2, 3",
        "HHD_ASYMMETRY, 10, 10.1",
        "SORENSEN, 120, 119.9",
        "SIDE_BRIDGE_LEFT, 60, 59",
        "SLS, 2, 1",
        "ROM_FULL, 1, 0",
        "FULL_TRAINING_DAYS, 7, 6"
    })
    void everyLineOfTheGateHasItsLimit(String id, double passes, double fails) {
        Map<String, Double> measured = allPassed();
        measured.put(id, passes);
        assertThat(COURSE.gate().check(measured, true, true, true).open()).isTrue();

        measured.put(id, fails);
        assertThat(COURSE.gate().check(measured, true, true, true).missing()).contains(id);
        measured.remove(id);
        assertThat(COURSE.gate().check(measured, true, true, true).missing())
                .as("not measured")
                .contains(id);
    }

    @Test
    void theGateAsksForEvenBridgesRecoveryAndClearance() {
        Map<String, Double> measured = allPassed();
        assertThat(COURSE.gate().check(measured, false, true, true).missing()).containsExactly("RECOVERED");
        assertThat(COURSE.gate().check(measured, false, true, true).ladderOpen())
                .isTrue();
        assertThat(COURSE.gate().check(measured, true, false, true).missing()).containsExactly("CLEARANCE");
        assertThat(COURSE.gate().check(measured, true, false, true).ladderOpen())
                .isFalse();
        assertThat(COURSE.gate().check(measured, true, true, false).missing()).containsExactly("UNRESTRICTED");
        assertThat(COURSE.gate().check(measured, true, true, false).ladderOpen())
                .isTrue();
        measured.put("SIDE_BRIDGE_RIGHT", 64.0);
        assertThat(COURSE.gate().check(measured, true, true, true).missing()).containsExactly("SIDE_BRIDGE_EVEN");
    }

    @Test
    void onlyAPhysiciansWordIsReplacedByNoReason() {
        var nothing = COURSE.gate().check(Map.of(), false, false, false);

        assertThat(nothing.barring()).extracting(ReturnGate.Line::id).containsExactly("CLEARANCE", "UNRESTRICTED");
        assertThat(COURSE.gate().check(Map.of(), false, true, true).barring()).isEmpty();
    }

    private static Map<String, Double> allPassed() {
        return new HashMap<>(Map.of(
                "PAIN_AT_SPEED",
                1.0,
                "HHD_ASYMMETRY",
                5.0,
                "SORENSEN",
                130.0,
                "SIDE_BRIDGE_LEFT",
                60.0,
                "SIDE_BRIDGE_RIGHT",
                60.0,
                "SLS",
                2.0,
                "ROM_FULL",
                1.0,
                "FULL_TRAINING_DAYS",
                7.0));
    }

    @Test
    void restAsksForNothing() {
        var limits = COURSE.rules().thresholds();
        var adherence = Adherence.of(
                List.of(
                        new Span(DAY_1, 1, false),
                        new Span(DAY_1.plus(Duration.ofDays(7)), 1, true),
                        new Span(DAY_1.plus(Duration.ofDays(21)), 2, false)),
                List.of(session(1, 1, 1, 1, "-"), session(2, 1, 1, 1, "half")),
                DAY_1.plus(Duration.ofDays(28)),
                limits);

        assertThat(adherence.asked()).isEqualTo(9);
        assertThat(adherence.done()).isEqualTo(1.5);
        assertThat(adherence.asAsked()).isFalse();
    }
}
