package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.backline.support.store.EventStoreSamples.Noted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** An aggregate that is remembered reads only what is new, and is never another than the one that is stored. */
class RememberingRepositoryTest {

    private static final AtomicInteger READ = new AtomicInteger();

    /** Adds the next number, and answers how many there were before. */
    record Add(@TargetAggregateIdentifier String id) {}

    record Fail(@TargetAggregateIdentifier String id) {}

    static class Sum {

        @AggregateIdentifier
        private String id;

        private final List<Long> numbers = new ArrayList<>();

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        int handle(Add command) {
            int before = numbers.size();
            apply(new Noted(command.id(), before));
            return before;
        }

        @CommandHandler
        void handle(Fail command) {
            apply(new Noted(id, -1));
            throw new IllegalStateException("failed after its event was applied");
        }

        @EventSourcingHandler
        void on(Noted event) {
            READ.incrementAndGet();
            id = event.caseId();
            numbers.add(event.number());
        }
    }

    private final EventStoreSamples store = new EventStoreSamples();
    private final TransactionTemplate transaction = new TransactionTemplate(store.springTransactions);
    private final TransactionTemplate savepoint = new TransactionTemplate(store.springTransactions);
    private final List<Configuration> copies = new ArrayList<>();
    private final CommandGateway here = copy();
    private final CommandGateway elsewhere = copy();

    @BeforeEach
    void forget() {
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        READ.set(0);
    }

    @AfterEach
    void close() {
        copies.forEach(Configuration::shutdown);
        store.close();
    }

    @Test
    void readsOnlyWhatIsNew() {
        IntStream.range(0, 20).forEach(number -> assertThat(add(here)).isEqualTo(number));

        assertThat(READ)
                .as("each event is applied once, by the command that made it")
                .hasValue(20);
    }

    @Test
    void hearsWhatAnotherCopyAppended() {
        for (int number = 0; number < 20; number += 2) {
            assertThat(add(here)).isEqualTo(number);
            assertThat(add(elsewhere)).isEqualTo(number + 1);
        }
        assertThat(READ)
                .as("once where it was made, once where it was heard of")
                .hasValueLessThanOrEqualTo(40);
    }

    @Test
    void forgetsWhatACommandThatFailedHadApplied() {
        add(here);

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> here.sendAndWait(new Fail("sum"))))
                .isInstanceOf(RuntimeException.class);
        assertThat(add(here)).isEqualTo(1);
    }

    @Test
    void forgetsWhatTheCallerRolledBackAfterwards() {
        add(here);

        transaction.executeWithoutResult(status -> {
            here.sendAndWait(new Add("sum"));
            status.setRollbackOnly();
        });
        assertThat(add(here)).isEqualTo(1);
    }

    @Test
    void forgetsWhatWasRolledBackToASavepoint() {
        add(here);

        transaction.executeWithoutResult(status -> savepoint.executeWithoutResult(nested -> {
            here.sendAndWait(new Add("sum"));
            nested.setRollbackOnly();
        }));
        add(elsewhere);
        assertThat(add(here)).as("an event that never was is not counted").isEqualTo(2);
    }

    @Test
    void twoCommandsInOneTransactionFollowEachOther() {
        transaction.executeWithoutResult(status -> {
            assertThat((int) here.sendAndWait(new Add("sum"))).isZero();
            assertThat((int) here.sendAndWait(new Add("sum"))).isOne();
        });
        assertThat(add(here)).isEqualTo(2);
        assertThat(add(elsewhere)).isEqualTo(3);
    }

    @Test
    void whoComesWhileAnothersEventsCannotBeSeenYetWaitsForThem() throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> second = transaction.execute(status -> {
                assertThat(add(here)).isZero();
                var thread = new CompletableFuture<Thread>();
                Future<Integer> asked = other.submit(() -> {
                    thread.complete(Thread.currentThread());
                    return add(here);
                });
                await().until(() -> isWaiting(thread.join()) || isAnybodyInTheDatabase());
                return asked;
            });
            assertThat(second.get(10, TimeUnit.SECONDS)).isOne();
        }
    }

    @Test
    void whoComesAfterOneWhoseTransactionFailedIsNotKeptWaiting() throws Exception {
        transaction.executeWithoutResult(status -> {
            here.sendAndWait(new Add("sum"));
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> here.sendAndWait(new Fail("sum"))))
                .isInstanceOf(RuntimeException.class);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            assertThat(other.submit(() -> add(here)).get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    private boolean isAnybodyInTheDatabase() {
        return new JdbcTemplate(store.dataSource)
                .queryForObject("select count(*) > 0 from pg_locks where not granted", Boolean.class);
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING || thread.getState() == Thread.State.WAITING;
    }

    @Test
    void whatIsWorkedOnNowIsRememberedHoweverOftenOthersWere() {
        CommandGateway commands = copy(400);
        IntStream.range(0, 200).forEach(number -> add(commands, "once-" + number));
        for (int number = 0; number < 20; number++) {
            IntStream.range(0, 20).forEach(busy -> add(commands, "busy-" + busy));
        }
        READ.set(0);
        IntStream.range(0, 20).forEach(number -> assertThat(add(commands)).isEqualTo(number));
        assertThat(READ).hasValue(20);
    }

    @Test
    void forgetsWhatWasLongestNotWorkedOn() {
        add(here, "eldest");
        for (int number = 0; number < 101; number++) {
            add(here);
        }
        READ.set(0);
        add(here);
        assertThat(READ).as("it alone is more than may be remembered").hasValue(102);
        READ.set(0);
        add(here, "eldest");
        assertThat(READ).hasValue(2);
    }

    @Test
    void readsEachAnewWhenNothingIsToBeRemembered() {
        CommandGateway forgetful = copy(0);
        assertThat(add(forgetful)).isZero();
        assertThat(add(forgetful)).isOne();
        assertThat(add(forgetful)).isEqualTo(2);
        assertThat(READ).as("each command applies all there is, and its own").hasValue(1 + 2 + 3);
    }

    private int add(CommandGateway commands) {
        return add(commands, "sum");
    }

    private int add(CommandGateway commands, String id) {
        return transaction.execute(status -> commands.<Integer>sendAndWait(new Add(id)));
    }

    private CommandGateway copy() {
        return copy(100);
    }

    /** A copy of a service, on the same store. */
    private CommandGateway copy(int remembered) {
        var engine = new PostgreSqlEventStorageEngine(
                store.connections, store.transactions, EventStoreSamples.SERIALIZER, NoOpEventUpcaster.INSTANCE, 100);
        Configuration configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> EventStoreSamples.SERIALIZER)
                .configureTransactionManager(_ -> store.transactions)
                .configureEventStore(
                        _ -> new SignallingEventStore(EmbeddedEventStore.builder(), engine, Duration.ofHours(1)))
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Sum.class)
                        .configureRepository(axon -> new RememberingRepository<>(Sum.class, axon, remembered)))
                .start();
        copies.add(configuration);
        return configuration.commandGateway();
    }
}
