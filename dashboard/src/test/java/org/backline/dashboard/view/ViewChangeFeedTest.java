package org.backline.dashboard.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

@TestDashboard
class ViewChangeFeedTest {

    private static final UUID CASE = UUID.fromString("01930000-0000-7000-8000-00000000fe0d");

    @Autowired
    private ViewChangeFeed feed;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private ViewChanges changes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void listens() {
        Awaitility.await().until(feed::isListening);
    }

    private void change(UUID caseId) {
        transaction.executeWithoutResult(status -> changes.changed(caseId, "north"));
    }

    private static UUID numbered(int number) {
        return new UUID(CASE.getMostSignificantBits(), number);
    }

    @Test
    void hearsOfAChangeWhenItsTransactionCommits() {
        StepVerifier.create(feed.changes(8).filter(heard -> isOf(heard, CASE)))
                .then(() -> change(CASE))
                .expectNext(inNorth(CASE))
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }

    /** A service that has just started may have to wait for its database, and makes pages as soon as it is there. */
    @Test
    void tellsAPageThatWasMadeBeforeItListenedToReadAgain() {
        Clock clock = mock(Clock.class);
        Instant constructed = Instant.parse("2026-11-28T00:00:00Z");
        Instant made = constructed.plusSeconds(10);
        when(clock.instant()).thenReturn(constructed);
        ViewChangeFeed late = new ViewChangeFeed(database, clock);
        when(clock.instant()).thenReturn(made.plusSeconds(5));
        late.start();
        try {
            Awaitility.await().until(late::isListening);
            StepVerifier.create(late.pieces(8, made))
                    .expectNext(List.of(new ViewChange.Missed()))
                    .thenCancel()
                    .verify(Duration.ofSeconds(10));
        } finally {
            late.stop();
        }
    }

    @Test
    void hearsNothingOfAChangeThatIsRolledBack() {
        UUID never = numbered(1);
        UUID after = numbered(2);
        StepVerifier.create(feed.changes(8).filter(heard -> isOf(heard, never) || isOf(heard, after)))
                .then(() -> transaction.executeWithoutResult(status -> {
                    changes.changed(never, "north");
                    status.setRollbackOnly();
                }))
                .then(() -> change(after))
                .expectNext(inNorth(after))
                .thenCancel()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void hearsOfAllThatABatchOfEventsChangedWhenItEnds() {
        CaseSamples one = CaseSamples.aRower(CaseSamples.nextNumber()).opened(4);
        CaseSamples other = CaseSamples.aRower(CaseSamples.nextNumber()).opened(4);
        List<ViewChange> heard = new CopyOnWriteArrayList<>();
        Disposable listener = feed.changes(100).subscribe(heard::add);

        new Delivery(context)
                .publish(Stream.concat(one.told().stream(), other.told().stream())
                        .toList());

        Awaitility.await()
                .untilAsserted(() -> assertThat(heard)
                        .anyMatch(change -> isOf(change, one.caseId))
                        .anyMatch(change -> isOf(change, other.caseId)));
        listener.dispose();
    }

    @Test
    void aSlowListenerKeepsTheNewestAndIsToldThatItMissedSome() {
        List<ViewChange> all = new CopyOnWriteArrayList<>();
        Disposable quick = feed.changes(1_000).subscribe(all::add);
        List<ViewChange> got = new ArrayList<>();
        StepVerifier.create(feed.changes(4), 0)
                .then(() -> IntStream.range(100, 140).forEach(number -> change(numbered(number))))
                .then(() ->
                        Awaitility.await().untilAsserted(() -> assertThat(all).contains(inNorth(numbered(139)))))
                .thenRequest(100)
                .consumeNextWith(got::add)
                .thenConsumeWhile(heard -> !isOf(heard, numbered(139)), got::add)
                .consumeNextWith(got::add)
                .thenCancel()
                .verify(Duration.ofSeconds(20));
        quick.dispose();
        assertThat(got).contains(new ViewChange.Missed());
        assertThat(got).hasSizeLessThan(12);
        assertThat(got.getLast()).isEqualTo(inNorth(numbered(139)));
    }

    @Test
    void tellsOfEachCaseOnceInPiecesThatAreNotLarge() {
        List<ViewChange> gathered = new ArrayList<>();
        IntStream.range(0, 40).forEach(number -> gathered.add(inNorth(numbered(number))));
        gathered.add(new ViewChange.OfCase(numbered(0), Set.of("south"), "south", true));

        List<List<ViewChange>> pieces = ViewChangeFeed.inPieces(gathered);

        assertThat(pieces).extracting(List::size).containsExactly(16, 16, 8);
        assertThat(pieces.getFirst().getFirst())
                .isEqualTo(new ViewChange.OfCase(numbered(0), Set.of("north", "south"), "south", true));
    }

    @Test
    void saysOnlyThatSomeWereMissed() {
        assertThat(ViewChangeFeed.inPieces(List.of(inNorth(CASE), new ViewChange.Missed(), inNorth(CASE))))
                .containsExactly(List.of(new ViewChange.Missed()));
    }

    @Test
    void listensAgainAfterTheConnectionIsLostAndSaysSo() {
        List<ViewChange> heard = new CopyOnWriteArrayList<>();
        Disposable listener = feed.changes(64).subscribe(heard::add);
        jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                        + " where application_name = 'dashboard view changes' and datname = current_database()")
                .query(Integer.class)
                .single();
        Awaitility.await()
                .atMost(20, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(heard).contains(new ViewChange.Missed()));
        change(numbered(3));
        Awaitility.await().untilAsserted(() -> assertThat(heard).contains(inNorth(numbered(3))));
        listener.dispose();
    }

    /** Nobody knows a holder of these cases, so the word of whoever announced the change counts. */
    private static ViewChange inNorth(UUID caseId) {
        return new ViewChange.OfCase(caseId, Set.of("north"), "north", false);
    }

    private static boolean isOf(ViewChange change, UUID caseId) {
        return change instanceof ViewChange.OfCase ofCase && ofCase.caseId().equals(caseId);
    }
}
