package org.backline.support.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.mock.env.MockEnvironment;

class ProductionGuardTest {

    private static final Map<String, String> SOUND = Map.ofEntries(
            Map.entry("server.ssl.bundle", "backline"),
            Map.entry("spring.kafka.security.protocol", "SASL_SSL"),
            Map.entry("spring.datasource.url", "jdbc:postgresql://db/intake?sslmode=verify-full"),
            Map.entry("spring.datasource.username", "intake_app"),
            Map.entry("spring.datasource.password", "Zk3vX0qq1Lw8Jm5c"),
            Map.entry("spring.flyway.user", "intake_owner"),
            Map.entry("spring.flyway.password", "pY7uR2sD9fG4hJ1k"),
            Map.entry("backline.sign-in.issuer", "https://sign-in.example.edu/realms/backline"),
            Map.entry("springdoc.api-docs.enabled", "false"));

    private static void start(Map<String, String> settings, String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        settings.forEach(environment::setProperty);
        new ProductionGuard(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    @Test
    void startsWhenAllIsAsItMustBe() {
        assertThatCode(() -> start(SOUND, "prod")).doesNotThrowAnyException();
    }

    @Test
    void leavesTryingOutAlone() {
        assertThatCode(() -> start(Map.of())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "server.ssl.bundle, '', server.ssl.bundle",
        "server.ssl.enabled, false, server.ssl.bundle",
        "spring.kafka.security.protocol, SASL_PLAINTEXT, spring.kafka.security.protocol",
        "spring.datasource.url, jdbc:postgresql://db/intake, sslmode=verify-full",
        "spring.datasource.username, postgres, BACKLINE_POSTGRESQL_USER",
        "spring.datasource.username, intake_owner, BACKLINE_POSTGRESQL_USER",
        "spring.datasource.password, '', spring.datasource.password",
        "spring.datasource.password, short, spring.datasource.password",
        "spring.flyway.password, backline-backline, spring.flyway.password",
        "backline.sign-in.issuer, http://127.0.0.1:9000, BACKLINE_ISSUER",
        "backline.sign-in.issuer, '', BACKLINE_ISSUER",
        "springdoc.api-docs.enabled, true, springdoc.api-docs.enabled",
        "backline.sign-in.client-secret, dashboard-demo-secret, BACKLINE_CLIENT_SECRET",
        "backline.sign-in.demo.people[0].subject, p-1, backline.sign-in.demo"
    })
    void namesWhatBelongsToTryingOut(String setting, String value, String named) {
        Map<String, String> settings = new HashMap<>(SOUND);
        settings.put(setting, value);

        assertThatThrownBy(() -> start(settings, "prod"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("refuses to start")
                .hasMessageContaining(named);
    }

    @Test
    void theDefaultsAloneDoNotStartInProduction() {
        var application = new SpringApplication(SupportConfiguration.class);
        application.setWebApplicationType(WebApplicationType.NONE);

        assertThatThrownBy(() -> application.run(
                        "--spring.profiles.active=prod",
                        "--spring.config.import=classpath:backline-defaults.yaml",
                        "--spring.application.name=tally",
                        "--backline.database=tally",
                        "--BACKLINE_POSTGRESQL=127.0.0.1:1"))
                .hasMessageContaining("refuses to start")
                .hasMessageContaining("spring.datasource.password")
                .hasMessageContaining("BACKLINE_ISSUER");
    }
}
