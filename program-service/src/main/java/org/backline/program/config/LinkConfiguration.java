package org.backline.program.config;

import org.backline.support.link.LinkKeys;
import org.backline.support.link.LinkSigner;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signed links of athletes; the key may be kept in the database, so the tables come first. */
@Configuration(proxyBeanMethods = false)
class LinkConfiguration {

    @Bean
    LinkSigner linkSigner(
            @Value("${backline.athlete-links.key:}") String key, JdbcClient jdbc, FlywayMigrationInitializer tables) {
        return new LinkSigner(LinkKeys.key(key, "athlete_link_key", jdbc), "");
    }
}
