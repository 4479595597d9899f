package org.backline.support.store;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.backline.support.store.EventStoreSamples.Noted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who owns a lane of a processor is judged by the clock of each copy. When clocks disagree, or jump, copies take lanes
 * from each other in the middle of their work; what was half done then must be undone, so that everything is done once.
 */
class ClocksThatDisagreeTest {

    private static final int EVENTS = 240;
    private static final String WRONG = "wrong";
    private static final String RIGHT = "right";

    private final Clock usual = Clock.systemUTC();
    private final EventStoreSamples store = new EventStoreSamples();
    private final JdbcClient jdbc = JdbcClient.create(store.dataSource);
    private final List<Configuration> copies = new ArrayList<>();
    private volatile Duration error = Duration.ZERO;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            Instant now = usual.instant();
            return Thread.currentThread().getName().startsWith(WRONG) ? now.plus(error) : now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @BeforeEach
    void giveEachCopyAClock() throws ReflectiveOperationException {
        store.execute("create table effect (event_id text not null, case_id text not null, copy text not null)");
        setClock(clock);
    }

    /** By name: the class bears annotations that are not on the class path, of which the compiler would complain. */
    private static void setClock(Clock clock) throws ReflectiveOperationException {
        Class.forName("org.axonframework.eventhandling.tokenstore.AbstractTokenEntry")
                .getField("clock")
                .set(null, clock);
    }

    @AfterEach
    void close() throws ReflectiveOperationException {
        copies.forEach(Configuration::shutdown);
        setClock(usual);
        store.close();
    }

    @ParameterizedTest(name = "{0} s")
    @ValueSource(ints = {3_600, -3_600, 300})
    void doesEverythingOnceWhenAClockIsWrong(int seconds) {
        error = Duration.ofSeconds(seconds);
        Configuration right = copy(RIGHT);
        copy(WRONG);

        for (int number = 0; number < EVENTS; number++) {
            append(right, number);
        }
        eachIsDoneOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void doesEverythingOnceWhenAClockJumps(int rounds) {
        Configuration right = copy(RIGHT);
        copy(WRONG);

        for (int number = 0; number < EVENTS * rounds; number++) {
            error = Duration.ofHours(number % 40 < 20 ? 1 : -1);
            append(right, number);
            if (number % 20 == 19) {
                int done = number;
                await().atMost(30, SECONDS).until(() -> effects() > done - 20);
            }
        }
        eachIsDoneOnce();
        assertThat(Set.copyOf(jdbc.sql("select distinct copy from effect")
                        .query(String.class)
                        .list()))
                .as("both had their turn")
                .containsExactlyInAnyOrder(RIGHT, WRONG);
    }

    private void eachIsDoneOnce() {
        await().atMost(60, SECONDS).until(() -> effects() >= store.count("domain_event_entry"));
        assertThat(jdbc.sql("select event_id from effect").query(String.class).list())
                .doesNotHaveDuplicates()
                .hasSize((int) store.count("domain_event_entry"));
    }

    private int effects() {
        return jdbc.sql("select count(distinct event_id) from effect")
                .query(Integer.class)
                .single();
    }

    private void append(Configuration copy, int number) {
        copy.eventGateway().publish(new Noted("case-" + number % 7, number));
    }

    /** Does what must not be done twice: a row more for each event, and nothing that would refuse a second one. */
    @ProcessingGroup("effects")
    record Effects(String copy, JdbcClient jdbc) {

        @EventHandler
        void on(Noted event, @MessageIdentifier String eventId) {
            jdbc.sql("insert into effect values (?, ?, ?)")
                    .params(eventId, event.caseId(), copy)
                    .update();
        }
    }

    private Configuration copy(String name) {
        var engine = new PostgreSqlEventStorageEngine(
                store.connections, store.transactions, EventStoreSamples.SERIALIZER, NoOpEventUpcaster.INSTANCE, 100);
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureSerializer(_ -> EventStoreSamples.SERIALIZER)
                .configureTransactionManager(_ -> store.transactions)
                .registerComponent(TokenStore.class, _ -> tokens(name))
                .configureEventStore(
                        _ -> new SignallingEventStore(EmbeddedEventStore.builder(), engine, Duration.ofMillis(20)));
        configurer
                .eventProcessing()
                .registerDefaultHandlerInterceptor((_, _) -> new SkipRepeats())
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.instance())
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.instance())
                .usingPooledStreamingEventProcessors((_, builder) -> builder.initialSegmentCount(2)
                        .batchSize(10)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .tokenClaimInterval(50)
                        .claimExtensionThreshold(50)
                        .coordinatorExecutor(_ -> threads(name, 1))
                        .workerExecutor(_ -> threads(name, 2)))
                .registerEventHandler(_ -> new Effects(name, jdbc));
        Configuration configuration = configurer.start();
        copies.add(configuration);
        return configuration;
    }

    private TokenStore tokens(String owner) {
        return new FencedTokenStore(
                store.connections,
                EventStoreSamples.SERIALIZER,
                owner,
                Duration.ofSeconds(3),
                clock,
                (processor, segment) -> {});
    }

    private static ScheduledExecutorService threads(String name, int count) {
        return Executors.newScheduledThreadPool(
                count, Thread.ofPlatform().daemon().name(name + "-", 0).factory());
    }
}
