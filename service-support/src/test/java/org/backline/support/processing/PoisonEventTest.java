package org.backline.support.processing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.backline.codes.CaseOutcome;
import org.backline.events.CaseClosed;
import org.backline.support.operations.DeadLetters;
import org.backline.support.operations.Views;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.MatrixRecords;
import org.backline.support.testing.OnEngines;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** A poison event parks its own case and no other, keeps its order, and goes through once it can. */
@SpringBootTest(
        classes = TallyApplication.class,
        properties = {
            "spring.config.import=classpath:backline-defaults.yaml",
            "spring.application.name=tally",
            "backline.database=tally",
            "backline.dead-letters.retry-every=PT1H",
            "server.port=0"
        })
@ContextConfiguration(initializers = OnEngines.class)
class PoisonEventTest {

    private static CaseEventsTopic topic;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DeadLetters deadLetters;

    @Autowired
    private Views views;

    @BeforeAll
    static void openTopic() {
        topic = new CaseEventsTopic();
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    private static UUID closed(UUID caseId) {
        return topic.publish(new CaseClosed(
                caseId, "north", Instant.parse("2026-11-20T15:30:00Z"), Ids.next(), CaseOutcome.RESOLVED));
    }

    private List<Integer> strokes(UUID caseId) {
        return jdbc.queryForList("select strokes from tally where case_id = ?", Integer.class, caseId.toString());
    }

    private long parked(String group, UUID caseId) {
        return deadLetters.all().stream()
                .filter(letter ->
                        letter.group().equals(group) && letter.sequence().equals(caseId.toString()))
                .count();
    }

    @Test
    void aViewParksThePoisonCaseAloneAndTakesItInOrderOnceItCan() {
        UUID poison = Ids.next();
        List<UUID> others = Stream.generate(Ids::next).limit(20).toList();
        TallyApplication.TallyProjection.POISON.add(poison);

        closed(poison);
        others.forEach(PoisonEventTest::closed);
        closed(poison);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(others)
                        .allSatisfy(other -> assertThat(strokes(other)).containsExactly(1)));
        await().atMost(30, SECONDS).until(() -> parked("tally", poison) == 2);
        assertThat(strokes(poison)).as("the failed handler left nothing behind").isEmpty();

        TallyApplication.TallyProjection.POISON.remove(poison);
        assertThat(deadLetters.retry("tally")).isEqualTo(1);
        assertThat(parked("tally", poison)).isZero();
        assertThat(strokes(poison)).containsExactly(2);
    }

    @Test
    void whatABatchHadDoneBeforeItsPoisonIsDoneOnceAndWhatItParkedStaysParked() throws InterruptedException {
        UUID parkedBefore = Ids.next();
        TallyApplication.TallyProjection.POISON.add(parkedBefore);
        closed(parkedBefore);
        await().atMost(30, SECONDS).until(() -> parked("tally", parkedBefore) == 1);
        UUID poison = inTheLaneOf(parkedBefore);
        List<UUID> before = Stream.generate(() -> inTheLaneOf(poison)).limit(5).toList();
        List<UUID> after = Stream.generate(() -> inTheLaneOf(poison)).limit(5).toList();
        TallyApplication.TallyProjection.POISON.add(poison);

        inOneBatch(
                inTheLaneOf(poison),
                Stream.of(Stream.of(parkedBefore), before.stream(), Stream.of(parkedBefore, poison), after.stream())
                        .flatMap(all -> all)
                        .toList());

        await().atMost(30, SECONDS).until(() -> parked("tally", poison) == 1);
        assertThat(parked("tally", parkedBefore)).isEqualTo(3);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(Stream.concat(before.stream(), after.stream()))
                        .allSatisfy(other -> assertThat(strokes(other)).containsExactly(1)));
        assertThat(after)
                .as("each alone, once something has failed")
                .allSatisfy(other ->
                        assertThat(TallyApplication.TallyProjection.RUNS).containsEntry(other, 1));
    }

    /** PostgreSQL refuses a statement that would write a row twice, and the driver makes one of several that are alike. */
    @Test
    void aRowThatABatchWritesMoreThanOnceIsNoReasonToHandleItAgain() throws InterruptedException {
        UUID often = Ids.next();
        UUID once = inTheLaneOf(often);

        inOneBatch(inTheLaneOf(often), List.of(often, once, often, often));

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(often)).containsExactly(3));
        assertThat(TallyApplication.TallyProjection.RUNS)
                .as("how often each was handled")
                .containsEntry(often, 3)
                .containsEntry(once, 1);
    }

    /** At the end of a batch nobody can say whose it was; it may be the second of its case. */
    @Test
    void whatIsRefusedAtTheEndOfABatchIsParkedAloneAndTheRestIsWrittenOnce() throws InterruptedException {
        UUID spoilt = Ids.next();
        List<UUID> before = Stream.generate(() -> inTheLaneOf(spoilt)).limit(3).toList();
        List<UUID> after = Stream.generate(() -> inTheLaneOf(spoilt)).limit(3).toList();
        TallyApplication.TallyProjection.SPOILT_AT_TWO.add(spoilt);

        inOneBatch(
                inTheLaneOf(spoilt),
                Stream.of(Stream.of(spoilt), before.stream(), Stream.of(spoilt), after.stream())
                        .flatMap(all -> all)
                        .toList());

        await().atMost(30, SECONDS).until(() -> parked("tally", spoilt) == 1);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(Stream.concat(before.stream(), after.stream()))
                        .allSatisfy(other -> assertThat(strokes(other)).containsExactly(1)));
        assertThat(strokes(spoilt)).as("the first of its case was written").containsExactly(1);
        assertThat(before)
                .as("handled again behind savepoints of their own, once the end of the batch had failed")
                .allSatisfy(other ->
                        assertThat(TallyApplication.TallyProjection.RUNS).containsEntry(other, 2));

        TallyApplication.TallyProjection.SPOILT_AT_TWO.remove(spoilt);
        assertThat(deadLetters.retry("tally", spoilt.toString())).isTrue();
        assertThat(strokes(spoilt)).containsExactly(2);
    }

    @Test
    void nothingThatWasHandledWellIsParkedWhenItCannotBeSoAgain() throws InterruptedException {
        UUID poison = Ids.next();
        UUID onlyOnce = inTheLaneOf(poison);
        TallyApplication.TallyProjection.POISON.add(poison);
        TallyApplication.TallyProjection.FAILS_AT.put(onlyOnce, 2);

        inOneBatch(inTheLaneOf(poison), List.of(onlyOnce, poison));

        await().atMost(30, SECONDS).until(() -> parked("tally", poison) == 1);
        assertThat(TallyApplication.TallyProjection.RUNS.get(onlyOnce))
                .as("the first, the one that failed, and in the batch that was tried anew")
                .isGreaterThan(2);
        assertThat(parked("tally", onlyOnce)).isZero();
        assertThat(strokes(onlyOnce)).containsExactly(1);
    }

    @Test
    void aParkedEventThatWentThroughIsNotTriedAgainWhenTheNextOneFails() {
        UUID caseId = Ids.next();
        TallyApplication.TallyProjection.POISON.add(caseId);
        closed(caseId);
        closed(caseId);
        await().atMost(30, SECONDS).until(() -> parked("tally", caseId) == 2);
        TallyApplication.TallyProjection.POISON.remove(caseId);
        TallyApplication.TallyProjection.FAILS_AT.put(caseId, 3);

        assertThat(deadLetters.retry("tally", caseId.toString())).isFalse();
        assertThat(parked("tally", caseId)).isEqualTo(1);
        assertThat(strokes(caseId)).containsExactly(1);

        assertThat(deadLetters.retry("tally", caseId.toString())).isTrue();
        assertThat(strokes(caseId)).containsExactly(2);
    }

    /** A case that is handled in the same lane as another one. */
    private static UUID inTheLaneOf(UUID other) {
        Segment[] lanes = Segment.ROOT_SEGMENT.split();
        Segment lane = lanes[0].matches(other.toString()) ? lanes[0] : lanes[1];
        return Stream.generate(Ids::next)
                .filter(caseId -> lane.matches(caseId.toString()))
                .findFirst()
                .orElseThrow();
    }

    /** Closes these while the view stands still at another case of their lane, and then lets it go on. */
    private void inOneBatch(UUID stopped, List<UUID> caseIds) throws InterruptedException {
        CountDownLatch goOn = new CountDownLatch(1);
        TallyApplication.TallyProjection.HANGING.put(stopped, goOn);
        closed(stopped);
        await().atMost(30, SECONDS).until(() -> drawn(stopped) == 1);
        try {
            // One after the other, so that they stand in the store in this order.
            for (UUID caseId : caseIds) {
                long before = drawn(caseId);
                closed(caseId);
                await().atMost(30, SECONDS).until(() -> drawn(caseId) == before + 1);
            }
        } finally {
            goOn.countDown();
        }
    }

    private long drawn(UUID caseId) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from domain_event_entry where aggregate_identifier = ? and payload_type like '%Drawn'",
                Long.class, caseId.toString()));
    }

    @Test
    void aRefusedPolicyIsParkedAndItsEffectHappensOnceWhenItMay() {
        UUID refused = Ids.next();
        UUID other = Ids.next();
        TallyApplication.REFUSED.add(refused);

        UUID eventId = closed(refused);
        topic.publish(
                new CaseClosed(
                        refused, "north", Instant.parse("2026-11-20T15:30:00Z"), Ids.next(), CaseOutcome.RESOLVED),
                eventId);
        closed(other);

        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(other)).containsExactly(1));
        await().atMost(30, SECONDS).until(() -> parked(Policies.GROUP, refused) == 1);
        TallyApplication.REFUSED.remove(refused);
        assertThat(deadLetters.retry(Policies.GROUP)).isEqualTo(1);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(refused)).containsExactly(1));
    }

    /** As after a loss of the broker, when all is sent again: what follows from the intake may have been sent before it. */
    @Test
    void anIntakeIsHandledBeforeWhatWaitsOfItsCase() {
        UUID caseId = Ids.next();
        TallyApplication.REFUSED.add(caseId);
        closed(caseId);
        closed(caseId);
        await().atMost(30, SECONDS).until(() -> parked(Policies.GROUP, caseId) == 2);

        topic.publish(MatrixRecords.intake(caseId, "north", Ids.next()));
        await().atMost(30, SECONDS).until(() -> parked(Policies.GROUP, caseId) == 3);

        assertThat(deadLetters.retry(Policies.GROUP, caseId.toString())).isTrue();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(caseId)).containsExactly(2));
    }

    @Test
    void aViewEqualsAFreshReplayOfItself() {
        UUID caseId = Ids.next();
        closed(caseId);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(caseId)).containsExactly(1));
        assertThat(views.verify())
                .filteredOn(view -> view.view().equals("tally"))
                .singleElement()
                .matches(Views.Verification::equal);
        assertThat(views.progress())
                .as("the replay is over, though nothing has happened since")
                .filteredOn(view -> view.view().equals("tally"))
                .singleElement()
                .matches(view -> !view.replaying() && view.position() == view.head());

        jdbc.update("update tally set strokes = 7 where case_id = ?", caseId.toString());
        assertThat(views.verify())
                .as("a view that differs from its events is reported")
                .filteredOn(view -> view.view().equals("tally"))
                .singleElement()
                .matches(verification -> !verification.equal());
        assertThat(strokes(caseId)).containsExactly(1);
    }
}
