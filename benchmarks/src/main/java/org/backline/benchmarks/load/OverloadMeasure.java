package org.backline.benchmarks.load;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.backline.local.launcher.Service;

/**
 * Ten times as many intakes as can be answered, for a minute, from people who do not wait for each other: how many are
 * taken in all the same, how soon the others are told to come again, whether anything accepted is lost, and how soon all
 * is as before.
 */
final class OverloadMeasure implements Measure {

    private static final int ASKERS = 16;
    private static final int TIMES = 10;
    /** More than a service works on and lets wait. */
    private static final int CONNECTIONS = 1_024;

    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("bench.overload", 60));

    /** A request that was answered, or given up by the client. */
    private record Answer(UUID caseId, int status, boolean saysWhen, double millis) {

        boolean isAccepted() {
            return status == 201;
        }

        boolean isShed() {
            return status == 503 && saysWhen;
        }
    }

    @Override
    public void take(Bench bench) throws Exception {
        Crowd.Result normal = bench.intakes(ASKERS);
        long begin = System.nanoTime();
        List<Answer> answers = overload(bench, normal.perSecond() * TIMES);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double recovered = secondsUntilAsBefore(bench, normal);
        double[] accepted = millis(answers, Answer::isAccepted);
        double[] shed = millis(answers, Answer::isShed);
        long none = answers.stream().filter(answer -> answer.status() == 0).count();
        bench.findings()
                .add(
                        "intakes accepted while ten times as many are asked for as fit",
                        String.format(
                                Locale.ROOT,
                                "%.0f/s in the %.0f s until all were answered, p50 %.0f ms, p99 %.0f ms",
                                accepted.length / seconds,
                                seconds,
                                Sorted.at(accepted, 0.5),
                                Sorted.at(accepted, 0.99)),
                        Findings.rate(normal),
                        accepted.length / seconds / normal.perSecond(),
                        "0.8");
        bench.findings()
                .add(
                        "the others are told to come again (503, Retry-After)",
                        String.format(
                                Locale.ROOT,
                                "%d of %d, p50 %.0f ms, p99 %.0f ms; %d answered otherwise, %d not at all within 20 s",
                                shed.length,
                                answers.size(),
                                Sorted.at(shed, 0.5),
                                Sorted.at(shed, 0.99),
                                answers.size() - shed.length - accepted.length - none,
                                none),
                        "all of them");
        long lost = accepted.length - stored(bench, answers);
        bench.findings().add("accepted and lost", Long.toString(lost), "none");
        bench.findings()
                .add("as before after the last of them", String.format(Locale.ROOT, "%.1f s", recovered), "10 s");
        bench.awaitQuiet();
    }

    /** Through as many connections as something that distributes requests keeps open. */
    private static List<Answer> overload(Bench bench, double perSecond) throws InterruptedException {
        Queue<Answer> answers = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        Semaphore connections = new Semaphore(CONNECTIONS);
        try (var people = Executors.newVirtualThreadPerTaskExecutor();
                var pace = Executors.newSingleThreadScheduledExecutor()) {
            long all = (long) (perSecond * LENGTH.toSeconds());
            for (long number = 0; number < all; number++) {
                long due = begin + (long) (number * 1e9 / perSecond);
                var _ = pace.schedule(
                        () -> people.submit(() -> {
                            connections.acquire();
                            try {
                                return answers.add(offer(bench));
                            } finally {
                                connections.release();
                            }
                        }),
                        due - System.nanoTime(),
                        TimeUnit.NANOSECONDS);
            }
            pace.shutdown();
            pace.awaitTermination(1, TimeUnit.HOURS);
        }
        return List.copyOf(answers);
    }

    private static Answer offer(Bench bench) throws InterruptedException {
        UUID caseId = UUID.randomUUID();
        long begin = System.nanoTime();
        try {
            HttpResponse<String> given = bench.trainers().offer(caseId);
            return new Answer(caseId, given.statusCode(), saysWhen(given), (System.nanoTime() - begin) / 1e6);
        } catch (IOException none) { // what was asked for, or not, is seen in the store
            return new Answer(caseId, 0, false, (System.nanoTime() - begin) / 1e6);
        }
    }

    private static boolean saysWhen(HttpResponse<String> answer) {
        return answer.headers().firstValue("Retry-After").isPresent();
    }

    private static double[] millis(List<Answer> answers, Predicate<Answer> kind) {
        return answers.stream()
                .filter(kind)
                .mapToDouble(Answer::millis)
                .sorted()
                .toArray();
    }

    /** Until one intake is answered in the time that nearly all took before. */
    private static double secondsUntilAsBefore(Bench bench, Crowd.Result normal) {
        long begin = System.nanoTime();
        Bench.await("answers as before", Duration.ofMinutes(2), () -> {
            long asked = System.nanoTime();
            bench.trainers().record();
            return (System.nanoTime() - asked) / 1e6 <= normal.p99Millis();
        });
        return (System.nanoTime() - begin) / 1e9;
    }

    private static long stored(Bench bench, List<Answer> answers) throws SQLException {
        try (Connection connection = bench.connect(Service.INTAKE);
                PreparedStatement statement = connection.prepareStatement("select count(distinct aggregate_identifier)"
                        + " from domain_event_entry where aggregate_identifier = any (?) and sequence_number = 0")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            answers.stream()
                                    .filter(Answer::isAccepted)
                                    .map(answer -> answer.caseId().toString())
                                    .toArray()));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
