package org.backline.benchmarks.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.backline.local.launcher.Service;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Building views again from everything that is stored. */
final class ReplayMeasure implements Measure {

    private static final int AT_LEAST = Integer.getInteger("bench.events", 10_000);

    @Override
    public void take(Bench bench) throws Exception {
        String stored = "select count(*) from domain_event_entry";
        fill(bench, stored);
        long events = bench.count(Service.DASHBOARD, stored);
        double bare = bench.baselines().upserts((int) Math.min(events, 100_000));
        for (String view : List.of("timeline", "board")) {
            double ours = events / seconds(bench, view);
            bench.findings()
                    .add(
                            String.format(Locale.ROOT, "replay of view %s over %,d events", view, events),
                            String.format(Locale.ROOT, "%,.0f events/s", ours),
                            String.format(Locale.ROOT, "%,.0f upserts/s", bare),
                            ours / bare,
                            "0.5; 20,000 events/s");
        }
    }

    /** An intake is two events in the dashboard's store. */
    private static void fill(Bench bench, String stored) throws Exception {
        while (bench.count(Service.DASHBOARD, stored) < AT_LEAST) {
            Crowd.each(
                    8,
                    IntStream.range(0, 500).boxed().toList(),
                    number -> bench.trainers().recordInTheEnd(UUID.randomUUID()));
            bench.awaitQuiet();
        }
    }

    private static double seconds(Bench bench, String view) throws Exception {
        URI dashboard = bench.of(Service.DASHBOARD);
        long begin = System.nanoTime();
        bench.trainers().operate("POST", dashboard.resolve("/operations/views/" + view + "/replay"));
        Bench.await("replay of " + view, Duration.ofMinutes(5), () -> {
            JsonNode now = JsonMapper.shared()
                    .readTree(bench.trainers()
                            .operate("GET", dashboard.resolve("/operations/views/" + view))
                            .body());
            return !now.path("replaying").asBoolean()
                    && now.path("position").asLong() >= now.path("head").asLong();
        });
        return (System.nanoTime() - begin) / 1e9;
    }
}
