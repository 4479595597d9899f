package org.backline.support.config;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.backline.support.store.FencedTokenStore;
import org.backline.support.store.Histories;
import org.backline.support.store.JoinedTransactions;
import org.backline.support.store.PersistenceExceptions;
import org.backline.support.store.PostgreSqlEventStorageEngine;
import org.backline.support.store.SignallingEventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * The event store and what belongs to it, declared one by one: under Spring Boot 4 Axon's own configuration comes in
 * the wrong order and would leave the store without transactions, and say nothing.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int FETCH_BATCH = 500;
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(3);

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new JoinedTransactions(transactions);
    }

    /** Not wrapped to follow the unit of work: that wrapper rolls the caller's rows back with a refused command. */
    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new PersistenceExceptions();
    }

    @Bean
    PostgreSqlEventStorageEngine eventStorageEngine(
            @Qualifier("eventSerializer") Serializer events,
            Configuration axon,
            ConnectionProvider connections,
            TransactionManager transactions) {
        return new PostgreSqlEventStorageEngine(connections, transactions, events, axon.upcasterChain(), FETCH_BATCH);
    }

    @Bean("eventBus")
    SignallingEventStore eventStore(PostgreSqlEventStorageEngine engine, Configuration axon, SupportSettings settings) {
        return new SignallingEventStore(
                EmbeddedEventStore.builder()
                        .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                        .spanFactory(axon.getComponent(EventBusSpanFactory.class)),
                engine,
                settings.processing().tick());
    }

    @Bean
    Histories histories(EventStore store) {
        return new Histories(store);
    }

    /**
     * Who takes a segment knows nothing of what is parked in it. Axon forgets that when a segment is let go of, but not
     * when the database is away just then; meanwhile another copy may have had the segment and parked something.
     */
    @Bean
    FencedTokenStore tokenStore(
            ConnectionProvider connections,
            Serializer serializer,
            ObjectProvider<EventProcessingConfiguration> processing) {
        return new FencedTokenStore(
                connections,
                serializer,
                ManagementFactory.getRuntimeMXBean().getName(),
                CLAIM_TIMEOUT,
                Clock.systemUTC(),
                (group, segment) -> processing
                        .getObject()
                        .sequencedDeadLetterProcessor(group)
                        .filter(EventHandlerInvoker.class::isInstance)
                        .map(EventHandlerInvoker.class::cast)
                        .ifPresent(invoker -> invoker.segmentReleased(segment)));
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("dead_letter_entry")
                .deadLetterIdentifierColumn("dead_letter_identifier")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .aggregateTypeColumn("type")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .tokenColumn("token")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .diagnosticsColumn("diagnostics")
                .build();
    }

    /**
     * A replay's position carries an object of any type, which Jackson 3 refuses to read back unless told what may
     * come; stored events are read tolerantly, so that an older build can read what a newer one added.
     */
    @Bean
    Jackson3SerializerCustomizer storedJson() {
        return json -> json.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfBaseType(TrackingToken.class)
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("java.lang.")
                        .allowIfSubType("java.util.")
                        .build());
    }

    /** Stops the start when another library's configuration has put a part of its own in place of ours. */
    @Bean
    SmartInitializingSingleton storeIsOurs(
            TransactionManager transactions, PostgreSqlEventStorageEngine engine, TokenStore tokens, EventStore store) {
        return () -> {
            mustBe(JoinedTransactions.class, transactions);
            mustBe(FencedTokenStore.class, tokens);
            mustBe(SignallingEventStore.class, store);
            engine.requireSoundTables();
        };
    }

    private static void mustBe(Class<?> ours, Object actual) {
        if (!ours.isInstance(actual)) {
            throw new IllegalStateException("Events would not be safe: "
                    + actual.getClass().getName() + " stands where " + ours.getName() + " must stand");
        }
    }
}
