package org.backline.support.store;

import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One at a time on an aggregate, until what he did there can be seen by the next.
 *
 * <p>Axon's repository lets go at the end of the unit of work. Where that is part of a caller's transaction, as each command
 * of a request is, its events are not visible yet: the next one, a policy or another request, then decides without them, is
 * refused by the database, and all it has done is undone. Here a lock is held until that transaction has ended.
 *
 * <p>Between copies of a service nothing is locked; there the database refuses the later one as before.
 */
final class LocksUntilCommit implements LockFactory {

    private final LockFactory locks = PessimisticLockFactory.usingDefaults();

    @Override
    public Lock obtainLock(String aggregateId) {
        return new UntilCommit(locks.obtainLock(aggregateId));
    }

    private record UntilCommit(Lock lock) implements Lock {

        @Override
        public void release() {
            if (!TransactionSynchronizationManager.isSynchronizationActive()) {
                lock.release();
                return;
            }
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    lock.release();
                }
            });
        }

        @Override
        public boolean isHeld() {
            return lock.isHeld();
        }
    }
}
