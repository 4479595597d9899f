package org.backline.support.processing;

import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * Axon's dead letters. They stay when a handler that comes later in the same transaction fails. One that is tried again and
 * fails again is put back: Axon has then rolled back its part of the transaction that all letters of the case share, which
 * would end the whole of it in an error.
 */
final class ParkedEvents extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {

    private final PlatformTransactionManager transactions;

    ParkedEvents(Builder<EventMessage<?>> builder, PlatformTransactionManager transactions) {
        super(builder);
        this.transactions = transactions;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        BatchOfEvents.keepWhatIsWritten();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> chosen,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> handler) {
        return super.process(chosen, letter -> {
            TransactionStatus savepoint = transactions.getTransaction(BatchOfEvents.NESTED);
            EnqueueDecision<EventMessage<?>> decision = handler.apply(letter);
            if (decision.shouldEnqueue()) {
                transactions.rollback(savepoint);
            } else {
                transactions.commit(savepoint);
            }
            return decision;
        });
    }
}
