package org.backline.support.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** What every connection is to be, also those that are no part of the pool, stands in the address. */
class DatabaseAddressTest {

    /** Migrations, and whoever waits for news of the views, take the address and nothing else of the pool's settings. */
    @Test
    void noMessageOfTheDatabaseSaysWhatARowHeld() throws IOException {
        List<String> addresses = new YamlPropertySourceLoader()
                .load("defaults", new ClassPathResource("backline-defaults.yaml")).stream()
                        .map(document -> document.getProperty("spring.datasource.url"))
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .toList();
        assertThat(addresses)
                .hasSize(2)
                .allSatisfy(address -> assertThat(address).contains("logServerErrorDetail=false"));
    }
}
