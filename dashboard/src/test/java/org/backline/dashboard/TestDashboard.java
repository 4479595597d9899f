package org.backline.dashboard;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.backline.support.testing.Engines;
import org.backline.support.testing.Tokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** The dashboard on a real PostgreSQL, with stubs for the services and without Kafka: events are put into its store. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDashboard.Surroundings.class)
public @interface TestDashboard {

    /** A fresh database, and the addresses of the stubs. */
    final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(properties()).applyTo(context);
        }

        private static String people() {
            try {
                return Path.of(Objects.requireNonNull(TestDashboard.class.getResource("/people.yaml"))
                                .toURI())
                        .toString();
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        static Map<String, String> properties() {
            Engines.Database database = Engines.postgreSql();
            return Map.ofEntries(
                    Map.entry("spring.datasource.url", database.jdbcUrl()),
                    Map.entry("spring.datasource.username", database.username()),
                    Map.entry("spring.datasource.password", database.password()),
                    Map.entry("backline.sign-in.issuer", Tokens.ISSUER),
                    Map.entry("backline.sign-in.keys", Tokens.keysAddress()),
                    Map.entry("backline.dashboard.people", people()),
                    Map.entry("spring.kafka.listener.auto-startup", "false"),
                    Map.entry("spring.kafka.admin.auto-create", "false"),
                    Map.entry("backline.services.intake", StubServices.SHARED.address()),
                    Map.entry("backline.services.assessment", StubServices.SHARED.address()),
                    Map.entry("backline.services.program", StubServices.SHARED.address()),
                    Map.entry("backline.services.referral", StubServices.SHARED.address()),
                    Map.entry("backline.dashboard.patience", "PT0.1S"),
                    Map.entry("backline.services.timeout", "PT1S"),
                    Map.entry("backline.services.name-timeout", "PT0.5S"));
        }
    }
}
