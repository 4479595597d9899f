package org.backline.benchmarks.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.backline.local.launcher.Service;

/** Many boards that stay open while intakes come in: how far behind the slowest of them hears of each case. */
final class DashboardsMeasure implements Measure {

    private static final int OPEN = 500;
    private static final int ASKERS = 8;
    /** Each makes about two events, of which the boards are told. */
    private static final int PER_SECOND = 25;

    private static final int CASES = 450;
    private static final String PERSON = "trainer.okafor";

    /** A case that came in: who has heard of it, when the last did, and when its trainer was answered. */
    private record Told(int number, AtomicInteger heard, LongAccumulator last, LongAccumulator answered) {

        static Told of(int number) {
            return new Told(
                    number,
                    new AtomicInteger(),
                    new LongAccumulator(Math::max, Long.MIN_VALUE),
                    new LongAccumulator(Math::max, Long.MIN_VALUE));
        }

        boolean isAnswered() {
            return answered.get() != Long.MIN_VALUE;
        }

        double millisBehind() {
            return Math.max(0, (last.get() - answered.get()) / 1e6);
        }
    }

    @Override
    public void take(Bench bench) throws Exception {
        bench.intakes(ASKERS);
        bench.awaitQuiet();
        double before = bench.heapMegabytes(Service.DASHBOARD);
        Map<String, Told> cases = new ConcurrentHashMap<>();
        CountDownLatch open = new CountDownLatch(OPEN);
        LongAdder lost = new LongAdder();
        LongAdder resyncs = new LongAdder();
        List<CompletableFuture<?>> boards = new ArrayList<>();
        for (int listener = 0; listener < OPEN; listener++) {
            boards.add(bench.trainers()
                    .listen(PERSON, bench.of(Service.DASHBOARD).resolve("/events"), ear(cases, open, lost, resyncs)));
        }
        if (!open.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(open.getCount() + " boards did not open");
        }
        long eventsBefore = events(bench);
        long begin = System.nanoTime();
        List<Told> all = comeIn(bench, cases);
        Bench.await(
                "every board hears of every case",
                Duration.ofSeconds(60),
                () -> all.stream().allMatch(one -> one.heard().get() >= OPEN - lost.intValue()));
        long perSecond = Math.round((events(bench) - eventsBefore) / ((System.nanoTime() - begin) / 1e9));
        double after = bench.heapMegabytes(Service.DASHBOARD);
        double[] behind = all.stream().mapToDouble(Told::millisBehind).sorted().toArray();
        bench.findings()
                .add(
                        "500 open boards, " + PER_SECOND + " intakes a second, which are " + perSecond
                                + " events: the last board to hear of a case, after its trainer's answer",
                        String.format(
                                Locale.ROOT,
                                "p50 %.0f ms, p99 %.0f ms, longest %.0f ms; %d streams lost,"
                                        + " %d times told to read everything again; heap of the dashboard"
                                        + " %.0f MB before, %.0f MB after",
                                Sorted.at(behind, 0.5),
                                Sorted.at(behind, 0.99),
                                behind[behind.length - 1],
                                lost.sum(),
                                resyncs.sum(),
                                before,
                                after),
                        "at 50 events a second longest 2 s, heap bounded");
        boards.forEach(board -> board.cancel(true));
    }

    private static long events(Bench bench) throws SQLException {
        return bench.count(Service.DASHBOARD, "select count(*) from domain_event_entry");
    }

    private static List<Told> comeIn(Bench bench, Map<String, Told> cases) throws InterruptedException {
        List<Told> all = new ArrayList<>();
        CountDownLatch answered = new CountDownLatch(CASES);
        try (var askers = Executors.newFixedThreadPool(ASKERS);
                var pace = Executors.newSingleThreadScheduledExecutor()) {
            for (int number = 0; number < CASES; number++) {
                UUID caseId = UUID.randomUUID();
                Told told = Told.of(number);
                all.add(told);
                cases.put("event:case-" + caseId, told);
                var _ = pace.schedule(
                        () -> askers.submit(() -> {
                            bench.trainers().recordInTheEnd(caseId);
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
            Map<String, Told> cases, CountDownLatch open, LongAdder lost, LongAdder resyncs) {
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
            if (line.equals("event:resync")) {
                // Who is told to read everything again hears of all that is there.
                resyncs.increment();
                cases.values().stream().filter(Told::isAnswered).forEach(told -> hear(told, heard));
            }
            Told told = cases.get(line);
            if (told != null) {
                hear(told, heard);
            }
        };
    }

    private static void hear(Told told, BitSet heard) {
        if (!heard.get(told.number())) {
            heard.set(told.number());
            told.last().accumulate(System.nanoTime());
            told.heard().incrementAndGet();
        }
    }
}
