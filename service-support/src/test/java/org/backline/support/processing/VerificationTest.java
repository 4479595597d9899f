package org.backline.support.processing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.support.operations.Views;
import org.backline.support.operations.Views.Verification;
import org.backline.support.rule.RuleViolation;
import org.backline.support.store.FencedTokenStore;
import org.backline.support.testing.OnEngines;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A view is compared with a replay of itself at one moment of the store, whatever is stored meanwhile. */
@SpringBootTest(
        classes = TallyApplication.class,
        properties = {
            "spring.config.import=classpath:backline-defaults.yaml",
            "spring.application.name=verified-tally",
            "backline.database=verified_tally",
            "server.port=0"
        })
@ContextConfiguration(initializers = OnEngines.class)
class VerificationTest {

    private final ExecutorService people =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory());

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Views views;

    @Autowired
    private EventProcessingConfiguration processing;

    @Autowired
    private EventStore store;

    @Autowired
    private FencedTokenStore tokens;

    @AfterEach
    void close() {
        people.close();
    }

    private UUID drawn() {
        return drawn(Segment.ROOT_SEGMENT);
    }

    private UUID drawn(Segment lane) {
        UUID caseId = Stream.generate(Ids::next)
                .filter(id -> lane.matches(id.toString()))
                .findFirst()
                .orElseThrow();
        commands.sendAndWait(new TallyApplication.Draw(caseId));
        return caseId;
    }

    private List<Integer> strokes(UUID caseId) {
        return jdbc.queryForList("select strokes from tally where case_id = ?", Integer.class, caseId.toString());
    }

    private static void isTrue(List<Verification> verified) {
        assertThat(verified).isNotEmpty().allMatch(Verification::equal);
    }

    @Test
    void holdsWhilePeopleGoOnWorkingAndWhatTheyDidComesAfterwards() {
        var over = new AtomicBoolean();
        CompletableFuture<UUID> work = CompletableFuture.supplyAsync(
                () -> {
                    UUID last = drawn();
                    while (!over.get()) {
                        last = drawn();
                    }
                    return last;
                },
                people);
        try {
            for (int time = 0; time < 5; time++) {
                isTrue(views.verify());
            }
        } finally {
            over.set(true);
        }
        UUID last = work.join();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(last)).containsExactly(1));
    }

    @Test
    void waitsForWhatIsBeingStoredBelowTheLastEvent() {
        var drawn = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        UUID late = Ids.next();
        CompletableFuture<Void> slow = CompletableFuture.runAsync(
                () -> new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                    commands.sendAndWait(new TallyApplication.Draw(late));
                    drawn.countDown();
                    waitFor(goOn);
                }),
                people);
        waitFor(drawn);
        UUID last = drawn();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(last)).containsExactly(1));

        CompletableFuture<List<Verification>> verified = CompletableFuture.supplyAsync(views::verify, people);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThatThrownBy(() -> views.replay("tally"))
                        .isInstanceOf(RuleViolation.class)
                        .hasMessageContaining("being verified"));
        await().during(1, SECONDS).atMost(30, SECONDS).until(() -> !verified.isDone());
        goOn.countDown();
        slow.join();
        isTrue(verified.join());
        assertThat(strokes(late)).containsExactly(1);
    }

    /** What this copy has of a view goes on while it waits for what another copy has. */
    @Test
    void holdsNoViewThatAnotherCopyBuilds() {
        jdbc.update("update token_entry set owner = 'another copy', timestamp = '2999-01-01T00:00:00.000Z'"
                + " where processor_name = 'tally' and segment = 1");
        try {
            await().atMost(30, SECONDS).until(() -> segmentsOfThisCopy().equals(Set.of(0)));
            CompletableFuture<List<Verification>> verified = CompletableFuture.supplyAsync(views::verify, people);
            await().atMost(30, SECONDS)
                    .untilAsserted(() -> assertThatThrownBy(() -> views.replay("tally"))
                            .isInstanceOf(RuleViolation.class)
                            .hasMessageContaining("being verified"));
            for (int time = 0; time < 3; time++) {
                UUID ours = drawn(Segment.ROOT_SEGMENT.split()[0]);
                await().atMost(30, SECONDS)
                        .untilAsserted(() -> assertThat(strokes(ours)).containsExactly(1));
            }
            assertThat(verified).isNotDone();

            leaveTheSegment();
            isTrue(verified.join());
        } finally {
            leaveTheSegment();
        }
    }

    /** An operator asks one copy of the service, whichever it is, and must not be told that a view begins anew. */
    @Test
    void saysHowFarAViewIsThatThisCopyDoesNotBuild() {
        UUID caseId = drawn();
        await().atMost(30, SECONDS).until(() -> strokes(caseId).equals(List.of(1)));
        Views.Progress whole = progress(progress -> progress.percent() == 100 && progress.held() == 2);
        assertThat(whole.segments()).isEqualTo(2);

        StreamingEventProcessor tally = tally();
        tally.shutDown();
        try {
            Views.Progress left = views.progress("tally");
            assertThat(left.segments()).isEqualTo(2);
            assertThat(left.held()).isZero();
            assertThat(left.position()).isPositive();
            assertThat(left.replaying()).isFalse();

            jdbc.update("update token_entry set owner = 'another copy', timestamp = '2999-01-01T00:00:00.000Z'"
                    + " where processor_name = 'tally' and segment = 1");
            assertThat(views.progress("tally"))
                    .isEqualTo(new Views.Progress("tally", left.position(), left.head(), 2, 1, false, false));

            leaveTheSegment();
            tally.resetTokens();
            // Who sets them back has them for as long as a claim lasts.
            assertThat(views.progress("tally"))
                    .isEqualTo(new Views.Progress("tally", 0, left.head(), 2, 2, true, false));
        } finally {
            leaveTheSegment();
            tally.start();
        }
        progress(progress -> progress.percent() == 100 && progress.held() == 2 && !progress.replaying());
    }

    /** A view has read what it passes over, and whoever asks another copy is told so. */
    @Test
    void storesHowFarAViewIsThatPassesOverWhatComesLast() {
        UUID caseId = drawn();
        await().atMost(30, SECONDS).until(() -> strokes(caseId).equals(List.of(1)));
        for (int number = 0; number < 3; number++) {
            store.publish(GenericEventMessage.asEventMessage("for no view"));
        }
        long head = progress(progress -> progress.percent() == 100).head();

        await().atMost(30, SECONDS)
                .until(() -> tokens.places("tally").values().stream()
                        .allMatch(place -> Objects.requireNonNull(place.stored())
                                        .position()
                                        .orElse(0)
                                >= head));
    }

    private Views.Progress progress(Predicate<Views.Progress> wanted) {
        return await().atMost(30, SECONDS).until(() -> views.progress("tally"), wanted);
    }

    private void leaveTheSegment() {
        jdbc.update("update token_entry set owner = null"
                + " where processor_name = 'tally' and segment = 1 and owner = 'another copy'");
    }

    private Set<Integer> segmentsOfThisCopy() {
        return tally().processingStatus().keySet();
    }

    private StreamingEventProcessor tally() {
        return processing.eventProcessor("tally", StreamingEventProcessor.class).orElseThrow();
    }

    @Test
    void tellsOfARowThatIsMissing() {
        UUID lost = drawn();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(strokes(lost)).containsExactly(1));
        jdbc.update("delete from tally where case_id = ?", lost.toString());

        assertThat(views.verify())
                .filteredOn(verified -> !verified.equal())
                .singleElement()
                .satisfies(tally -> {
                    assertThat(tally.view()).isEqualTo("tally");
                    assertThat(tally.live()).isNotEqualTo(tally.replayed());
                });
        isTrue(views.verify());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
