package org.backline.simulation;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathHandlerEnhancerDefinition;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.axonframework.messaging.annotation.MultiHandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.modelling.command.Repository;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.backline.support.command.Commands;
import org.backline.support.command.CommandsInMemory;
import org.backline.support.command.ExpectedVersion;
import org.backline.support.kafka.BridgeInMemory;
import org.backline.support.processing.EventHandling;
import org.backline.support.store.Histories;
import org.backline.support.store.JoinedTransactions;
import org.backline.support.store.ReadersInMemory;
import org.backline.support.store.RememberingRepository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One copy of a service as a process: the real aggregates, repositories, command handling, policies, outbox and inbox, on
 * a store and a topic of the world it is put into. It is made once and put into one world after the other.
 */
final class Machine {

    private static final int REMEMBERED = 10_000;

    private final List<RememberingRepository<?>> repositories = new ArrayList<>();
    private final Transactions transactions = new Transactions(() -> service().store());
    private final JoinedTransactions axonTransactions = new JoinedTransactions(transactions);
    private final CorrelationDataProvider provenance;
    private final List<EventMessageHandler> policies;
    private final Commands commands;
    private final BridgeInMemory bridge;
    private ReadersInMemory readers = new ReadersInMemory();
    private Service service;
    private int downFor;

    Machine(Parts parts) {
        provenance = EventHandling.provenance(parts.name());
        Configuration axon = axon(parts);
        commands = CommandsInMemory.on(
                axon.commandGateway(),
                transactions,
                transactions::current,
                () -> service().world().sabotaged(Sabotage.COMMANDS_ARE_FORGOTTEN));
        HandlerDefinition definition = handlers();
        policies = parts.policies().apply(axon.commandGateway(), new Histories(axon.eventStore())).stream()
                .<EventMessageHandler>map(policy ->
                        new AnnotationEventHandlerAdapter(policy, axon.parameterResolverFactory(), definition))
                .toList();
        bridge = new BridgeInMemory(
                parts.name(),
                parts.publisher(),
                parts.subscription(),
                one -> service().world().broker().send(one),
                this::append);
    }

    private Configuration axon(Parts parts) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(axon -> Jackson3Serializer.builder().build())
                .configureTransactionManager(axon -> axonTransactions)
                .configureEventStore(axon -> EmbeddedEventStore.builder()
                        .storageEngine(new StoreEngine(() -> service().store(), transactions))
                        .build())
                .configureCommandBus(axon -> SimpleCommandBus.builder()
                        .transactionManager(axonTransactions)
                        .build())
                .configureCorrelationDataProviders(axon -> List.of(provenance));
        parts.resources().forEach((type, resource) -> register(configurer, type, resource));
        parts.aggregates().forEach(type -> configurer.configureAggregate(aggregate(type)));
        Configuration axon = configurer.buildConfiguration();
        parts.interceptors().forEach(axon.eventBus()::registerDispatchInterceptor);
        axon.start();
        return axon;
    }

    private static <T> void register(Configurer configurer, Class<T> type, Object resource) {
        configurer.registerComponent(type, axon -> type.cast(resource));
    }

    private <T> AggregateConfigurer<T> aggregate(Class<T> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(axon -> new ExpectedVersion())
                .configureRepository(axon -> remembering(type, axon));
    }

    private <T> Repository<T> remembering(Class<T> type, Configuration axon) {
        RememberingRepository<T> repository = new RememberingRepository<>(type, axon, REMEMBERED);
        repositories.add(repository);
        return repository;
    }

    private HandlerDefinition handlers() {
        ClassLoader loader = getClass().getClassLoader();
        return MultiHandlerDefinition.ordered(
                MultiHandlerEnhancerDefinition.ordered(
                        EventHandling.savepoints(transactions),
                        ClasspathHandlerEnhancerDefinition.forClassLoader(loader)),
                ClasspathHandlerDefinition.forClassLoader(loader));
    }

    private void append(List<BridgeInMemory.Arrived> batch) {
        boolean again = service.world().sabotaged(Sabotage.INBOX_KEEPS_REPEATS);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        batch.forEach(arrived -> transactions.current().takeIn(TakenIn.message(arrived), again)));
    }

    /** Put into another world, as a process that has just started. */
    void enter(Service into) {
        service = into;
        downFor = 0;
        forget();
    }

    /** What a process loses that is killed. */
    void die(int steps) {
        downFor = steps;
        forget();
    }

    private void forget() {
        readers = new ReadersInMemory();
        repositories.forEach(ReadersInMemory::forget);
        transactions.abandon();
    }

    boolean isUp() {
        return downFor == 0;
    }

    /** Up again, whatever happened. */
    void comeBack() {
        downFor = 0;
    }

    void pass() {
        downFor = Math.max(0, downFor - 1);
    }

    Service service() {
        return service;
    }

    Transactions transactions() {
        return transactions;
    }

    JoinedTransactions axonTransactions() {
        return axonTransactions;
    }

    CorrelationDataProvider provenance() {
        return provenance;
    }

    Commands commands() {
        return commands;
    }

    BridgeInMemory bridge() {
        return bridge;
    }

    List<EventMessageHandler> policies() {
        return policies;
    }

    ReadersInMemory readers() {
        return readers;
    }
}
