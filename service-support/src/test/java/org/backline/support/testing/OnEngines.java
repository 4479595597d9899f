package org.backline.support.testing;

import org.backline.support.testing.Engines.Database;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.Order;

/**
 * Gives a service under test an empty database of its own and the broker; the address of neither is written down. Access tokens come
 * from {@link Tokens}. A test that wants another database, or another way to it, adds an initializer, which comes later.
 */
@Order(0)
public final class OnEngines implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Database database = Engines.postgreSql();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.username(),
                        "spring.datasource.password=" + database.password(),
                        "backline.sign-in.issuer=" + Tokens.ISSUER,
                        "backline.sign-in.keys=" + Tokens.keysAddress(),
                        "spring.kafka.bootstrap-servers=" + Engines.kafkaBootstrapServers())
                .applyTo(context);
    }
}
