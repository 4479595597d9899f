package org.backline.support.processing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The events that a view handles in one transaction, behind one savepoint as long as all goes well, and what they write
 * ({@link BatchedWrites}) sent at the end. When a handler fails everything since the savepoint is undone; what had gone well is
 * done again, each event behind a savepoint of its own, and the failure is passed on. So a handler may run twice in a
 * transaction, of which once counts. When something fails at the end nobody can say whose it was: the transaction is undone, and
 * the next one that has an event of it handles each alone from the first.
 */
final class BatchOfEvents {

    /** A savepoint in the transaction that runs. */
    static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private static final String KEY = BatchOfEvents.class.getName();

    private final PlatformTransactionManager transactions;
    private final Set<String> events;
    private final Set<String> doubtful;
    private final List<Callable<Object>> done = new ArrayList<>();
    private @Nullable TransactionStatus savepoint;
    private @Nullable PutOff putOff;
    private boolean eachAlone;
    private boolean putsOff;

    private BatchOfEvents(BatchingUnitOfWork<?> unit, PlatformTransactionManager transactions, Set<String> doubtful) {
        this.transactions = transactions;
        this.doubtful = doubtful;
        this.events = unit.getMessages().stream().map(Message::getIdentifier).collect(Collectors.toSet());
        this.eachAlone = !Collections.disjoint(doubtful, events);
        unit.onPrepareCommit(ended -> sendWhatIsPutOff());
        unit.afterCommit(ended -> doubtful.removeAll(events));
    }

    /** Whether this thread is at a batch, and not at a single event. */
    static boolean isOne() {
        return CurrentUnitOfWork.map(BatchingUnitOfWork.class::isInstance).orElse(false);
    }

    /**
     * The batch that this thread is at; a new one when it begins.
     *
     * @param doubtful ids of events that the same view could not write together, kept from one batch to the next
     */
    static BatchOfEvents current(PlatformTransactionManager transactions, Set<String> doubtful) {
        return CurrentUnitOfWork.get()
                .getOrComputeResource(
                        KEY,
                        key -> new BatchOfEvents(
                                (BatchingUnitOfWork<?>) CurrentUnitOfWork.get(), transactions, doubtful));
    }

    /** The batch whose handler this thread is in, when what that writes may wait for the end. */
    static Optional<BatchOfEvents> thatPutsOff() {
        return ofThisThread().filter(batch -> batch.putsOff);
    }

    /** What was written in this thread's transaction until now stays, whatever handler fails after it. */
    static void keepWhatIsWritten() {
        ofThisThread().ifPresent(BatchOfEvents::keep);
    }

    private static Optional<BatchOfEvents> ofThisThread() {
        return CurrentUnitOfWork.<Optional<BatchOfEvents>>map(unit -> Optional.ofNullable(unit.getResource(KEY)))
                .flatMap(batch -> batch);
    }

    /** A handler behind a savepoint of its own. */
    static Object alone(PlatformTransactionManager transactions, Callable<Object> handler) throws Exception {
        TransactionStatus savepoint = transactions.getTransaction(NESTED);
        Object result;
        try {
            result = handler.call();
        } catch (Throwable failure) { // rolled back whatever it was, then passed on
            transactions.rollback(savepoint);
            throw failure;
        }
        transactions.commit(savepoint);
        return result;
    }

    /**
     * The next handler.
     *
     * @throws NotRepeated when what had gone well does not do so again: the whole batch must be
     */
    Object handle(Callable<Object> handler) throws Exception {
        if (eachAlone) {
            return alone(transactions, handler);
        }
        TransactionStatus begin = savepoint == null ? transactions.getTransaction(NESTED) : savepoint;
        savepoint = begin;
        putsOff = true;
        try {
            Object result = handler.call();
            done.add(handler);
            return result;
        } catch (Throwable failure) { // undone whatever it was, then passed on
            putsOff = false;
            eachAlone = true;
            if (putOff != null) {
                putOff.forget();
            }
            transactions.rollback(begin);
            doAgain();
            throw failure;
        } finally {
            putsOff = false;
        }
    }

    /** Where to put it. */
    PutOff putOff(Supplier<PutOff> first) {
        PutOff put = putOff == null ? first.get() : putOff;
        putOff = put;
        return put;
    }

    private void doAgain() {
        try {
            for (Callable<Object> handler : done) {
                alone(transactions, handler);
            }
        } catch (Exception failure) {
            throw new NotRepeated(failure);
        }
        done.clear();
    }

    private void keep() {
        sendWhatIsPutOff();
        done.clear();
        savepoint = null;
    }

    private void sendWhatIsPutOff() {
        if (putOff == null) {
            return;
        }
        try {
            putOff.send();
        } catch (RuntimeException failure) {
            doubtful.addAll(events);
            throw failure;
        }
    }

    /** Events that were handled well could not be so again; none of their batch may be parked for it. */
    static final class NotRepeated extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotRepeated(Exception cause) {
            super("What this batch had done could not be done again", cause);
        }
    }
}
