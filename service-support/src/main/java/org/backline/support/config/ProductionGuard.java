package org.backline.support.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Stops the start in profile {@code prod} when anything about it belongs to trying out: a listener or a connection in
 * the clear, a password that is missing or known, a role that may do too much, people who are made up. Every fault is
 * named at once, with its setting.
 */
final class ProductionGuard implements BeanFactoryPostProcessor {

    private final Environment environment;

    ProductionGuard(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        if (environment.acceptsProfiles(Profiles.of("prod"))) {
            List<String> faults = faults();
            if (!faults.isEmpty()) {
                throw new IllegalStateException("Profile prod refuses to start:\n  - " + String.join("\n  - ", faults));
            }
        }
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (text("server.ssl.bundle").isEmpty()
                || !environment.getProperty("server.ssl.enabled", Boolean.class, true)) {
            faults.add("HTTP would be served in the clear: server.ssl.bundle names no certificate");
        }
        String kafka = text("spring.kafka.properties.security.protocol") + text("spring.kafka.security.protocol");
        if (!kafka.contains("SASL_SSL")) {
            faults.add("Kafka would be spoken to in the clear: spring.kafka.security.protocol must be SASL_SSL");
        }
        if (!text("spring.datasource.url").contains("sslmode=verify-full")) {
            faults.add("PostgreSQL would be spoken to without knowing who it is: spring.datasource.url needs"
                    + " sslmode=verify-full");
        }
        passwords(faults);
        if (!scheme("backline.sign-in.issuer").equals("https")) {
            faults.add(
                    "Access tokens would come in the clear: backline.sign-in.issuer (BACKLINE_ISSUER) must be https");
        }
        if (environment.getProperty("springdoc.api-docs.enabled", Boolean.class, true)) {
            faults.add("The API's description would be public: springdoc.api-docs.enabled must be false");
        }
        if (environment.getProperty("backline.sign-in.demo.people[0].subject") != null) {
            faults.add("People who are made up could sign in: backline.sign-in.demo must be empty");
        }
        return faults;
    }

    private void passwords(List<String> faults) {
        String runner = text("spring.datasource.username");
        if (runner.equals("postgres") || runner.equals(text("spring.flyway.user"))) {
            faults.add("The service would run as the owner of its tables: spring.datasource.username"
                    + " (BACKLINE_POSTGRESQL_USER) must be the limited role");
        }
        for (String setting : List.of("spring.datasource.password", "spring.flyway.password")) {
            String password = text(setting);
            if (password.length() < 16 || password.toLowerCase(Locale.ROOT).contains("backline")) {
                faults.add(
                        setting + " must be 16 characters or more, from the environment or a file, and no known one");
            }
        }
        String client = environment.getProperty("backline.sign-in.client-secret", "not used by this process");
        if (client.length() < 16 || client.contains("demo")) {
            faults.add("backline.sign-in.client-secret (BACKLINE_CLIENT_SECRET) must be 16 characters or more, and no"
                    + " known one");
        }
    }

    private String scheme(String setting) {
        try {
            String scheme = URI.create(text(setting)).getScheme();
            return scheme == null ? "" : scheme;
        } catch (IllegalArgumentException noAddress) {
            return "";
        }
    }

    private String text(String setting) {
        return environment.getProperty(setting, "");
    }
}
