package org.backline.support.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.backline.support.command.Work;
import org.backline.support.testing.Engines;
import org.backline.support.time.Ids;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The second wall: a query that forgets to ask for the clinic still finds nothing of another. */
class ReadsTest {

    private static final UUID MOVED = Ids.next();

    private static JdbcTemplate jdbc;
    private static Reads reads;

    @BeforeAll
    static void buildTheWall() {
        DataSource database = Engines.postgreSql().pool();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/support")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(database);
        jdbc.execute("create table sample (case_id uuid primary key, clinic_id text not null)");
        jdbc.queryForList("select only_rows_of_clinic('sample')");
        for (String clinic : List.of("north", "south", "west")) {
            jdbc.update("insert into sample values (?, ?)", Ids.next(), clinic);
        }
        jdbc.update("insert into sample values (?, 'north')", MOVED);
        jdbc.update("insert into case_access (case_id, clinic_id) values (?, 'west')", MOVED);
        reads = new Reads(jdbc, new JdbcTransactionManager(database), new Work(1, 1, Duration.ofSeconds(10)));
    }

    private static List<String> clinicsSeen(Set<String> by) {
        return reads.within(
                by, () -> jdbc.queryForList("select holding_clinic(case_id, clinic_id) from sample", String.class));
    }

    @Test
    void showsOnlyTheRowsOfTheCallersClinics() {
        assertThat(clinicsSeen(Set.of("north"))).containsExactly("north");
        assertThat(clinicsSeen(Set.of("north", "south"))).containsExactlyInAnyOrder("north", "south");
        assertThat(clinicsSeen(Set.of("elsewhere"))).isEmpty();
        assertThat(clinicsSeen(Set.of())).isEmpty();
    }

    @Test
    void aCaseThatWasHandedOverIsSeenWhereItIsNow() {
        assertThat(clinicsSeen(Set.of("west"))).containsExactly("west", "west");
    }

    @Test
    void aReaderNeitherWritesNorReadsWhatIsNoView() {
        assertThatThrownBy(() -> reads.within(Set.of("north"), () -> jdbc.update("delete from sample")))
                .isInstanceOf(DataAccessException.class);
        for (String table : List.of("domain_event_entry", "note", "disclosure", "processed_command")) {
            assertThatThrownBy(() -> reads.within(Set.of("north"), () -> jdbc.queryForList("select * from " + table)))
                    .as(table)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void nothingIsLeftBehindForTheNextWhoUsesTheConnection() {
        clinicsSeen(Set.of("north"));

        assertThat(jdbc.queryForObject("select count(*) from sample", Integer.class))
                .isEqualTo(4);
    }
}
