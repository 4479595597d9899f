package org.backline.benchmarks.load;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.backline.local.launcher.Service;

/** Many boards that stay open while intakes come in: how far behind the slowest of them hears of each case. */
final class DashboardsMeasure implements Measure {

    private static final int OPEN = 500;
    private static final int PER_SECOND = 50;
    private static final int CASES = 1_000;
    private static final String PERSON = "trainer.okafor";
    private static final Pattern HEAP =
            Pattern.compile("^jvm_memory_used_bytes\\{.*area=\"heap\".*} ([0-9.E]+)", Pattern.MULTILINE);

    /** A case that came in: who has heard of it, when the last did, and when its trainer was answered. */
    private record Told(int number, AtomicInteger heard, LongAccumulator last, LongAccumulator answered) {

        static Told of(int number) {
            return new Told(
                    number,
                    new AtomicInteger(),
                    new LongAccumulator(Math::max, Long.MIN_VALUE),
                    new LongAccumulator(Math::max, Long.MIN_VALUE));
        }

        double millisBehind() {
            return Math.max(0, (last.get() - answered.get()) / 1e6);
        }
    }

    @Override
    public void take(Bench bench) throws Exception {
        URI intake = bench.of(Service.INTAKE);
        UUID athleteId = bench.trainers().register(intake);
        double before = heap(bench);
        Map<String, Told> cases = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(OPEN);
        LongAdder lost = new LongAdder();
        for (int listener = 0; listener < OPEN; listener++) {
            var _ = bench.trainers()
                    .listen(PERSON, bench.of(Service.DASHBOARD).resolve("/events"), ear(cases, open, lost));
        }
        if (!open.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " boards did not open");
        }
        List<Told> all = comeIn(bench, intake, athleteId, cases);
        Bench.await(
                "every board hears of every case",
                Duration.ofSeconds(60),
                () -> all.stream().allMatch(one -> one.heard().get() == OPEN));
        double after = heap(bench);
        double[] behind = all.stream().mapToDouble(Told::millisBehind).sorted().toArray();
        bench.findings()
                .add(
                        "500 open boards, 50 intakes a second: the last board to hear of a case, after its trainer's answer",
                        String.format(
                                Locale.ROOT,
                                "p50 %.0f ms, p99 %.0f ms, longest %.0f ms; %d streams lost; heap of the dashboard"
                                        + " %.0f MB before, %.0f MB after",
                                Sorted.at(behind, 0.5),
                                Sorted.at(behind, 0.99),
                                behind[behind.length - 1],
                                lost.sum(),
                                before,
                                after),
                        "longest 2 s, heap bounded");
    }

    private static List<Told> comeIn(Bench bench, URI intake, UUID athleteId, Map<String, Told> cases)
            throws InterruptedException {
        List<Told> all = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(CASES);
        try (var askers = Executors.newFixedThreadPool(8);
                var pace = Executors.newSingleThreadScheduledExecutor()) {
            for (int number = 0; number < CASES; number++) {
                UUID caseId = UUID.randomUUID();
                Told told = Told.of(number);
                all.add(told);
                cases.put("event:case-" + caseId, told);
                var _ = pace.schedule(
                        () -> askers.submit(() -> {
                            bench.trainers().record(intake, athleteId, caseId);
                            told.answered().accumulate(System.nanoTime());
                            answered.countDown();
                            return caseId;
                        }),
                        number * 1_000_000L / PER_SECOND,
                        TimeUnit.MICROSECONDS);
            }
            if (!answered.await(3, TimeUnit.MINUTES)) {
                throw new IllegalStateException(answered.getCount() + " intakes were not answered");
            }
        }
        return all;
    }

    /** One board: what it hears of which case for the first time. Its lines come one after the other. */
    private static java.util.function.Consumer<String> ear(
            Map<String, Told> cases, CountDownLatch open, LongAdder lost) {
        BitSet heard = new BitSet(CASES);
        boolean[] opened = new boolean[1];
        return line -> {
            if (!opened[0]) {
                opened[0] = true;
                open.countDown();
            }
            if (line.startsWith("failed") || line.equals("ended")) {
                lost.increment();
            }
            Told told = cases.get(line);
            if (told != null && !heard.get(told.number())) {
                heard.set(told.number());
                told.last().accumulate(System.nanoTime());
                told.heard().incrementAndGet();
            }
        };
    }

    /** In MB. */
    private static double heap(Bench bench) throws Exception {
        return HEAP.matcher(bench.trainers()
                                .operate("GET", bench.of(Service.DASHBOARD).resolve("/actuator/prometheus"))
                                .body())
                        .results()
                        .map(MatchResult::group)
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / 1e6;
    }
}
