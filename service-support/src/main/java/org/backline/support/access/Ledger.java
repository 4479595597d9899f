package org.backline.support.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.backline.codes.Role;
import org.backline.support.command.OutcomeUnknown;
import org.backline.support.command.Work;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.publisher.Mono;

/**
 * Who saw whose record. Lines are only ever added, and each carries a hash over itself and the line before, so that a
 * line that was changed or taken out is noticed. An answer leaves the service after its line is stored; lines that come
 * at the same time share a transaction, so that reading stays quick.
 */
public class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int WAITING = 5_000;
    private static final int TOGETHER = 500;
    private static final long LOCK = 0x6c65_6467_6572L;
    private static final byte[] BEGINNING = new byte[32];

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread writer = Work.awaited("ledger", this::write);

    /** A ledger that is not written yet; {@link #start()} begins. */
    public Ledger(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Begins to write. */
    public void start() {
        writer.start();
    }

    /**
     * Adds a line; done when it is stored. {@link OutcomeUnknown} when it could not be, or too many wait: what it tells of
     * is done by then, and its answer must not leave.
     */
    public Mono<Void> add(Disclosure line) {
        return Mono.defer(() -> {
            var waiting = new Waiting(line, new CompletableFuture<>());
            return queue.offer(waiting)
                    ? Mono.fromFuture(waiting.stored(), true)
                    : Mono.error(new OutcomeUnknown(
                            "Too many lines wait for the ledger", new IllegalStateException("full")));
        });
    }

    private void write() {
        List<Waiting> batch = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                batch.add(queue.take());
                queue.drainTo(batch, TOGETHER - 1);
                store(batch);
                batch.clear();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(List<Waiting> batch) {
        try {
            transaction.executeWithoutResult(
                    status -> insert(batch.stream().map(Waiting::line).toList()));
            batch.forEach(waiting -> waiting.stored().complete(null));
        } catch (RuntimeException failed) { // those who wait must hear of it, and the writer must live on
            LOG.warn(
                    "The ledger could not store {} lines: {}",
                    batch.size(),
                    failed.getClass().getSimpleName());
            batch.forEach(waiting -> waiting.stored()
                    .completeExceptionally(new OutcomeUnknown("The line in the ledger could not be stored", failed)));
        }
    }

    private void insert(List<Disclosure> lines) {
        jdbc.query("select pg_advisory_xact_lock(?)", row -> {}, LOCK);
        byte[] before =
                jdbc
                        .query("select hash from disclosure order by line desc limit 1", (row, n) -> row.getBytes(1))
                        .stream()
                        .findFirst()
                        .orElse(BEGINNING);
        List<Object[]> rows = new ArrayList<>();
        for (Disclosure line : lines) {
            before = hash(before, line);
            rows.add(new Object[] {
                micros(line),
                line.actor(),
                line.role().name(),
                line.operation(),
                line.data().name(),
                line.purpose().name(),
                line.outcome().name(),
                line.grantId(),
                line.caseIds().toArray(UUID[]::new),
                line.athleteIds().toArray(UUID[]::new),
                line.clinics().toArray(String[]::new),
                before
            });
        }
        jdbc.batchUpdate(
                "insert into disclosure (at, actor, role, operation, data, purpose, outcome, grant_id, case_ids,"
                        + " athlete_ids, clinics, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /**
     * The lines about a case or an athlete, the newest first.
     *
     * @param cases lines about any of these, or about the athlete
     * @param clinics only records of these clinics
     */
    List<Disclosure> about(List<UUID> cases, @Nullable UUID athleteId, List<String> clinics, int limit) {
        return jdbc.query(
                "select * from disclosure where (case_ids && ?::uuid[] or athlete_ids && ?::uuid[]) and clinics && ?::text[]"
                        + " order by line desc limit ?",
                Ledger::line,
                cases.toArray(UUID[]::new),
                athleteId == null ? new UUID[0] : new UUID[] {athleteId},
                clinics.toArray(String[]::new),
                limit);
    }

    /**
     * The lines about cases of some clinics, with their numbers, the newest first: for those who show them in another form.
     *
     * @param cases lines about any of these, or about the athlete; about anybody when both are absent
     * @param before only lines with a smaller number
     * @param limit 1 or more
     */
    public List<Line> lines(
            @Nullable List<UUID> cases, @Nullable UUID athleteId, Set<String> clinics, long before, int limit) {
        boolean anybody = cases == null && athleteId == null;
        return jdbc.query(
                "select * from disclosure where (? or case_ids && ?::uuid[] or athlete_ids && ?::uuid[])"
                        + " and clinics && ?::text[] and line < ? order by line desc limit ?",
                (row, number) -> new Line(row.getLong("line"), line(row, number)),
                anybody,
                cases == null ? new UUID[0] : cases.toArray(UUID[]::new),
                athleteId == null ? new UUID[0] : new UUID[] {athleteId},
                clinics.toArray(String[]::new),
                before,
                limit);
    }

    /** The number of the first line that is not as it was written, or whose neighbour is gone; nothing when all are. */
    @Nullable Long firstDamage() {
        byte[][] before = {BEGINNING};
        @Nullable Long[] damaged = {null};
        transaction.executeWithoutResult(status -> jdbc.query(
                connection -> {
                    var statement = connection.prepareStatement("select * from disclosure order by line");
                    statement.setFetchSize(1_000);
                    return statement;
                },
                row -> {
                    byte[] expected = hash(before[0], line(row, 0));
                    before[0] = row.getBytes("hash");
                    if (damaged[0] == null && !Arrays.equals(expected, before[0])) {
                        damaged[0] = row.getLong("line");
                    }
                }));
        return damaged[0];
    }

    private static Disclosure line(ResultSet row, int number) throws SQLException {
        return new Disclosure(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                Role.valueOf(row.getString("role")),
                row.getString("operation"),
                DataCategory.valueOf(row.getString("data")),
                Purpose.valueOf(row.getString("purpose")),
                Disclosure.Outcome.valueOf(row.getString("outcome")),
                row.getObject("grant_id", UUID.class),
                List.of((UUID[]) row.getArray("case_ids").getArray()),
                List.of((UUID[]) row.getArray("athlete_ids").getArray()),
                List.of((String[]) row.getArray("clinics").getArray()));
    }

    private static OffsetDateTime micros(Disclosure line) {
        return line.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(byte[] before, Disclosure line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            String text = String.join(
                    "\n",
                    micros(line).toInstant().toString(),
                    line.actor(),
                    line.role().name(),
                    line.operation(),
                    line.data().name(),
                    line.purpose().name(),
                    line.outcome().name(),
                    String.valueOf(line.grantId()),
                    line.caseIds().toString(),
                    line.athleteIds().toString(),
                    line.clinics().toString());
            return digest.digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends the writer; whoever still waits is told. */
    public void stop() throws InterruptedException {
        writer.interrupt();
        writer.join();
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        if (!left.isEmpty()) {
            store(left);
        }
    }

    /** A line and its number. */
    public record Line(long number, Disclosure disclosure) {}

    private record Waiting(Disclosure line, CompletableFuture<Void> stored) {}
}
