package org.backline.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class OffTheEventLoopTest {

    @Test
    void nobodyWaitsForTheDatabaseThere() {
        Engines.Database database = Engines.postgreSql();
        var connection =
                new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true);
        var jdbc = new JdbcTemplate(connection);
        assertThat(jdbc.queryForObject("select 1", Integer.class)).isOne();

        OffTheEventLoop.isRefused(() -> jdbc.queryForObject("select 1", Integer.class));
        OffTheEventLoop.isRefused(() -> new JdbcTemplate(database.dataSource()).execute("select 1"));
        connection.destroy();
    }

    @Test
    void nobodyWaitsForSomebodyElseThere() {
        OffTheEventLoop.isRefused(new CompletableFuture<>()::join);
    }

    @Test
    void whatComesWithTheProgramIsRead() {
        assertThat(Mono.fromSupplier(OffTheEventLoopTest::migration)
                        .subscribeOn(Schedulers.parallel())
                        .block())
                .isNotEmpty();
    }

    private static byte[] migration() {
        try (InputStream file =
                OffTheEventLoopTest.class.getResourceAsStream("/db/support/V202611221900__event_store.sql")) {
            return file.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
