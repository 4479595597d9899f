package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.backline.support.store.EventStoreSamples.Noted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a command that fails leaves of its caller's transaction when the caller goes on. With Axon's connections and
 * transactions: something else each time, and the caller is not told. With ours: all that the caller wrote where he put a
 * savepoint around the command, and else nothing, of which he is told.
 */
class NestedCommandTest {

    record Open(@TargetAggregateIdentifier String id) {}

    record Refuse(@TargetAggregateIdentifier String id) {}

    record FailLate(@TargetAggregateIdentifier String id) {}

    static class Case {

        @AggregateIdentifier
        private String id;

        Case() {}

        @CommandHandler
        Case(Open command) {
            apply(new Noted(command.id(), 0));
        }

        @CommandHandler
        void handle(Refuse command) {
            throw new IllegalArgumentException("refused");
        }

        @CommandHandler
        void handle(FailLate command) {
            apply(new Noted(id, 1));
            CurrentUnitOfWork.get().onCommit(unit -> {
                throw new IllegalStateException("failed after its event was appended");
            });
        }

        @EventSourcingHandler
        void on(Noted event) {
            id = event.caseId();
        }
    }

    private final EventStoreSamples store = new EventStoreSamples();
    private final JdbcClient jdbc = JdbcClient.create(store.dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(store.springTransactions);
    private final TransactionTemplate savepoint = new TransactionTemplate(store.springTransactions);
    private Configuration configuration;

    NestedCommandTest() {
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    @AfterEach
    void close() {
        configuration.shutdown();
        store.close();
    }

    @Test
    void axonsConnectionsTakeTheCallersRowsWithoutAWord() {
        CommandGateway commands =
                commands(new UnitOfWorkAwareConnectionProviderWrapper(store.connections), axonsTransactions());

        transaction.executeWithoutResult(status -> {
            write("before");
            swallow(() -> commands.sendAndWait(new Refuse("case-1")));
            write("after");
        });
        assertThat(rows()).isEqualTo("after");
    }

    @Test
    void axonsConnectionsTakeTheSavepointToo() {
        CommandGateway commands =
                commands(new UnitOfWorkAwareConnectionProviderWrapper(store.connections), axonsTransactions());

        swallow(() -> transaction.executeWithoutResult(status -> {
            write("before");
            behindASavepoint(() -> commands.sendAndWait(new Refuse("case-1")));
        }));
        assertThat(rows()).isEmpty();
    }

    /** After an error PostgreSQL answers a commit with a rollback, and its driver keeps that to itself. */
    @Test
    void axonsTransactionsTakeTheCallersRowsWithoutAWordAfterAConflict() {
        CommandGateway commands = commands(store.connections, axonsTransactions());

        transaction.executeWithoutResult(status -> {
            write("before");
            swallow(() -> commands.sendAndWait(new Open("case-1")));
        });
        assertThat(rows()).isEmpty();
    }

    @Test
    void axonsTransactionsLeaveTheEventsOfACommandThatFailedLate() {
        CommandGateway commands = commands(store.connections, axonsTransactions());

        transaction.executeWithoutResult(status -> swallow(() -> commands.sendAndWait(new FailLate("case-1"))));
        assertThat(store.count("domain_event_entry")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsTheCallerWhoGoesOn(Object command) {
        CommandGateway commands = commands();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    write("before");
                    swallow(() -> commands.sendAndWait(command));
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(rows()).isEmpty();
        assertThat(store.count("domain_event_entry")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void leavesTheCallersRowsBehindASavepoint(Object command) {
        CommandGateway commands = commands();

        transaction.executeWithoutResult(status -> {
            write("before");
            behindASavepoint(() -> commands.sendAndWait(command));
            savepoint.executeWithoutResult(nested -> commands.sendAndWait(new Open("case-2")));
            write("after");
        });
        assertThat(rows()).isEqualTo("before,after");
        assertThat(store.count("domain_event_entry")).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void rollsBackACommandThatHasNoCaller(Object command) {
        CommandGateway commands = commands();

        swallow(() -> commands.sendAndWait(command));
        savepoint.executeWithoutResult(own -> commands.sendAndWait(new Open("case-2")));
        assertThat(store.count("domain_event_entry")).isEqualTo(2);
    }

    /** Refused before an event is written, by a conflict while it is written, and after it was written. */
    static Stream<Object> failures() {
        return Stream.of(new Refuse("case-1"), new Open("case-1"), new FailLate("case-1"));
    }

    private CommandGateway commands() {
        return commands(store.connections, new JoinedTransactions(store.springTransactions));
    }

    private TransactionManager axonsTransactions() {
        return new SpringTransactionManager(store.springTransactions);
    }

    /** A gateway to a store with one open case. */
    private CommandGateway commands(ConnectionProvider connections, TransactionManager transactions) {
        store.execute("create table work (number bigint generated always as identity, what text)");
        var engine = new PostgreSqlEventStorageEngine(
                connections, transactions, EventStoreSamples.SERIALIZER, NoOpEventUpcaster.INSTANCE, 100);
        configuration = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> EventStoreSamples.SERIALIZER)
                .configureTransactionManager(_ -> transactions)
                .configureEventStore(
                        _ -> new SignallingEventStore(EmbeddedEventStore.builder(), engine, Duration.ofHours(1)))
                .configureAggregate(Case.class)
                .start();
        configuration.commandGateway().sendAndWait(new Open("case-1"));
        return configuration.commandGateway();
    }

    private void behindASavepoint(Runnable work) {
        swallow(() -> savepoint.executeWithoutResult(nested -> work.run()));
    }

    private void write(String what) {
        jdbc.sql("insert into work (what) values (?)").param(what).update();
    }

    private String rows() {
        return jdbc.sql("select coalesce(string_agg(what, ',' order by number), '') from work")
                .query(String.class)
                .single();
    }

    private static void swallow(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            assertThat(e).isNotNull();
        }
    }
}
