package org.backline.benchmarks;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.backline.codes.Role;
import org.backline.local.engines.EmbeddedPostgreSql;
import org.backline.support.access.DataCategory;
import org.backline.support.access.Disclosure;
import org.backline.support.access.Ledger;
import org.backline.support.access.Purpose;
import org.backline.support.time.Ids;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What it costs that an answer waits for its line in the ledger: reading a case's events, without the line and with. */
public final class LedgerMeasurement {

    private static final int CASES = 200;
    private static final int EVENTS_A_CASE = 12;
    private static final int READS = 4_000;
    private static final int CONNECTIONS = 20;

    private final JdbcTemplate jdbc;
    private final Ledger ledger;
    private final List<UUID> cases =
            IntStream.range(0, CASES).mapToObj(number -> Ids.next()).toList();

    private LedgerMeasurement(HikariDataSource pool) {
        jdbc = new JdbcTemplate(pool);
        ledger = new Ledger(jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)));
    }

    /** Measures and writes {@code ledger.md} to the folder that is named. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        Path data = Files.createTempDirectory("backline-ledger-");
        try (var engine = EmbeddedPostgreSql.start(data, 0, Map.of());
                var pool = new HikariDataSource()) {
            pool.setJdbcUrl(engine.jdbcUrl("postgres"));
            pool.setUsername(EmbeddedPostgreSql.SUPERUSER);
            pool.setMaximumPoolSize(CONNECTIONS);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:db/support")
                    .load()
                    .migrate();
            var measurement = new LedgerMeasurement(pool);
            Files.writeString(Path.of(arguments[0]).resolve("ledger.md"), measurement.measured());
        }
    }

    private String measured() throws InterruptedException, ExecutionException {
        fill();
        ledger.start();
        StringBuilder page = new StringBuilder("""
                # What a line in the ledger costs a read

                %,d reads of a case (whose is it, and its %d events of 2 kB) on embedded PostgreSQL with fsync on, without
                the ledger and with a line that is stored before the read counts as answered. Milliseconds.

                | readers at once | median without | median with | ratio | 95th without | 95th with | reads a second with |
                | --- | --- | --- | --- | --- | --- | --- |
                """.formatted(READS, EVENTS_A_CASE));
        for (int readers : List.of(1, 4, 12)) {
            run(readers, true);
            double[] without = run(readers, false);
            long begin = System.nanoTime();
            double[] with = run(readers, true);
            double seconds = (System.nanoTime() - begin) / 1e9;
            page.append("| %d | %.2f | %.2f | %.1f | %.2f | %.2f | %,.0f |%n"
                    .formatted(
                            readers,
                            at(without, 0.5),
                            at(with, 0.5),
                            at(with, 0.5) / at(without, 0.5),
                            at(without, 0.95),
                            at(with, 0.95),
                            READS / seconds));
        }
        ledger.stop();
        return page.toString();
    }

    private void fill() {
        for (UUID caseId : cases) {
            jdbc.update("insert into case_access (case_id, clinic_id) values (?, 'north')", caseId);
            for (int event = 0; event < EVENTS_A_CASE; event++) {
                jdbc.update(
                        "insert into domain_event_entry (event_identifier, aggregate_identifier, sequence_number,"
                                + " time_stamp, payload_type, payload) values (?, ?, ?, now(), 'x', ?::json)",
                        Ids.next().toString(),
                        caseId.toString(),
                        event,
                        "{\"filler\": \"" + "x".repeat(2_000) + "\"}");
            }
        }
    }

    private double[] run(int readers, boolean noted) throws InterruptedException, ExecutionException {
        double[] millis = new double[READS];
        try (ExecutorService pool = Executors.newFixedThreadPool(readers)) {
            List<Future<?>> done = IntStream.range(0, readers)
                    .<Future<?>>mapToObj(reader -> pool.submit(() -> {
                        for (int read = reader; read < READS; read += readers) {
                            long begin = System.nanoTime();
                            read(cases.get(read % CASES), noted);
                            millis[read] =
                                    Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e6;
                        }
                    }))
                    .toList();
            for (Future<?> one : done) {
                one.get();
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private void read(UUID caseId, boolean noted) {
        jdbc.queryForList("select clinic_id from case_access where case_id = ?", caseId);
        jdbc.queryForList(
                "select payload from domain_event_entry where aggregate_identifier = ? order by sequence_number",
                caseId.toString());
        if (noted) {
            ledger.add(new Disclosure(
                            Instant.EPOCH,
                            "trainer",
                            Role.ATHLETIC_TRAINER,
                            "case.read",
                            DataCategory.CLINICAL,
                            Purpose.TREATMENT,
                            Disclosure.Outcome.DISCLOSED,
                            null,
                            List.of(caseId),
                            List.of(),
                            List.of("north")))
                    .block();
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(sorted.length * share))];
    }
}
