package org.backline.simulation;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Spring's transactions on a {@link Store}. A commit is only asked for here: it happens, or not, at a later step. */
final class Transactions implements PlatformTransactionManager {

    private final Supplier<Store> store;
    private Transaction current;
    private Transaction asked;

    Transactions(Supplier<Store> store) {
        this.store = store;
    }

    Transaction current() {
        if (current == null) {
            throw new IllegalStateException("No transaction");
        }
        return current;
    }

    boolean isActive() {
        return current != null;
    }

    /** The transaction whose commit was asked for last; nobody else gets it again. */
    Transaction takeAsked() {
        Transaction taken = asked;
        asked = null;
        return taken;
    }

    /** Says which request the transaction carries out whose commit was asked for. */
    void tag(UUID request) {
        if (asked != null) {
            asked.carriesOut(request);
        }
    }

    /** As after the death of the process. */
    void abandon() {
        current = null;
        asked = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.clear();
        }
    }

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
        if (current == null) {
            current = store.get().begin();
            TransactionSynchronizationManager.initSynchronization();
            TransactionSynchronizationManager.setActualTransactionActive(true);
            return new Status(true, null);
        }
        boolean nested =
                definition != null && definition.getPropagationBehavior() == TransactionDefinition.PROPAGATION_NESTED;
        return new Status(false, nested ? current.savepoint() : null);
    }

    @Override
    public void commit(TransactionStatus status) {
        Status ours = (Status) status;
        ours.completed = true;
        if (ours.savepoint != null) {
            return;
        }
        if (ours.rollbackOnly) {
            undo(ours);
        } else if (ours.begun) {
            if (current.marked()) {
                undo(ours);
                throw new UnexpectedRollbackException("A part of the transaction failed");
            }
            List<TransactionSynchronization> all = TransactionSynchronizationManager.getSynchronizations();
            all.forEach(one -> one.beforeCommit(false));
            all.forEach(TransactionSynchronization::beforeCompletion);
            current.then(all);
            asked = current;
            leave();
        }
    }

    @Override
    public void rollback(TransactionStatus status) {
        Status ours = (Status) status;
        ours.completed = true;
        undo(ours);
    }

    private void undo(Status status) {
        if (status.savepoint != null) {
            TransactionSynchronizationManager.getSynchronizations()
                    .forEach(one -> one.savepointRollback(status.savepoint));
            current.rollbackTo(status.savepoint);
        } else if (status.begun) {
            Transaction undone = current;
            undone.then(TransactionSynchronizationManager.getSynchronizations());
            leave();
            undone.rollback();
        } else {
            current.mark();
        }
    }

    private void leave() {
        current = null;
        TransactionSynchronizationManager.clear();
    }

    private static final class Status implements TransactionStatus {

        private final boolean begun;
        private final Transaction.Savepoint savepoint;
        private boolean rollbackOnly;
        private boolean completed;

        Status(boolean begun, Transaction.Savepoint savepoint) {
            this.begun = begun;
            this.savepoint = savepoint;
        }

        @Override
        public boolean isNewTransaction() {
            return begun;
        }

        @Override
        public boolean hasSavepoint() {
            return savepoint != null;
        }

        @Override
        public void setRollbackOnly() {
            rollbackOnly = true;
        }

        @Override
        public boolean isRollbackOnly() {
            return rollbackOnly;
        }

        @Override
        public boolean isCompleted() {
            return completed;
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public Object createSavepoint() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rollbackToSavepoint(Object savepoint) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void releaseSavepoint(Object savepoint) {
            throw new UnsupportedOperationException();
        }
    }
}
