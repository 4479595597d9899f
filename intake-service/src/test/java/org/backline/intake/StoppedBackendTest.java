package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.test.annotation.DirtiesContext;

/**
 * PostgreSQL stands still on one connection, in the middle of whatever it does there, with the locks that it holds: a
 * process that was stopped, or waits for a disk. When it goes on, it finishes what nobody waits for any more.
 */
@DirtiesContext // A service that stayed up would take its share of the topic's partitions from the others' tests.
class StoppedBackendTest extends BehindALink {

    private static final int PEOPLE = 8;

    private record Told(Map<String, Object> intake, Answer answer) {}

    private final ConcurrentLinkedQueue<Told> told = new ConcurrentLinkedQueue<>();

    @RepeatedTest(3)
    void keepsNobodyWaitingAndNothingIsLostOrThereTwice() throws Exception {
        recordedCase();
        var over = new AtomicBoolean();
        try (var people = Executors.newFixedThreadPool(PEOPLE)) {
            for (int person = 0; person < PEOPLE; person++) {
                people.execute(() -> recordUntil(over));
            }
            stopOneFor(this::itWasNoticed);
            over.set(true);
        }
        assertThat(told)
                .allSatisfy(one -> assertThat(one.answer().status()).isIn(201, 503))
                .allSatisfy(one -> assertThat(one.answer().took()).isLessThan(BOUND));
        isWhollyThereAgain();
        assertThat(told).allSatisfy(one -> {
            Answer again = record(one.intake());
            assertThat(again.status()).as("the same again").isEqualTo(201);
            if (one.answer().status() == 201) {
                assertThat(again.body()).isEqualTo(one.answer().body());
            }
            assertThat(storedOf((UUID) one.intake().get("caseId"))).isOne();
        });
    }

    private void recordUntil(AtomicBoolean over) {
        while (!over.get()) {
            Map<String, Object> intake = intake(Ids.next());
            told.add(new Told(intake, record(intake)));
        }
    }

    /** Somebody was told to come again, or so many were served meanwhile that whoever was stopped held up nobody. */
    private boolean itWasNoticed(int before) {
        return told.size() > before + 200
                || told.stream().skip(before).anyMatch(one -> one.answer().status() == 503);
    }

    private interface Noticed {
        boolean since(int before);
    }

    private void stopOneFor(Noticed noticed) throws IOException, InterruptedException {
        await().until(() -> told.size() > PEOPLE);
        int before = told.size();
        long stopped = await().until(this::atWork, found -> !found.isEmpty()).getFirst();
        signal("STOP", stopped);
        try {
            await().atMost(20, SECONDS).until(() -> noticed.since(before));
        } finally {
            signal("CONT", stopped);
        }
    }

    /** A connection of the service on which something is being done, by a trainer's request or a view. */
    private List<Long> atWork() {
        return beside.queryForList("""
                select pid from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
                  and backend_type = 'client backend'
                order by random() limit 1""", Long.class);
    }

    private static void signal(String name, long process) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(process))
                        .start()
                        .waitFor())
                .isZero();
    }
}
