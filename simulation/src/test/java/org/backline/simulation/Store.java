package org.backline.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.backline.events.PublishedEvent;
import org.backline.support.store.ReadersInMemory;

/**
 * The database of one service: events whose order of commit is not that of their indexes, tables, and rows that one
 * transaction holds while another waits.
 *
 * <p>A handler runs to its end; what it wrote stays in an open transaction, which ends at some later step. Whoever needs a
 * row that such a transaction holds waits for it: it ends then and there.
 */
final class Store {

    private final TreeMap<Long, Row> events = new TreeMap<>();
    private final Map<String, List<Row>> streams = new HashMap<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Object, Object> tables = new HashMap<>();
    private final Map<Object, Transaction> held = new HashMap<>();
    private final TreeMap<Long, Transaction> running = new TreeMap<>();
    private final Map<UUID, Integer> requests = new HashMap<>();
    private final Set<UUID> requestsWithEvents = new HashSet<>();
    private final Consumer<Transaction> wait;
    private final Sometimes sometimes;
    private long nextTransaction = 1;
    private long nextIndex = 1;

    /** An event as it is stored. */
    record Row(long index, String stream, long sequence, EventMessage<?> event) {}

    /** @param wait ends a transaction that somebody waits for */
    Store(Consumer<Transaction> wait, Sometimes sometimes) {
        this.wait = wait;
        this.sometimes = sometimes;
    }

    Transaction begin() {
        return new Transaction(this);
    }

    long begun(Transaction transaction) {
        running.put(nextTransaction, transaction);
        return nextTransaction++;
    }

    long drawIndex() {
        return nextIndex++;
    }

    void lock(Object key, Transaction by) {
        Transaction holder = held.get(key);
        while (holder != null && holder != by) {
            sometimes.met(Sometimes.Met.WAITED_FOR_ANOTHER);
            wait.accept(holder);
            holder = held.get(key);
        }
        held.put(key, by);
    }

    void release(Transaction ended, Set<Object> locks) {
        running.remove(ended.id());
        locks.forEach(key -> held.remove(key, ended));
    }

    void accept(Transaction committed) {
        for (Row row : committed.rows()) {
            List<Row> stream = streams.computeIfAbsent(row.stream(), name -> new ArrayList<>());
            if (stream.size() != row.sequence()) {
                throw new IllegalStateException("Two events at " + row.stream() + " " + row.sequence());
            }
            stream.add(row);
            events.put(row.index(), row);
            ids.merge(row.event().getIdentifier(), 1, Integer::sum);
        }
        tables.putAll(committed.writes());
        if (committed.request() != null && !committed.writes().isEmpty()) {
            requests.merge(committed.request(), 1, Integer::sum);
            if (!committed.rows().isEmpty()) {
                requestsWithEvents.add(committed.request());
            }
        }
    }

    void conflict() {
        sometimes.met(Sometimes.Met.CONFLICT);
    }

    boolean knows(String eventId) {
        return ids.containsKey(eventId);
    }

    int timesStored(String eventId) {
        return ids.getOrDefault(eventId, 0);
    }

    /** How many transactions carried out a request. */
    int timesCarriedOut(UUID request) {
        return requests.getOrDefault(request, 0);
    }

    boolean leftEvents(UUID request) {
        return requestsWithEvents.contains(request);
    }

    Object get(Object key) {
        return tables.get(key);
    }

    Map<Object, Object> tables() {
        return tables;
    }

    /** What is written without a transaction around it. */
    void put(Object key, Object value) {
        tables.put(key, value);
    }

    List<Row> stream(String name) {
        return streams.getOrDefault(name, List.of());
    }

    Map<String, List<Row>> streams() {
        return streams;
    }

    /** All that is visible, in the order of indexes. */
    List<Row> events() {
        return List.copyOf(events.values());
    }

    /** What a reader finds after its token. */
    List<ReadersInMemory.Next> read(ReadersInMemory readers, GapAwareTrackingToken token, int limit) {
        List<ReadersInMemory.Seen> seen = new ArrayList<>();
        for (long gap : token.getGaps()) {
            Row row = seen.size() < limit ? events.get(gap) : null;
            if (row != null) {
                sometimes.met(Sometimes.Met.GAP_FILLED);
                seen.add(new ReadersInMemory.Seen(row.index(), row.event()));
            }
        }
        for (Row row : events.tailMap(token.getIndex(), false).values()) {
            if (seen.size() == limit) {
                break;
            }
            seen.add(new ReadersInMemory.Seen(row.index(), row.event()));
        }
        long oldestRunning = running.isEmpty() ? nextTransaction : running.firstKey();
        List<ReadersInMemory.Next> next = readers.next(token, seen, oldestRunning, limit, () -> nextTransaction++);
        if (!next.isEmpty()) {
            Set<Long> gaps = next.getLast().token().getGaps();
            if (!gaps.isEmpty()) {
                sometimes.met(Sometimes.Met.GAP);
            }
            if (!gaps.containsAll(token.getGaps())
                    && seen.stream().noneMatch(row -> token.getGaps().contains(row.index()))) {
                sometimes.met(Sometimes.Met.GAP_GIVEN_UP);
            }
        }
        return next;
    }

    /** The case an event is about; what is about no case is chained per stream. */
    static String chainOf(String stream, EventMessage<?> event) {
        if (event.getPayload() instanceof PublishedEvent published) {
            return published.caseId().toString();
        }
        Object caseId = event.getMetaData().get("caseId");
        return caseId == null ? stream : caseId.toString();
    }
}
