package org.backline.intake;

import java.net.URI;
import java.util.UUID;
import org.backline.support.testing.Engines;
import org.backline.support.testing.Link;
import org.junit.jupiter.api.AfterEach;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** A running service whose way to its database a test can make bad, and a way of the test's own that stays good. */
@ContextConfiguration(initializers = BehindALink.ThroughTheLink.class)
class BehindALink extends RunningIntake {

    private static final Engines.Database DATABASE = Engines.postgreSql();
    private static final URI ADDRESS = URI.create(DATABASE.jdbcUrl().substring("jdbc:".length()));

    static final Link LINK = Link.to(ADDRESS.getPort());

    final JdbcTemplate beside = new JdbcTemplate(DATABASE.dataSource());

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
}
