package org.backline.support.config;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.EventProcessorProperties;
import org.axonframework.springboot.util.DeadLetterQueueProviderConfigurerModule;
import org.backline.support.command.ExpectedVersion;
import org.backline.support.kafka.Feed;
import org.backline.support.kafka.Outbox;
import org.backline.support.operations.View;
import org.backline.support.operations.ViewSources;
import org.backline.support.processing.BatchedWrites;
import org.backline.support.processing.EventHandling;
import org.backline.support.processing.Policies;
import org.backline.support.processing.SoonAgain;
import org.backline.support.store.SignallingEventStore;
import org.backline.support.store.SkipRepeats;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;

/** How every event processor works: pooled, in order per case, failing loudly, parking poison per case. */
@Configuration(proxyBeanMethods = false)
class ProcessingConfiguration {

    private static final long CLAIM_INTERVAL_MILLIS = 1_000;
    private static final int OUTBOX_BATCH = 200;

    /** They only look for what is new and hand it on. */
    private static final int COORDINATORS = 2;

    @Bean
    ViewSources viewSources(ObjectProvider<SignallingEventStore> store) {
        return new ViewSources(store::getObject);
    }

    @Bean
    ConfigurerModule eventProcessing(SupportSettings settings, ObjectProvider<View> views, ViewSources sources) {
        return configurer -> {
            ScheduledExecutorService coordinators = threads("coordinator-", COORDINATORS);
            ScheduledExecutorService handlers =
                    threads("events-", settings.processing().threads());
            configurer.onShutdown(coordinators::shutdown);
            configurer.onShutdown(handlers::shutdown);
            views.stream()
                    .map(View::name)
                    .forEach(view -> configurer
                            .eventProcessing()
                            .registerDeadLetteringEventHandlerInvokerConfiguration(
                                    view, (axon, builder) -> builder.enableSequenceIdentifierCache())
                            .registerPooledStreamingEventProcessorConfiguration(
                                    view,
                                    (axon, builder) -> common(settings, builder, coordinators)
                                            .workerExecutor(handlers)
                                            .messageSource(sources.of(view))));
            configurer
                    .eventProcessing()
                    .usingPooledStreamingEventProcessors((axon, builder) ->
                            common(settings, builder, coordinators).workerExecutor(handlers))
                    .registerDeadLetteringEventHandlerInvokerConfiguration(
                            Policies.GROUP, (axon, builder) -> builder.enableSequenceIdentifierCache())
                    .registerPooledStreamingEventProcessorConfiguration(
                            Policies.GROUP,
                            (axon, builder) -> common(settings, builder, coordinators)
                                    .workerExecutor(handlers)
                                    .batchSize(1))
                    .registerPooledStreamingEventProcessorConfiguration(
                            Outbox.GROUP, (axon, builder) -> sender(settings, builder, coordinators, axon))
                    .registerPooledStreamingEventProcessorConfiguration(
                            Feed.GROUP, (axon, builder) -> sender(settings, builder, coordinators, axon))
                    .registerDefaultHandlerInterceptor((axon, processor) -> new SkipRepeats())
                    .registerDefaultDeadLetterPolicy(axon -> EventHandling.parksWhatFails())
                    .registerDefaultErrorHandler(axon -> PropagatingErrorHandler.instance())
                    .registerDefaultListenerInvocationErrorHandler(axon -> PropagatingErrorHandler.instance())
                    .registerDefaultSequencingPolicy(axon -> EventHandling.inOrderPerCase());
        };
    }

    /**
     * Dead letters for every group but those that send to the broker, which must do so in order or wait. Of this type, so that Axon's own
     * module stays away: it would come later and switch the dead letters off again.
     */
    @Bean
    DeadLetterQueueProviderConfigurerModule deadLetterQueues(
            EventProcessorProperties properties,
            ConnectionProvider connections,
            TransactionManager transactions,
            PlatformTransactionManager savepoints,
            JdbcOperations jdbc,
            DeadLetterSchema schema,
            @Qualifier("eventSerializer") Serializer events,
            Serializer general) {
        Function<String, Function<org.axonframework.config.Configuration, SequencedDeadLetterQueue<EventMessage<?>>>>
                queues = group -> axon -> EventHandling.parked(
                group,
                JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .schema(schema)
                        .genericSerializer(general)
                        .eventSerializer(events),
                savepoints,
                jdbc);
        return new DeadLetterQueueProviderConfigurerModule(properties, queues) {
            @Override
            public void configureModule(Configurer configurer) {
                configurer
                        .eventProcessing()
                        .registerDeadLetterQueueProvider(group -> Outbox.isSender(group) ? null : queues.apply(group));
            }
        };
    }

    /** A processor that is new on a store with events begins at the first one and does not call it a replay. */
    private static PooledStreamingEventProcessor.Builder common(
            SupportSettings settings,
            PooledStreamingEventProcessor.Builder builder,
            ScheduledExecutorService coordinators) {
        return builder.initialSegmentCount(settings.processing().segments())
                .batchSize(settings.processing().batch())
                .initialToken(StreamableMessageSource::createTailToken)
                .tokenClaimInterval(CLAIM_INTERVAL_MILLIS)
                .claimExtensionThreshold(CLAIM_INTERVAL_MILLIS)
                .coordinatorExecutor(coordinators);
    }

    /** Waits for the broker, and so has threads of its own. */
    private static PooledStreamingEventProcessor.Builder sender(
            SupportSettings settings,
            PooledStreamingEventProcessor.Builder builder,
            ScheduledExecutorService coordinators,
            org.axonframework.config.Configuration axon) {
        return common(settings, builder, coordinators).batchSize(OUTBOX_BATCH).workerExecutor(name -> {
            ScheduledExecutorService workers =
                    threads(name + "-", settings.processing().segments());
            axon.onShutdown(workers::shutdown);
            return workers;
        });
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(
                count, Thread.ofPlatform().name(name, 0).factory());
    }

    @Bean
    CorrelationDataProvider provenance(@Value("${spring.application.name}") String service) {
        return EventHandling.provenance(service);
    }

    @Bean
    SoonAgain soonAgain(EventProcessingConfiguration processing) {
        return new SoonAgain(
                () -> processing.eventProcessors().values().stream()
                        .filter(StreamingEventProcessor.class::isInstance)
                        .map(StreamingEventProcessor.class::cast)
                        .toList(),
                System::nanoTime);
    }

    @Bean
    HandlerEnhancerDefinition savepoints(PlatformTransactionManager transactions) {
        return EventHandling.savepoints(transactions);
    }

    @Bean
    BatchedWrites batchedWrites(JdbcOperations jdbc) {
        return new BatchedWrites(jdbc);
    }

    @Bean
    CommandTargetResolver expectedVersion() {
        return new ExpectedVersion();
    }
}
