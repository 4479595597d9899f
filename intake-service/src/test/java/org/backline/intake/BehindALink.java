package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.backline.support.testing.Engines;
import org.backline.support.testing.Link;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

/** A running service whose way to its database a test can make bad, and a way of the test's own that stays good. */
@ContextConfiguration(initializers = BehindALink.ThroughTheLink.class)
class BehindALink extends RunningIntake {

    private static final Engines.Database DATABASE = Engines.postgreSql();
    private static final URI ADDRESS = URI.create(DATABASE.jdbcUrl().substring("jdbc:".length()));

    static final Link LINK = Link.to(ADDRESS.getPort());

    final JdbcTemplate beside = new JdbcTemplate(DATABASE.dataSource());

    /** Half a minute is what people call broken; a request that finds nobody at the other end ends long before. */
    static final Duration BOUND = Duration.ofSeconds(6);

    /** What somebody was told, and after how long. */
    record Answer(int status, String retryAfter, String body, Duration took) {}

    static final class ThroughTheLink implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + LINK.port() + ADDRESS.getPath())
                    .applyTo(context);
        }
    }

    @AfterEach
    void mend() {
        LINK.mend(true);
    }

    /** How many events of a case there are. */
    int storedOf(UUID caseId) {
        return beside.queryForObject(
                "select count(*) from domain_event_entry where aggregate_identifier = ?",
                Integer.class,
                caseId.toString());
    }

    Answer record(Map<String, Object> intake) {
        long begin = System.nanoTime();
        EntityExchangeResult<String> result =
                post("/cases", intake).expectBody(String.class).returnResult();
        String retryAfter = result.getResponseHeaders().getFirst("Retry-After");
        return new Answer(
                result.getStatus().value(),
                retryAfter == null ? "" : retryAfter,
                String.valueOf(result.getResponseBody()),
                Duration.ofNanos(System.nanoTime() - begin));
    }

    void isWhollyThereAgain() {
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> assertThat(record(intake(Ids.next())).status()).isEqualTo(201));
        UUID caseId = recordedCase();
        await().atMost(30, SECONDS)
                .untilAsserted(() -> get("/cases/" + caseId).expectStatus().isOk());
    }
}
