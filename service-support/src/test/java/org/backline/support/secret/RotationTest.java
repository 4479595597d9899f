package org.backline.support.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.support.secret.SecretsTest.NAME;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.backline.support.secret.Rotation.Holding;
import org.backline.support.testing.Engines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changing the key while people work. */
class RotationTest {

    private static final String OLD = "a=" + SecretsTest.key((byte) 7);
    private static final String BOTH = OLD + ",b=" + SecretsTest.key((byte) 9);
    private static final int ROWS = 250;

    private final DataSource dataSource = Engines.postgreSql().pool();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final List<UUID> ids = new ArrayList<>();

    @BeforeEach
    void sealedWithTheOldKey() {
        jdbc.sql("create table person (person_id uuid primary key, name bytea)").update();
        Secrets old = SecretsTest.with(OLD);
        for (int row = 0; row < ROWS; row++) {
            UUID id = UUID.randomUUID();
            ids.add(id);
            jdbc.sql("insert into person values (?, ?)")
                    .params(id, old.seal(NAME, id, "person " + id))
                    .update();
        }
        jdbc.sql("insert into person values (?, null)").param(UUID.randomUUID()).update();
    }

    private Rotation rotation(String keys) {
        return new Rotation(
                List.of(NAME),
                SecretsTest.with(keys),
                jdbc,
                new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    private String name(Secrets secrets, UUID id) {
        return secrets.open(
                NAME,
                id,
                jdbc.sql("select name from person where person_id = ?")
                        .param(id)
                        .query(byte[].class)
                        .single());
    }

    @Test
    void everythingIsMovedToTheNewestKeyAndReadsTheSame() {
        assertThat(rotation(BOTH).holdings()).containsExactly(new Holding("person.name", "a", ROWS, false, true));
        assertThat(rotation(BOTH).run()).containsExactly(new Holding("person.name", "b", ROWS, true, true));

        Secrets onlyNew = SecretsTest.with("b=" + SecretsTest.key((byte) 9));
        assertThat(ids).allSatisfy(id -> assertThat(name(onlyNew, id)).isEqualTo("person " + id));
    }

    @Test
    void whatCannotBeOpenedStaysAndHindersNothing() {
        Secrets lost = SecretsTest.with("lost=" + SecretsTest.key((byte) 1));
        jdbc.sql("update person set name = ? where person_id = ?")
                .params(lost.seal(NAME, ids.getFirst(), "gone"), ids.getFirst())
                .update();
        assertThat(rotation(BOTH).run())
                .containsExactly(
                        new Holding("person.name", "b", ROWS - 1, true, true),
                        new Holding("person.name", "lost", 1, false, false));
    }

    @Test
    void readersAndWritersGoOnMeanwhile() throws Exception {
        Secrets secrets = SecretsTest.with(BOTH);
        AtomicBoolean done = new AtomicBoolean();
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<Integer> writer = pool.submit(() -> {
                int written = 0;
                while (!done.get()) {
                    UUID id = ids.get(written++ % ROWS);
                    jdbc.sql("update person set name = ? where person_id = ?")
                            .params(secrets.seal(NAME, id, "written " + id), id)
                            .update();
                }
                return written;
            });
            Future<Integer> reader = pool.submit(() -> {
                int read = 0;
                while (!done.get()) {
                    UUID id = ids.get(read++ % ROWS);
                    assertThat(name(secrets, id)).endsWith(id.toString());
                }
                return read;
            });
            rotation(BOTH).run();
            rotation(BOTH).run();
            done.set(true);
            assertThat(writer.get()).isPositive();
            assertThat(reader.get()).isPositive();
        }
        assertThat(rotation(BOTH).run()).extracting(Holding::keyId).containsExactly("b");
        assertThat(ids).allSatisfy(id -> assertThat(name(secrets, id)).endsWith(id.toString()));
    }

    @Test
    void aRowThatSomebodyHoldsIsLeftForTheNextRun() throws Exception {
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            try (var held = other.prepareStatement("select * from person where person_id = ? for update")) {
                held.setObject(1, ids.getFirst());
                held.executeQuery();
                assertThat(rotation(BOTH).run()).contains(new Holding("person.name", "a", 1, false, true));
            }
            other.rollback();
        }
        assertThat(rotation(BOTH).run()).extracting(Holding::keyId).containsExactly("b");
    }
}
