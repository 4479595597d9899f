package org.backline.support.processing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * The events that a view handles in one transaction, behind one savepoint as long as all goes well. When a handler fails
 * everything since the savepoint is undone; what had gone well is done again, each event behind a savepoint of its own, and
 * the failure is passed on. So a handler may run twice in a transaction, of which once counts.
 */
final class BatchOfEvents {

    /** A savepoint in the transaction that runs. */
    static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private static final String KEY = BatchOfEvents.class.getName();

    private final PlatformTransactionManager transactions;
    private final List<Callable<Object>> done = new ArrayList<>();
    private @Nullable TransactionStatus savepoint;
    private boolean eachAlone;

    private BatchOfEvents(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    /** Whether this thread is at a batch, and not at a single event. */
    static boolean isOne() {
        return CurrentUnitOfWork.map(BatchingUnitOfWork.class::isInstance).orElse(false);
    }

    /** The batch that this thread is at; a new one when it begins. */
    static BatchOfEvents current(PlatformTransactionManager transactions) {
        return CurrentUnitOfWork.get().getOrComputeResource(KEY, key -> new BatchOfEvents(transactions));
    }

    /** What was written in this thread's transaction until now stays, whatever handler fails after it. */
    static void keepWhatIsWritten() {
        CurrentUnitOfWork.<Optional<BatchOfEvents>>map(unit -> Optional.ofNullable(unit.getResource(KEY)))
                .flatMap(batch -> batch)
                .ifPresent(BatchOfEvents::keep);
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
        try {
            Object result = handler.call();
            done.add(handler);
            return result;
        } catch (Throwable failure) { // undone whatever it was, then passed on
            eachAlone = true;
            transactions.rollback(begin);
            doAgain();
            throw failure;
        }
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
        done.clear();
        savepoint = null;
    }

    /** Events that were handled well could not be so again; none of their batch may be parked for it. */
    static final class NotRepeated extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NotRepeated(Exception cause) {
            super("What this batch had done could not be done again", cause);
        }
    }
}
