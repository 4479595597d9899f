package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.backline.support.store.CaseChain.Damage;
import org.backline.support.store.CaseChain.Damage.Kind;
import org.backline.support.testing.Engines;
import org.backline.support.time.Ids;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever is changed in the store afterwards is found and named; whatever is stored in a regular way is not. */
class EventChainsTest {

    private static final String INSERT = "insert into domain_event_entry (event_identifier, aggregate_identifier,"
            + " sequence_number, type, time_stamp, payload_type, payload_revision, payload, meta_data)"
            + " values (?, ?, ?, 'Noted', now(), '" + EventStoreSamples.Noted.class.getName() + "', null,"
            + " ?::json, '{\"actor\":\"trainer.okafor\"}'::json)";

    private Engines.Database database;
    private JdbcTemplate jdbc;
    private EventChains chains;

    @BeforeEach
    void migrate() {
        database = Engines.postgreSql();
        jdbc = new JdbcTemplate(EventStoreSamples.pool(database));
        migrateTo("latest");
        chains = new EventChains(JdbcClient.create(jdbc), EventStoreSamples.SERIALIZER, NoOpEventUpcaster.INSTANCE);
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/support")
                .target(version)
                .load()
                .migrate();
    }

    private String store(String stream, long sequence, UUID caseId) {
        String eventId = Ids.next().toString();
        jdbc.update(INSERT, eventId, stream, sequence, payload(caseId, sequence));
        return eventId;
    }

    private static String payload(UUID caseId, long number) {
        return "{\"caseId\":\"%s\",\"number\":%d}".formatted(caseId, number);
    }

    /** Five events of the case itself and two that came from elsewhere; and another case. */
    private List<String> aCase(UUID caseId) {
        List<String> ids = new ArrayList<>();
        ids.add(store("event:" + Ids.next(), 0, caseId));
        for (int number = 0; number < 5; number++) {
            ids.add(store(caseId.toString(), number, caseId));
            store("another " + caseId, number, new UUID(1, caseId.hashCode()));
        }
        ids.add(store("event:" + Ids.next(), 0, caseId));
        return ids;
    }

    private void behindTheTriggers(String sql, Object... parameters) {
        jdbc.execute((java.sql.Connection connection) -> {
            try (var statement = connection.createStatement();
                    var change = connection.prepareStatement(sql)) {
                statement.execute("set session_replication_role = replica");
                for (int number = 0; number < parameters.length; number++) {
                    change.setObject(number + 1, parameters[number]);
                }
                assertThat(change.executeUpdate()).as(sql).isPositive();
                statement.execute("set session_replication_role = default");
                return null;
            }
        });
    }

    @Test
    void whatWasStoredIsOneSoundChainPerCase() {
        UUID caseId = Ids.next();
        List<String> ids = aCase(caseId);

        CaseChain chain = chains.of(caseId).orElseThrow();
        assertThat(chain.events()).extracting(ChainedEvent::eventId).containsExactlyElementsOf(ids);
        assertThat(chain.damage()).isEmpty();
        assertThat(chain.head()).isEqualTo(chain.events().getLast().hash());
        assertThat(chains.verify()).matches(EventChains.Verification::sound).matches(found -> found.events() == 12);
        assertThat(chains.of(Ids.next())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "payload          ; overlay(payload::text placing '7' from length(payload::text) - 1)::json",
                "payload          ; (payload::text || ' ')::json",
                "meta_data        ; replace(meta_data::text, 'okafor', 'okaf0r')::json",
                "meta_data        ; null",
                "time_stamp       ; time_stamp + interval '1 microsecond'",
                "payload_type     ; payload_type || '2'",
                "payload_revision ; '1'",
                "type             ; null",
                "event_identifier ; replace(event_identifier, '-', '_')",
                "sequence_number  ; sequence_number + 100",
                "hash             ; set_byte(hash, 31, get_byte(hash, 31) # 1)"
            })
    void oneFlippedByteIsFoundAndNamed(String column, String value) {
        UUID caseId = Ids.next();
        String changed = aCase(caseId).get(3);
        aCase(Ids.next());

        behindTheTriggers(
                "update domain_event_entry set " + column + " = " + value + " where event_identifier = ?", changed);

        Damage found = chains.of(caseId).orElseThrow().damage().orElseThrow();
        assertThat(found.kind()).isEqualTo(Kind.CHANGED);
        assertThat(found.link()).isEqualTo(4);
        assertThat(found.eventId())
                .isEqualTo(jdbc.queryForObject(
                        "select event_identifier from domain_event_entry where chain = ? and link = 4",
                        String.class,
                        caseId.toString()));
        assertThat(chains.verify().damages()).contains(found);
    }

    @Test
    void aMissingEventIsNamedByItsPlace() {
        UUID caseId = Ids.next();
        List<String> ids = aCase(caseId);
        behindTheTriggers("delete from domain_event_entry where event_identifier = ?", ids.get(2));

        assertThat(chains.of(caseId).orElseThrow().damage())
                .contains(new Damage(caseId.toString(), 3, null, Kind.MISSING));
        assertThat(chains.verify().brokenStreams()).containsExactly(caseId.toString());
    }

    @Test
    void theLastEventIsMissedToo() {
        UUID caseId = Ids.next();
        List<String> ids = aCase(caseId);
        behindTheTriggers("delete from domain_event_entry where event_identifier = ?", ids.getLast());

        assertThat(chains.verify().damages()).containsExactly(new Damage(caseId.toString(), 7, null, Kind.MISSING));
    }

    @Test
    void soIsAWholeCase() {
        UUID caseId = Ids.next();
        aCase(caseId);
        behindTheTriggers("delete from domain_event_entry where chain = ?", caseId.toString());

        assertThat(chains.verify().damages()).containsExactly(new Damage(caseId.toString(), 1, null, Kind.MISSING));
    }

    @Test
    void anEventThatThisReleaseCannotReadIsNamed() {
        UUID caseId = Ids.next();
        aCase(caseId);
        String eventId = Ids.next().toString();
        jdbc.update(
                INSERT.replace(EventStoreSamples.Noted.class.getName(), "org.backline.Unheard"),
                eventId,
                "event:" + eventId,
                0,
                payload(caseId, 1));

        assertThat(chains.verify().damages())
                .containsExactly(new Damage(caseId.toString(), 8, eventId, Kind.UNREADABLE));
    }

    @Test
    void writersOfOneCaseAtOnceMakeOneChain() throws Exception {
        UUID caseId = Ids.next();
        try (ExecutorService writers = Executors.newFixedThreadPool(6)) {
            List<Future<?>> done = IntStream.range(0, 240)
                    .<Future<?>>mapToObj(number -> writers.submit(
                            () -> store(number % 3 == 0 ? "event:" + Ids.next() : "stream " + number, 0, caseId)))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
        }
        CaseChain chain = chains.of(caseId).orElseThrow();
        assertThat(chain.links()).isEqualTo(240);
        assertThat(chain.damage()).isEmpty();
    }

    @Test
    void aRedeliveryThatComesWhileTheFirstIsBeingStoredAddsNoLink() throws Exception {
        UUID caseId = Ids.next();
        String eventId = Ids.next().toString();
        Object[] row = {eventId, "event:" + eventId, 0, payload(caseId, 1)};
        var transaction = new TransactionTemplate(new JdbcTransactionManager(jdbc.getDataSource()));
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> second = transaction.execute(status -> {
                jdbc.update(INSERT + " on conflict do nothing", row);
                Future<Integer> waiting = other.submit(() -> jdbc.update(INSERT + " on conflict do nothing", row));
                await().until(() -> new JdbcTemplate(database.dataSource())
                                .queryForObject("select count(*) from pg_locks where not granted", Integer.class)
                        > 0);
                return waiting;
            });
            assertThat(second.get()).isZero();
        }
        CaseChain chain = chains.of(caseId).orElseThrow();
        assertThat(chain.links()).isEqualTo(1);
        assertThat(chain.damage()).isEmpty();
    }

    @Test
    void aRefusedAppendLeavesTheChainAsItWas() {
        UUID caseId = Ids.next();
        aCase(caseId);
        assertThatThrownBy(() -> store(caseId.toString(), 4, caseId)).isInstanceOf(DataAccessException.class);

        store(caseId.toString(), 5, caseId);
        assertThat(chains.verify()).matches(EventChains.Verification::sound);
    }

    @Test
    void whatWasStoredBeforeThereWereChainsIsChainedByTheMigration() {
        database = Engines.postgreSql();
        jdbc = new JdbcTemplate(EventStoreSamples.pool(database));
        migrateTo("202611222200");
        UUID caseId = Ids.next();
        List<String> ids = aCase(caseId);
        migrateTo("latest");
        ids.add(store(caseId.toString(), 5, caseId));

        var after = new EventChains(JdbcClient.create(jdbc), EventStoreSamples.SERIALIZER, NoOpEventUpcaster.INSTANCE);
        assertThat(after.of(caseId).orElseThrow().events())
                .extracting(ChainedEvent::eventId)
                .containsExactlyElementsOf(ids);
        assertThat(after.verify()).matches(EventChains.Verification::sound);
        assertThatThrownBy(() -> jdbc.update("delete from domain_event_entry"))
                .as("the guard is back")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theServiceCanAppendButNotForgeAHead() {
        database = Engines.postgreSql();
        jdbc = new JdbcTemplate(EventStoreSamples.pool(database));
        String app = jdbc.queryForObject("select current_database() || '_app'", String.class);
        jdbc.execute("create role " + app);
        jdbc.execute(
                "alter default privileges in schema public grant select, insert, update, delete, truncate on tables to "
                        + app);
        migrateTo("latest");
        UUID caseId = Ids.next();
        String stored = "set role " + app + "; insert into domain_event_entry (event_identifier, aggregate_identifier,"
                + " sequence_number, time_stamp, payload_type, payload, chain, link, hash) values ('1', '" + caseId
                + "', 0, now(), 'x', '{}', 'forged', 99, '\\x00'); reset role";
        jdbc.execute(stored);

        assertThat(jdbc.queryForList("select chain || ':' || link from domain_event_entry", String.class))
                .containsExactly(caseId + ":1");
        assertThatThrownBy(() -> jdbc.execute("set role " + app + "; update event_chain set links = 0"))
                .isInstanceOf(DataAccessException.class);
    }
}
