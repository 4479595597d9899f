package org.backline.support.store;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * Axon's transactions on Spring's, where a failure inside a caller's transaction is the caller's too.
 *
 * <p>Axon leaves a transaction that it joined as it is when its part fails, so a caller who swallows the exception
 * commits half of it; and after an error PostgreSQL turns a commit into a rollback, which its driver does not tell. Here
 * the caller's transaction is marked: its commit throws, unless he put a savepoint around the part that failed
 * ({@code PROPAGATION_NESTED}), whose rollback takes the mark away.
 */
public final class JoinedTransactions extends SpringTransactionManager {

    private final PlatformTransactionManager transactions;

    /** On the transactions of one database. */
    public JoinedTransactions(PlatformTransactionManager transactions) {
        super(transactions);
        this.transactions = transactions;
    }

    /** For a transaction that was joined, Spring marks it and leaves its end to whoever began it. */
    @Override
    protected void rollbackTransaction(TransactionStatus status) {
        if (!status.isCompleted()) {
            transactions.rollback(status);
        }
    }
}
