package org.backline.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backline.local.launcher.Service;

/**
 * Whether anything but the records grows while half of what this machine does is asked of it for long ({@code
 * -Dbench.soak=60} minutes): heap after a collection, threads, open files, connections, and the places of the readers. Looked
 * at at even intervals; the first third is left out, in which caches fill.
 */
final class SoakMeasure implements Measure {

    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("bench.soak", 60));
    private static final int ASKERS = 16;

    /** Before: a machine that is cold does a tenth of what it will. */
    private static final int WARM_SHARE = 20;

    private static final int LOOKS = 18;
    private static final int LEFT_OUT = LOOKS / 3;
    private static final double SLOPE_SECONDS = 600;

    /** What is looked at. */
    private enum Quantity {
        HEAP("heap after a full collection", "MB") {
            @Override
            double of(Bench bench, Service service) throws Exception {
                String jcmd =
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
                new ProcessBuilder(jcmd, Long.toString(process(bench, service)), "GC.run")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
                return bench.heapMegabytes(service);
            }
        },
        THREADS("threads", "") {
            @Override
            double of(Bench bench, Service service) throws Exception {
                return bench.figure(service, Pattern.compile("jvm_threads_live_threads"));
            }
        },
        FILES("open files and sockets", "") {
            @Override
            double of(Bench bench, Service service) throws Exception {
                try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(process(bench, service)), "fd"))) {
                    return open.count();
                }
            }
        },
        CONNECTIONS("connections to the database", "") {
            @Override
            double of(Bench bench, Service service) throws Exception {
                return bench.figure(service, Pattern.compile("hikaricp_connections\\{"));
            }
        },
        PLACES("longest place of a reader", "bytes") {
            @Override
            double of(Bench bench, Service service) throws Exception {
                return bench.count(service, "select coalesce(max(length(token)), 0) from token_entry");
            }
        },
        BLOAT("table of the readers' places", "kB") {
            @Override
            double of(Bench bench, Service service) throws Exception {
                return bench.count(service, "select pg_total_relation_size('token_entry') / 1024");
            }
        };

        private final String words;
        private final String unit;

        Quantity(String words, String unit) {
            this.words = words;
            this.unit = unit;
        }

        abstract double of(Bench bench, Service service) throws Exception;

        private static long process(Bench bench, Service service) {
            return bench.backline().process(service).pid();
        }
    }

    @Override
    public void take(Bench bench) throws Exception {
        Crowd.ask(
                ASKERS,
                LENGTH.dividedBy(WARM_SHARE),
                Bench.MEASURED,
                (asker, number) -> bench.trainers().record());
        bench.awaitQuiet();
        double most = bench.followedPerSecond(ASKERS);
        int perSecond = Math.max(1, (int) most / 2);
        String cases = "select count(*) from board";
        long before = bench.count(Service.DASHBOARD, cases);
        LongAdder accepted = new LongAdder();
        LongAdder refused = new LongAdder();
        Map<Quantity, Map<Service, List<Double>>> seen = new EnumMap<>(Quantity.class);
        try (var askers = Executors.newFixedThreadPool(ASKERS);
                var pace = Executors.newSingleThreadScheduledExecutor()) {
            pace.scheduleAtFixedRate(
                    () -> askers.execute(() -> record(bench, accepted, refused)),
                    0,
                    TimeUnit.SECONDS.toNanos(1) / perSecond,
                    TimeUnit.NANOSECONDS);
            for (int look = 0; look < LOOKS; look++) {
                TimeUnit.NANOSECONDS.sleep(LENGTH.toNanos() / LOOKS);
                look(bench, seen);
            }
            pace.shutdownNow();
        }
        bench.awaitQuiet();
        long lost = accepted.sum() - (bench.count(Service.DASHBOARD, cases) - before);
        bench.findings()
                .add(
                        "%d minutes of %d intakes a second, of %.0f that go through all services"
                                .formatted(LENGTH.toMinutes(), perSecond, most),
                        "%d taken in, %d not; %d of them not on the board in the end"
                                .formatted(accepted.sum(), refused.sum(), lost),
                        "all, and all on the board");
        seen.forEach((quantity, services) -> add(bench, quantity, services));
    }

    private static void record(Bench bench, LongAdder accepted, LongAdder refused) {
        try {
            bench.trainers().record();
            accepted.increment();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException failed) {
            refused.increment();
        }
    }

    private static void look(Bench bench, Map<Quantity, Map<Service, List<Double>>> seen) throws Exception {
        for (Quantity quantity : Quantity.values()) {
            for (Service service : Service.withDatabase()) {
                seen.computeIfAbsent(quantity, one -> new EnumMap<>(Service.class))
                        .computeIfAbsent(service, one -> new ArrayList<>())
                        .add(quantity.of(bench, service));
            }
        }
    }

    /** Of all services the one in which it grew most. */
    private static void add(Bench bench, Quantity quantity, Map<Service, List<Double>> services) {
        services.entrySet().stream()
                .max((one, other) -> Double.compare(slope(one.getValue()), slope(other.getValue())))
                .ifPresent(most -> bench.findings()
                        .add(
                                quantity.words + ", where it grew most: "
                                        + most.getKey().module(),
                                String.format(
                                        Locale.ROOT,
                                        "%.0f -> %.0f %s, %+.1f %% in 10 minutes",
                                        most.getValue().get(LEFT_OUT),
                                        most.getValue().getLast(),
                                        quantity.unit,
                                        100 * slope(most.getValue())),
                                "below 1 % in 10 minutes"));
    }

    /** The straight line through what was seen: by which share of its mean it grows in ten minutes. */
    private static double slope(List<Double> all) {
        List<Double> settled = all.subList(LEFT_OUT, all.size());
        double mean =
                settled.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        double middle = (settled.size() - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int look = 0; look < settled.size(); look++) {
            above += (look - middle) * (settled.get(look) - mean);
            below += (look - middle) * (look - middle);
        }
        double perLook = above / below;
        double looks = SLOPE_SECONDS / (LENGTH.toSeconds() / (double) LOOKS);
        return mean == 0 ? 0 : perLook * looks / mean;
    }
}
