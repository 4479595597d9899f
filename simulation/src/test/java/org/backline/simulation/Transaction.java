package org.backline.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.springframework.transaction.support.TransactionSynchronization;

/** A transaction of a store, as PostgreSQL's read committed has it: nobody sees what it wrote before it commits. */
public final class Transaction {

    private final Store store;
    private final List<Store.Row> rows = new ArrayList<>();
    private final Map<Object, Object> writes = new HashMap<>();
    private final Set<Object> locks = new HashSet<>();
    private List<TransactionSynchronization> synchronizations = List.of();
    private long id;
    private boolean broken;
    private boolean ended;
    private boolean marked;
    private UUID request;

    record Savepoint(int rows, Map<Object, Object> writes) {}

    Transaction(Store store) {
        this.store = store;
    }

    long id() {
        return id;
    }

    boolean hasWritten() {
        return id != 0;
    }

    boolean ended() {
        return ended;
    }

    boolean marked() {
        return marked;
    }

    void mark() {
        marked = true;
    }

    /** The request this transaction carries out. */
    void carriesOut(UUID requestId) {
        request = requestId;
    }

    UUID request() {
        return request;
    }

    List<Store.Row> rows() {
        return rows;
    }

    Map<Object, Object> writes() {
        return writes;
    }

    void then(List<TransactionSynchronization> all) {
        synchronizations = List.copyOf(all);
    }

    /** Holds a row; waits for whoever holds it before. */
    public void lock(Object key) {
        write();
        if (locks.add(key)) {
            store.lock(key, this);
        }
    }

    /** What a table holds under a key, this transaction's own writes included. */
    public Object get(Object key) {
        use();
        return writes.containsKey(key) ? writes.get(key) : store.get(key);
    }

    /** Writes to a table. */
    public void put(Object key, Object value) {
        lock(key);
        writes.put(key, value);
    }

    /** The number of the last event of a stream, this transaction's own included; -1 when there is none. */
    public long lastSequence(String stream) {
        use();
        return store.stream(stream).size()
                + rows.stream().filter(row -> row.stream().equals(stream)).count()
                - 1;
    }

    /** The index is drawn before the head of the case's chain is waited for, as defaults come before triggers. */
    void append(String stream, long sequence, EventMessage<?> event) {
        write();
        long index = store.drawIndex();
        lock("chain " + Store.chainOf(stream, event));
        long next = lastSequence(stream) + 1;
        if (sequence < next || store.knows(event.getIdentifier())) {
            broken = true;
            store.conflict();
            throw new ConcurrencyException("Another writer came first to " + stream + " at " + sequence);
        }
        if (sequence > next) {
            throw new IllegalStateException("A hole in " + stream + " before " + sequence);
        }
        rows.add(new Store.Row(index, stream, sequence, event));
    }

    /** Takes in an event of another service, unless it is there. */
    void takeIn(EventMessage<?> event, boolean again) {
        write();
        long index = store.drawIndex();
        String stream = "event:" + event.getIdentifier();
        lock("chain " + Store.chainOf(stream, event));
        boolean known = store.knows(event.getIdentifier())
                || rows.stream().anyMatch(row -> row.event().getIdentifier().equals(event.getIdentifier()));
        if (!known) {
            rows.add(new Store.Row(index, stream, 0, event));
        } else if (again) {
            rows.add(new Store.Row(index, stream + "#" + index, 0, event));
        }
    }

    Savepoint savepoint() {
        use();
        return new Savepoint(rows.size(), new HashMap<>(writes));
    }

    void rollbackTo(Savepoint savepoint) {
        while (rows.size() > savepoint.rows()) {
            rows.removeLast();
        }
        writes.clear();
        writes.putAll(savepoint.writes());
        broken = false;
        marked = false;
    }

    void commit() {
        if (broken) {
            throw new IllegalStateException("PostgreSQL would have rolled back");
        }
        end();
        store.accept(this);
        synchronizations.forEach(TransactionSynchronization::afterCommit);
        synchronizations.forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_COMMITTED));
    }

    void rollback() {
        end();
        synchronizations.forEach(one -> one.afterCompletion(TransactionSynchronization.STATUS_ROLLED_BACK));
    }

    private void end() {
        if (ended) {
            throw new IllegalStateException("Ended before");
        }
        ended = true;
        store.release(this, locks);
    }

    private void write() {
        use();
        if (id == 0) {
            id = store.begun(this);
        }
    }

    private void use() {
        if (ended || broken) {
            throw new IllegalStateException("The transaction is over");
        }
    }
}
