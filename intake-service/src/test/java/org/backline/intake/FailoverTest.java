package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.PostgreSqlPair;
import org.backline.support.time.Ids;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The database is killed and its standby takes its place while people work: nothing accepted is lost, nothing is twice. */
@ContextConfiguration(initializers = FailoverTest.OnAPair.class)
@DirtiesContext // The database ends with the test.
class FailoverTest extends RunningIntake {

    private static final int PEOPLE = 4;
    private static final int ENOUGH = 30;

    private static @Nullable PostgreSqlPair pair;

    static final class OnAPair implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgreSqlPair started = PostgreSqlPair.start("intake");
            pair = started;
            TestPropertyValues.of(
                            "spring.datasource.url=" + started.jdbcUrl(),
                            "spring.datasource.username=postgres",
                            "spring.datasource.password=")
                    .applyTo(context);
        }
    }

    @AfterAll
    static void end() {
        if (pair != null) {
            pair.close();
        }
    }

    private record Asked(Map<String, Object> intake, int status) {

        UUID caseId() {
            return (UUID) intake.get("caseId");
        }
    }

    private Asked ask(Map<String, Object> intake) {
        return new Asked(
                intake,
                post("/cases", intake).returnResult(String.class).getStatus().value());
    }

    @Test
    void whatWasAcceptedIsThereAndTheServiceGoesOnByItself() throws Exception {
        PostgreSqlPair both = Objects.requireNonNull(pair);
        Queue<Asked> asked = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> people = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(PEOPLE)) {
            for (int person = 0; person < PEOPLE; person++) {
                people.add(pool.submit(() -> {
                    while (!over.get()) {
                        asked.add(ask(intake(Ids.next())));
                    }
                }));
            }
            try {
                await().atMost(40, SECONDS).until(() -> accepted(asked) >= ENOUGH);
                both.part();
                // Who asks now is told that it is not known, and not that it is stored: only one of the two has it.
                await().atMost(20, SECONDS).until(() -> unavailable(asked) >= PEOPLE);
                both.failOver();
                long before = accepted(asked);
                await().atMost(40, SECONDS).until(() -> accepted(asked) >= before + ENOUGH);
            } finally {
                over.set(true);
            }
            for (Future<?> person : people) {
                person.get();
            }
        }
        assertThat(asked).extracting(Asked::status).containsOnly(201, 503);
        List<UUID> stored = asked.stream()
                .filter(one -> one.status() == 201)
                .map(Asked::caseId)
                .toList();
        assertThat(both.standby().queryForList("select aggregate_identifier from domain_event_entry", String.class))
                .as("what was accepted, before and after")
                .doesNotHaveDuplicates()
                .containsAll(stored.stream().map(UUID::toString).toList());
        for (Asked one : asked) {
            assertThat(ask(one.intake()).status()).as("the same again").isEqualTo(201);
        }
        List<UUID> all = asked.stream().map(Asked::caseId).toList();
        assertThat(both.standby().queryForList("select aggregate_identifier from domain_event_entry", String.class))
                .doesNotHaveDuplicates()
                .containsAll(all.stream().map(UUID::toString).toList());
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(CaseEventsTopic.ofCases(all))
                        .extracting(event -> event.caseId())
                        .containsAll(all));
    }

    private static long accepted(Queue<Asked> asked) {
        return asked.stream().filter(one -> one.status() == 201).count();
    }

    private static long unavailable(Queue<Asked> asked) {
        return asked.stream().filter(one -> one.status() == 503).count();
    }
}
