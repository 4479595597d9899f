package org.backline.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.support.store.EventStoreSamples.aMinuteAgo;
import static org.backline.support.store.EventStoreSamples.now;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.backline.support.store.EventStoreSamples.EngineKind;
import org.backline.support.store.EventStoreSamples.Reader;
import org.backline.support.store.EventStoreSamples.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Sessions write, draw, insert, commit and roll back in any order, readers read and restart in between: every committed
 * event arrives once and in the order of its case, and no gap stays. A failure names its seed.
 */
class AnyInterleavingTest {

    private static final int SEEDS = 300;
    private static final int STEPS = 60;
    private static final int SESSIONS = 4;
    private static final int CASES = 5;

    private final EventStoreSamples store = new EventStoreSamples();
    private final List<Session> sessions = new ArrayList<>();

    /** What was met on the way, over all seeds: a test that never meets a gap shows nothing. */
    private final Map<String, Integer> met = new TreeMap<>();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void everyCommittedEventArrivesOnceAndInTheOrderOfItsCase() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Outcome outcome = new World(seed, EngineKind.OURS).run();
            assertThat(outcome.lost()).as("lost, seed %d", seed).isEmpty();
            assertThat(outcome.gapsStay()).as("gaps that stay, seed %d", seed).isFalse();
        }
        assertThat(met)
                .as("sometimes")
                .containsKeys(
                        "gap seen",
                        "gap filled",
                        "gap dropped",
                        "gap survived a read",
                        "restart with a gap",
                        "start with a gap",
                        "index drawn and never used",
                        "committed behind the back of a read",
                        "gap with its row about to be inserted");
    }

    @Test
    void axonsEngineLosesSome() {
        int lost = 0;
        for (int seed = 0; seed < SEEDS / 10; seed++) {
            lost += new World(seed, EngineKind.STOCK).run().lost().size();
        }
        assertThat(lost).isPositive();
    }

    private record Outcome(Set<String> lost, boolean gapsStay) {}

    private record Drawn(long index, String caseId, long number, Instant time) {
        String identifier() {
            return caseId + "#" + number;
        }
    }

    /** One run: a store, its sessions, two readers, and what should be true of them. */
    private final class World {

        private final Random random;
        private final int seed;
        private final EngineKind kind;
        private final int batchSize;
        private final List<Reader> readers = new ArrayList<>();
        private final Set<String> committed = new HashSet<>();
        private final Map<String, Long> numbers = new HashMap<>();
        private final Map<String, Integer> owners = new HashMap<>();
        private final List<List<Drawn>> inserted = new ArrayList<>();
        private final List<List<Drawn>> drawn = new ArrayList<>();
        private final Set<String> beforeNewcomer = new HashSet<>();
        private EventStorageEngine engine;
        private Reader newcomer;
        private boolean othersGoOn;

        World(int seed, EngineKind kind) {
            this.seed = seed;
            this.kind = kind;
            random = new Random(seed);
            batchSize = 1 + random.nextInt(6);
            store.execute("truncate domain_event_entry restart identity");
            engine = engine();
            for (int session = 0; session < SESSIONS; session++) {
                inserted.add(new ArrayList<>());
                drawn.add(new ArrayList<>());
                if (sessions.size() <= session) {
                    sessions.add(store.session());
                }
            }
            readers.add(new Reader(engine));
            readers.add(new Reader(engine));
        }

        private EventStorageEngine engine() {
            return kind == EngineKind.OURS ? store.ours(batchSize, this::meanwhile) : store.engine(kind, batchSize);
        }

        /** A read was told what there is, and has not concluded anything: others go on, and one looks at the head. */
        private void meanwhile() {
            if (!othersGoOn || random.nextInt(3) > 0) {
                return;
            }
            othersGoOn = false;
            int session = random.nextInt(SESSIONS);
            meet("committed behind the back of a read", !inserted.get(session).isEmpty());
            end(session, true);
            CompletableFuture.runAsync(engine::createHeadToken).join();
        }

        Outcome run() {
            int start = random.nextInt(STEPS);
            for (int step = 0; step < STEPS; step++) {
                step(random.nextInt(SESSIONS));
                if (step == start) {
                    newcomer = new Reader(engine, engine.createHeadToken());
                    beforeNewcomer.addAll(committed);
                    meet("start with a gap", newcomer.token != null && newcomer.token.hasGaps());
                }
            }
            for (int session = 0; session < SESSIONS; session++) {
                end(session, random.nextBoolean());
            }
            var lost = new HashSet<String>();
            boolean gapsStay = false;
            for (Reader reader : readers) {
                readAll(reader);
                assertArrivedOnceAndInOrder(reader);
                committed.stream().filter(event -> !reader.seen.contains(event)).forEach(lost::add);
            }
            readAll(newcomer);
            assertArrivedOnceAndInOrder(newcomer);
            assertThat(newcomer.seen).as("old news, seed %d", seed).noneMatch(beforeNewcomer::contains);
            committed.stream()
                    .filter(event -> !beforeNewcomer.contains(event) && !newcomer.seen.contains(event))
                    .forEach(lost::add);
            for (Reader reader : readers) {
                gapsStay |= kind == EngineKind.OURS && reader.token != null && !reader.losesItsGaps(store);
            }
            return new Outcome(lost, gapsStay);
        }

        private void step(int session) {
            switch (random.nextInt(12)) {
                case 0 -> sessions.get(session).write();
                case 1, 2 -> draw(session);
                case 3, 4 -> insertDrawn(session);
                case 5, 6 -> append(session);
                case 7, 8 -> end(session, true);
                case 9 -> end(session, false);
                case 10 -> {
                    othersGoOn = true;
                    read(readers.get(random.nextInt(readers.size())), 1 + random.nextInt(4));
                }
                default -> restartOrRead();
            }
            othersGoOn = false;
        }

        private void draw(int session) {
            Drawn next = next(session);
            if (next != null) {
                long index = sessions.get(session).draw();
                drawn.get(session).add(new Drawn(index, next.caseId(), next.number(), next.time()));
            }
        }

        private void insertDrawn(int session) {
            if (!drawn.get(session).isEmpty()) {
                Drawn event = drawn.get(session).removeFirst();
                sessions.get(session)
                        .insertDrawn(event.index(), event.identifier(), event.caseId(), event.number(), event.time());
                inserted.get(session).add(event);
            }
        }

        private void append(int session) {
            // A case's events are inserted in their order.
            while (!drawn.get(session).isEmpty()) {
                insertDrawn(session);
            }
            Drawn next = next(session);
            if (next != null) {
                sessions.get(session).append(next.identifier(), next.caseId(), next.number(), next.time());
                inserted.get(session).add(next);
            }
        }

        /** The next event of a case that no other session writes to; null when there is none. */
        private Drawn next(int session) {
            String caseId = "case-" + random.nextInt(CASES);
            if (owners.getOrDefault(caseId, session) != session) {
                return null;
            }
            owners.put(caseId, session);
            long number = numbers.merge(caseId, 1L, Long::sum) - 1;
            return new Drawn(0, caseId, number, random.nextInt(3) == 0 ? aMinuteAgo() : now());
        }

        private void end(int session, boolean commit) {
            if (commit) {
                // An index that is drawn and not used is one that stays empty, and its event never was.
                Set<String> unused = new HashSet<>();
                for (Drawn event : drawn.get(session)) {
                    meet("index drawn and never used", true);
                    if (unused.add(event.caseId())) {
                        numbers.put(event.caseId(), event.number());
                    }
                }
                sessions.get(session).commit();
                inserted.get(session).forEach(event -> committed.add(event.identifier()));
            } else {
                sessions.get(session).rollback();
                List<Drawn> given = new ArrayList<>(inserted.get(session));
                given.addAll(drawn.get(session));
                given.forEach(event -> numbers.merge(event.caseId(), event.number(), Math::min));
            }
            inserted.get(session).clear();
            drawn.get(session).clear();
            owners.values().removeIf(owner -> owner == session);
        }

        private void restartOrRead() {
            Reader reader = readers.get(random.nextInt(readers.size()));
            switch (random.nextInt(4)) {
                case 0 -> {
                    meet("restart with a gap", reader.token != null && reader.token.hasGaps());
                    reader.restart();
                }
                case 1 -> {
                    engine = engine();
                    readers.replaceAll(old -> {
                        var restarted = new Reader(engine, old.token);
                        restarted.restart();
                        restarted.seen.addAll(old.seen);
                        return restarted;
                    });
                }
                default -> {
                    othersGoOn = true;
                    readAll(reader);
                }
            }
        }

        private void readAll(Reader reader) {
            read(reader, Integer.MAX_VALUE);
        }

        private void read(Reader reader, int most) {
            Set<Long> gapsBefore = reader.token == null ? Set.of() : reader.token.getGaps();
            int filledBefore = reader.filled;
            boolean found = !reader.read(most).isEmpty();
            if (!found) {
                return;
            }
            Set<Long> gaps = reader.token.getGaps();
            int kept = (int) gapsBefore.stream().filter(gaps::contains).count();
            meet("gap seen", !gapsBefore.containsAll(gaps));
            meet("gap filled", reader.filled > filledBefore);
            meet("gap survived a read", kept > 0);
            meet("gap dropped", gapsBefore.size() - (reader.filled - filledBefore) > kept);
            meet(
                    "gap with its row about to be inserted",
                    drawn.stream().flatMap(List::stream).anyMatch(event -> gaps.contains(event.index())));
        }

        private void assertArrivedOnceAndInOrder(Reader reader) {
            assertThat(reader.seen).as("twice, seed %d", seed).doesNotHaveDuplicates();
            if (kind == EngineKind.OURS) {
                assertThat(reader.twins)
                        .as("tokens that cannot be told apart, seed %d", seed)
                        .isZero();
            }
            assertThat(committed).as("never committed, seed %d", seed).containsAll(reader.seen);
            Map<String, Long> last = new HashMap<>();
            for (String identifier : reader.seen) {
                String[] parts = identifier.split("#", -1);
                Long previous = last.put(parts[0], Long.valueOf(parts[1]));
                assertThat(Long.parseLong(parts[1]))
                        .as("order of %s, seed %d", parts[0], seed)
                        .isGreaterThan(previous == null ? -1 : previous);
            }
        }
    }

    private void meet(String what, boolean holds) {
        if (holds) {
            met.merge(what, 1, Integer::sum);
        }
    }
}
