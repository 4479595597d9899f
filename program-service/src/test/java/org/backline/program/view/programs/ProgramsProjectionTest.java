package org.backline.program.view.programs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.backline.codes.EvidenceGrade;
import org.backline.codes.HoldReason;
import org.backline.codes.MuscularCause;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Side;
import org.backline.codes.StopReason;
import org.backline.program.domain.ProgramCaseEvent;
import org.backline.program.domain.ProgramEvent;
import org.backline.program.domain.ProgramStage;
import org.backline.program.exercise.ExerciseLibrary;
import org.backline.program.exercise.course.Course;
import org.backline.program.exercise.course.ReviewCheck;
import org.backline.support.testing.Engines;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list of programs, event by event. */
class ProgramsProjectionTest {

    private static final UUID CASE = UUID.fromString("0198a000-0000-7000-8000-000000000001");
    private static final UUID ATHLETE = UUID.fromString("0198a000-0000-7000-8000-000000000002");
    private static final UUID FIRST = UUID.fromString("0198a000-0000-7000-8000-0000000000a1");
    private static final UUID SECOND = UUID.fromString("0198a000-0000-7000-8000-0000000000a2");
    private static final Instant DAY_1 = Instant.parse("2026-09-01T08:00:00Z");
    private static final Instant DAY_2 = Instant.parse("2026-09-02T08:00:00Z");
    private static final Instant DAY_3 = Instant.parse("2026-09-03T08:00:00Z");

    private static ProgramsProjection projection;

    private final List<ProgramEvent> history = new ArrayList<>();

    @BeforeAll
    static void makeTheTable() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support", "classpath:db/migration")
                .load()
                .migrate();
        projection = new ProgramsProjection(JdbcClient.create(database), Course.of(ExerciseLibrary.load()));
    }

    @BeforeEach
    void forget() {
        projection.forget();
    }

    @Test
    void aDraftIsInTheList() {
        after(drafted(FIRST, DAY_1, MuscularPattern.P2, MuscularPattern.P1));

        assertThat(entry())
                .isEqualTo(new ProgramEntry(
                        CASE,
                        FIRST,
                        ATHLETE,
                        "north",
                        ProgramStage.DRAFTED,
                        null,
                        List.of(MuscularPattern.P1, MuscularPattern.P2),
                        0,
                        DAY_1,
                        null,
                        null,
                        null,
                        1,
                        null,
                        null,
                        0));
    }

    @Test
    void sessionsAreCountedAndTheLatestCounts() {
        after(drafted(FIRST, DAY_1, MuscularPattern.P1), assigned(), session(DAY_3), session(DAY_2));

        assertThat(entry())
                .extracting(ProgramEntry::state, ProgramEntry::sessions, ProgramEntry::lastSessionAt)
                .containsExactly(ProgramStage.ASSIGNED, 2, DAY_3);
    }

    @Test
    void aHoldSaysWhyUntilItIsLifted() {
        after(drafted(FIRST, DAY_1, MuscularPattern.P1), assigned(), held(true));
        assertThat(entry())
                .extracting(ProgramEntry::state, ProgramEntry::heldFor)
                .containsExactly(ProgramStage.HELD, HoldReason.REFERRAL_OPEN);

        after(new ProgramEvent.Resumed(CASE, "north", FIRST, true, DAY_3));
        assertThat(entry())
                .extracting(ProgramEntry::state, ProgramEntry::heldFor)
                .containsExactly(ProgramStage.ASSIGNED, null);
    }

    @Test
    void aDraftThatRestedIsADraftAgain() {
        after(
                drafted(FIRST, DAY_1, MuscularPattern.P1),
                held(false),
                new ProgramEvent.Resumed(CASE, "north", FIRST, false, DAY_3));

        assertThat(entry().state()).isEqualTo(ProgramStage.DRAFTED);
    }

    @Test
    void aCompletedProgramHasAnEnd() {
        after(
                drafted(FIRST, DAY_1, MuscularPattern.P1),
                assigned(),
                session(DAY_2),
                new ProgramEvent.Completed(CASE, "north", FIRST, 1, DAY_3, true, null, null));

        assertThat(entry())
                .extracting(ProgramEntry::state, ProgramEntry::endedAt)
                .containsExactly(ProgramStage.COMPLETED, DAY_3);
    }

    @Test
    void theNextReviewIsDueCountedFromTheAssignment() {
        after(drafted(FIRST, DAY_1, MuscularPattern.P1), assigned());
        assertThat(entry().nextReviewAt()).isEqualTo(DAY_2.plus(Duration.ofDays(10)));

        after(reviewed("SAFETY", ReviewCheck.Outcome.GOES_ON));
        assertThat(entry().nextReviewAt()).isEqualTo(DAY_2.plus(Duration.ofDays(28)));
        assertThat(entry().lastReview()).isEqualTo(ReviewCheck.Outcome.GOES_ON);
        assertThat(projection.find(new FindPrograms(Set.of("north"), null, DAY_2.plus(Duration.ofDays(27)), null, 100)))
                .isEmpty();
        assertThat(projection.find(new FindPrograms(Set.of("north"), null, DAY_2.plus(Duration.ofDays(28)), null, 100)))
                .hasSize(1);

        after(reviewed("WEEK_6", ReviewCheck.Outcome.REFER));
        assertThat(entry().nextReviewAt()).isNull();
    }

    @Test
    void thePhaseFollowsTheCourse() {
        after(
                drafted(FIRST, DAY_1, MuscularPattern.P1),
                assigned(),
                new ProgramEvent.Progressed(CASE, "north", FIRST, 1, 2, List.of(), List.of(), DAY_2));
        assertThat(entry().phase()).isEqualTo(2);

        after(new ProgramEvent.Regressed(CASE, "north", FIRST, 2, 1, List.of(), List.of(), DAY_3));
        assertThat(entry().phase()).isEqualTo(1);
    }

    private static ProgramEvent.Reviewed reviewed(String milestone, ReviewCheck.Outcome outcome) {
        return new ProgramEvent.Reviewed(
                CASE,
                "north",
                FIRST,
                UUID.nameUUIDFromBytes(milestone.getBytes(UTF_8)),
                milestone,
                List.of(),
                List.of(),
                outcome,
                "REVIEW-REFER",
                5,
                4,
                true,
                DAY_3);
    }

    @Test
    void theNextProgramTakesThePlaceOfTheOneBefore() {
        after(
                drafted(FIRST, DAY_1, MuscularPattern.P1),
                assigned(),
                session(DAY_2),
                held(true),
                new ProgramEvent.Stopped(CASE, "north", FIRST, StopReason.CAUSE_REVISED, DAY_3));
        assertThat(entry())
                .extracting(ProgramEntry::state, ProgramEntry::heldFor, ProgramEntry::endedAt)
                .containsExactly(ProgramStage.STOPPED, null, DAY_3);

        after(drafted(SECOND, DAY_3, MuscularPattern.P2));
        assertThat(entry())
                .isEqualTo(new ProgramEntry(
                        CASE,
                        SECOND,
                        ATHLETE,
                        "north",
                        ProgramStage.DRAFTED,
                        null,
                        List.of(MuscularPattern.P2),
                        0,
                        DAY_3,
                        null,
                        null,
                        null,
                        1,
                        null,
                        null,
                        5));
    }

    @Test
    void whatArrivesTwiceChangesNothingTheSecondTime() {
        after(
                drafted(FIRST, DAY_1, MuscularPattern.P1),
                assigned(),
                session(DAY_2),
                held(true),
                new ProgramEvent.Stopped(CASE, "north", FIRST, StopReason.CAUSE_REVISED, DAY_3),
                drafted(SECOND, DAY_3, MuscularPattern.P2),
                assigned(),
                session(DAY_3));
        ProgramEntry once = entry();

        for (int number = 0; number < history.size(); number++) {
            take(history.get(number), number);
            assertThat(entry()).as("after event " + number + " came again").isEqualTo(once);
        }
    }

    @Test
    void findsByClinicStateAndPlace() {
        after(drafted(FIRST, DAY_1, MuscularPattern.P1));

        assertThat(projection.find(new FindPrograms(Set.of("north"), ProgramStage.DRAFTED, null, null, 1)))
                .hasSize(1);
        assertThat(projection.find(new FindPrograms(Set.of("south"), null, null, null, 100)))
                .isEmpty();
        assertThat(projection.find(new FindPrograms(Set.of("north"), ProgramStage.HELD, null, null, 100)))
                .isEmpty();
        assertThat(projection.find(new FindPrograms(Set.of("north"), null, null, CASE, 100)))
                .isEmpty();
    }

    @Test
    void aResetForgetsEverything() {
        after(drafted(FIRST, DAY_1, MuscularPattern.P1));
        projection.forget();

        assertThat(projection.find(new FindPrograms(Set.of("north"), null, null, null, 100)))
                .isEmpty();
    }

    private void after(ProgramEvent... events) {
        for (ProgramEvent event : events) {
            take(event, history.size());
            history.add(event);
        }
    }

    private static void take(ProgramEvent event, long version) {
        switch (event) {
            case ProgramEvent.Drafted drafted -> projection.on(drafted, version);
            case ProgramEvent.Assigned assigned -> projection.on(assigned, version);
            case ProgramEvent.SessionLogged logged -> projection.on(logged, version);
            case ProgramEvent.Held held -> projection.on(held, version);
            case ProgramEvent.Resumed resumed -> projection.on(resumed, version);
            case ProgramEvent.Completed completed -> projection.on(completed, version);
            case ProgramEvent.Stopped stopped -> projection.on(stopped, version);
            case ProgramEvent.Revised revised -> projection.on(revised, version);
            case ProgramEvent.Progressed progressed -> projection.on(progressed, version);
            case ProgramEvent.Regressed regressed -> projection.on(regressed, version);
            case ProgramEvent.Reviewed reviewed -> projection.on(reviewed, version);
            case ProgramEvent.NextMorningReported other -> projection.on(other, version);
            case ProgramEvent.GateMeasured other -> projection.on(other, version);
            case ProgramEvent.ReferralAsked other -> projection.on(other, version);
            case ProgramCaseEvent other -> projection.on(other, version);
        }
    }

    private static ProgramEntry entry() {
        return projection
                .find(new FindPrograms(Set.of("north"), null, null, null, 100))
                .getFirst();
    }

    private static ProgramEvent.Drafted drafted(UUID program, Instant at, MuscularPattern... patterns) {
        return new ProgramEvent.Drafted(
                CASE,
                "north",
                program,
                ATHLETE,
                Arrays.stream(patterns)
                        .map(pattern -> new MuscularCause(pattern, Side.LEFT, EvidenceGrade.C))
                        .toList(),
                List.of(),
                false,
                1,
                List.of(),
                List.of(),
                "2026.11.1",
                "f184",
                at,
                null,
                null,
                null);
    }

    private static ProgramEvent.Assigned assigned() {
        return new ProgramEvent.Assigned(CASE, "north", FIRST, ATHLETE, 1, List.of(), List.of(), DAY_2, true);
    }

    private static ProgramEvent.SessionLogged session(Instant at) {
        return new ProgramEvent.SessionLogged(
                CASE,
                "north",
                FIRST,
                UUID.nameUUIDFromBytes(at.toString().getBytes(UTF_8)),
                List.of("E03"),
                3,
                2,
                null,
                null,
                at,
                null,
                null,
                null,
                null);
    }

    private static ProgramEvent.Held held(boolean assigned) {
        return new ProgramEvent.Held(CASE, "north", FIRST, HoldReason.REFERRAL_OPEN, assigned, DAY_2);
    }
}
