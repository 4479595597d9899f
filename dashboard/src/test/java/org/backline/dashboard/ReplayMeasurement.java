package org.backline.dashboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.backline.dashboard.CaseSamples.Told;
import org.backline.support.operations.View;
import org.backline.support.operations.Views;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How many events a second each view of the dashboard takes in when it is built again from the store, beside one batched
 * upsert for each event by plain JDBC on the same database.
 */
public final class ReplayMeasurement {

    private static final int EVENTS = Integer.getInteger("replay.events", 20_000);
    private static final int ROUNDS = 3;
    private static final int BATCH = 500;
    private static final String TEXT =
            "{\"stage\":\"ASSESSING\",\"pain\":[4,5,6],\"note\":\"%s\"}".formatted("x".repeat(400));

    private final DataSource database;
    private final Views views;

    private ReplayMeasurement(DataSource database, Views views) {
        this.database = database;
        this.views = views;
    }

    /** Measures and writes {@code replay.md} to the folder that is named. */
    public static void main(String[] arguments) throws IOException, SQLException {
        Map<String, Object> properties = new HashMap<>(TestDashboard.Surroundings.properties());
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Dashboard.class,
                properties.entrySet().stream()
                        .map(property -> "--" + property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new))) {
            var measurement = new ReplayMeasurement(context.getBean(DataSource.class), context.getBean(Views.class));
            int events = fill(new Delivery(context));
            List<String> names = context.getBeansOfType(View.class).values().stream()
                    .map(View::name)
                    .sorted()
                    .toList();
            Files.writeString(Path.of(arguments[0]).resolve("replay.md"), measurement.measured(names, events));
        }
        System.exit(0);
    }

    /** Cases in which everything happens that can. */
    private static int fill(Delivery delivery) {
        int events = 0;
        while (events < EVENTS) {
            List<Told> part = new ArrayList<>();
            while (part.size() < BATCH) {
                part.addAll(CaseSamples.everything(CaseSamples.nextNumber()));
            }
            delivery.publish(part);
            events += part.size();
        }
        return events;
    }

    private String measured(List<String> names, int events) throws SQLException {
        names.forEach(this::awaitAll);
        StringBuilder page = new StringBuilder(String.format(Locale.ROOT, """
            # Building the views again

            %,d events of cases in which everything happens that can, PostgreSQL on the same machine, the best of %d rounds of
            each. The baseline is one upsert for each event by plain JDBC, %d in a transaction. Machines differ, so the ratio to
            the upserts of the same run is what counts.

            | view | events/s | upserts/s | ratio |
            | --- | ---: | ---: | ---: |
            """, events, ROUNDS, BATCH));
        for (String name : names) {
            double ours = 0;
            double bare = 0;
            for (int round = 0; round < ROUNDS; round++) {
                bare = Math.max(bare, upserts(events));
                ours = Math.max(ours, events / secondsOf(name));
            }
            page.append(String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | %.3f |%n", name, ours, bare, ours / bare));
        }
        return page.toString();
    }

    private double secondsOf(String name) {
        long begin = System.nanoTime();
        views.replay(name);
        awaitAll(name);
        return (System.nanoTime() - begin) / 1e9;
    }

    private void awaitAll(String name) {
        Awaitility.await("view " + name)
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Views.Progress now = views.progress(name);
                    return !now.replaying() && now.position() >= now.head();
                });
    }

    private double upserts(int events) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement table = connection.createStatement()) {
            table.execute("create table plain_view (id integer primary key, n integer, payload text)");
            connection.setAutoCommit(false);
            long begin = System.nanoTime();
            try (PreparedStatement upsert = connection.prepareStatement("insert into plain_view values (?, 1, ?)"
                    + " on conflict (id) do update set n = plain_view.n + 1, payload = excluded.payload")) {
                for (int event = 0; event < events; event++) {
                    upsert.setInt(1, event % (events / 5 + 1));
                    upsert.setString(2, TEXT);
                    upsert.addBatch();
                    if (event % BATCH == BATCH - 1) {
                        upsert.executeBatch();
                        connection.commit();
                    }
                }
                upsert.executeBatch();
                connection.commit();
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            connection.setAutoCommit(true);
            table.execute("drop table plain_view");
            return events / seconds;
        }
    }
}
