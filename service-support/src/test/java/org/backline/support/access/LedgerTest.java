package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.backline.codes.Role;
import org.backline.support.access.Disclosure.Outcome;
import org.backline.support.testing.Engines;
import org.backline.support.time.Ids;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LedgerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T15:30:00.123456789Z");
    private static final UUID CASE = Ids.next();
    private static final UUID ATHLETE = Ids.next();

    private JdbcTemplate jdbc;
    private Ledger ledger;

    @BeforeEach
    void openALedger() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(database);
        ledger = new Ledger(jdbc, new TransactionTemplate(new JdbcTransactionManager(database)));
        ledger.start();
    }

    @AfterEach
    void close() throws InterruptedException {
        ledger.stop();
    }

    private static Disclosure line(String actor, Purpose purpose, Outcome outcome, String clinic) {
        return new Disclosure(
                NOW,
                actor,
                Role.ATHLETIC_TRAINER,
                "case.read",
                DataCategory.CLINICAL,
                purpose,
                outcome,
                null,
                List.of(CASE),
                List.of(),
                List.of(clinic));
    }

    private static Disclosure seenBy(String actor) {
        return line(actor, Purpose.TREATMENT, Outcome.DISCLOSED, "north");
    }

    @Test
    void keepsEveryLineOfManyAtOnceInOneSoundChain() {
        Flux.fromStream(IntStream.range(0, 400).mapToObj(number -> seenBy("trainer " + number)))
                .flatMap(ledger::add, 100)
                .then()
                .block();

        assertThat(ledger.about(List.of(CASE), null, List.of("north"), 1_000))
                .hasSize(400)
                .extracting(Disclosure::actor)
                .doesNotHaveDuplicates();
        assertThat(ledger.firstDamage()).isNull();
    }

    @Test
    void twoCopiesOfAServiceWriteOneChain() throws InterruptedException {
        var other = new Ledger(jdbc, new TransactionTemplate(new JdbcTransactionManager(jdbc.getDataSource())));
        other.start();
        List<Mono<Void>> added = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            added.add((number % 2 == 0 ? ledger : other).add(seenBy("trainer " + number)));
        }
        Mono.when(added).block();
        other.stop();

        assertThat(ledger.firstDamage()).isNull();
        assertThat(jdbc.queryForObject("select count(*) from disclosure", Integer.class))
                .isEqualTo(60);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update disclosure set actor = 'nobody'",
                "delete from disclosure",
                "truncate disclosure",
                "update domain_event_entry set payload = '{}'",
                "delete from domain_event_entry"
            })
    void linesAndEventsAreNeverChanged(String change) {
        ledger.add(seenBy("trainer")).block();

        assertThatThrownBy(() -> jdbc.update(change))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("is only ever added to");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update disclosure set actor = 'nobody' where line = 2",
                "update disclosure set outcome = 'DENIED' where line = 2",
                "update disclosure set at = at + interval '1 second' where line = 2",
                "delete from disclosure where line = 1"
            })
    void noticesALineThatSomebodyChangedBehindItsBack(String change) {
        for (int number = 0; number < 3; number++) {
            ledger.add(seenBy("trainer " + number)).block();
        }
        jdbc.execute("alter table disclosure disable trigger user");
        jdbc.update(change);

        assertThat(ledger.firstDamage()).isEqualTo(2);
    }

    @Test
    void findsWhatIsAboutAnAthleteAndNothingOfOtherClinics() {
        ledger.add(seenBy("by case")).block();
        ledger.add(line("elsewhere", Purpose.TREATMENT, Outcome.DISCLOSED, "south"))
                .block();
        ledger.add(new Disclosure(
                        NOW,
                        "by name",
                        Role.COACH,
                        "athlete.read",
                        DataCategory.IDENTITY,
                        Purpose.OPERATIONS,
                        Outcome.DENIED,
                        null,
                        List.of(),
                        List.of(ATHLETE),
                        List.of("north")))
                .block();

        assertThat(ledger.about(List.of(CASE), ATHLETE, List.of("north"), 10))
                .extracting(Disclosure::actor)
                .containsExactly("by name", "by case");
        assertThat(ledger.about(List.of(Ids.next()), Ids.next(), List.of("north"), 10))
                .isEmpty();
    }

    @Test
    void accountsForWhatLeftTreatmentAndForWhatWasRefused() {
        List<Disclosure> lines = List.of(
                line("treats", Purpose.TREATMENT, Outcome.DISCLOSED, "south"),
                line("asks", Purpose.TREATMENT, Outcome.DENIED, "south"),
                line("lawyer", Purpose.OUTSIDE_DISCLOSURE, Outcome.DISCLOSED, "south"));
        var regimes = new Regimes(Map.of("north", Regimes.Regime.HIPAA, "south", Regimes.Regime.FERPA));

        Accounting accounting = Accounting.of(ATHLETE, lines, regimes);

        assertThat(accounting.entries()).extracting(Accounting.Entry::recipient).containsExactly("asks", "lawyer");
        assertThat(accounting.records())
                .as("a treatment record that went outside is an education record")
                .containsExactlyInAnyOrderEntriesOf(Map.of("south", Accounting.RecordClass.EDUCATION_RECORD));
        assertThat(Accounting.of(ATHLETE, lines.subList(0, 2), regimes).records())
                .containsEntry("south", Accounting.RecordClass.TREATMENT_RECORD);
        assertThat(Accounting.of(
                                ATHLETE,
                                List.of(line("treats", Purpose.TREATMENT, Outcome.DISCLOSED, "north")),
                                regimes)
                        .records())
                .containsEntry("north", Accounting.RecordClass.PROTECTED_HEALTH_INFORMATION);
    }
}
