package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.backline.local.engines.EmbeddedPostgreSql;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** The disk of the database is full: what cannot be stored is not said to be stored, and with space all is well again. */
@ContextConfiguration(initializers = FullDiskTest.OnASmallDisk.class)
@DirtiesContext // The database ends with the test.
class FullDiskTest extends RunningIntake {

    private static final int MANY = 400;

    private static @Nullable SmallDisk disk;
    private static @Nullable EmbeddedPostgreSql database;

    static final class OnASmallDisk implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            // As large as the files of an empty database and a little more.
            SmallDisk mounted = SmallDisk.mount("192m");
            disk = mounted;
            EmbeddedPostgreSql started = EmbeddedPostgreSql.start(
                    mounted.folder().resolve("postgresql"), 0, Map.of("max_wal_size", "64MB", "min_wal_size", "64MB"));
            database = started;
            started.createDatabaseIfMissing("intake");
            TestPropertyValues.of(
                            "spring.datasource.url=" + started.jdbcUrl("intake"),
                            "spring.datasource.username=" + EmbeddedPostgreSql.SUPERUSER,
                            "spring.datasource.password=")
                    .applyTo(context);
        }
    }

    @AfterAll
    static void unmount() throws IOException {
        if (database != null) {
            database.close();
        }
        if (disk != null) {
            disk.unmount();
        }
    }

    private EntityExchangeResult<String> record(Map<String, Object> intake) {
        return post("/cases", intake).expectBody(String.class).returnResult();
    }

    @Test
    void nothingIsAcceptedThatIsNotStoredAndWithSpaceAllIsWellAgain() throws IOException {
        SmallDisk full = Objects.requireNonNull(disk);
        Map<UUID, Map<String, Object>> accepted = new LinkedHashMap<>();
        List<Map<String, Object>> refused = new ArrayList<>();
        for (int number = 0; number < 3; number++) {
            Map<String, Object> intake = intake(Ids.next());
            assertThat(record(intake).getStatus().value()).isEqualTo(201);
            accepted.put((UUID) intake.get("caseId"), intake);
        }
        full.fill();
        for (int number = 0; number < MANY && refused.size() < 5; number++) {
            UUID caseId = Ids.next();
            Map<String, Object> intake = intake(caseId);
            var answer = record(intake);
            if (answer.getStatus().value() == 201) {
                accepted.put(caseId, intake);
            } else {
                assertThat(answer.getStatus().value()).isEqualTo(503);
                assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("2");
                assertThat(answer.getResponseBody()).contains(PROBLEM);
                refused.add(intake);
            }
        }
        assertThat(refused).as("the disk was full").hasSize(5);
        full.empty();

        for (Map<String, Object> intake : refused) {
            await().atMost(40, SECONDS)
                    .untilAsserted(
                            () -> assertThat(record(intake).getStatus().value()).isEqualTo(201));
        }
        accepted.forEach((caseId, intake) -> {
            assertThat(record(intake).getStatus().value()).isEqualTo(201);
            assertThat(storedOf(caseId)).isOne();
        });
        refused.forEach(
                intake -> assertThat(storedOf((UUID) intake.get("caseId"))).isOne());
        soon().untilAsserted(() ->
                get("/cases/" + refused.getLast().get("caseId")).expectStatus().isOk());
    }

    private int storedOf(UUID caseId) {
        return jdbc.queryForObject(
                "select count(*) from domain_event_entry where aggregate_identifier = ?",
                Integer.class,
                caseId.toString());
    }
}
