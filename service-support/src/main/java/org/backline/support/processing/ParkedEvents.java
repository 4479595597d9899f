package org.backline.support.processing;

import java.util.function.Function;
import java.util.function.Predicate;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.backline.events.IntakeRecorded;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;

/**
 * Axon's dead letters. They stay when a handler that comes later in the same transaction fails. One that is tried again and
 * fails again is put back: Axon has then rolled back its part of the transaction that all letters of the case share, which
 * would end the whole of it in an error. The intake of a case comes before what waits of it already: a service that sends
 * everything again after a loss may have sent later events before, and those cannot be handled until the intake is.
 */
final class ParkedEvents extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {

    private static final String TO_THE_FRONT = """
            update dead_letter_entry as letter set sequence_index = (
              select min(sequence_index) - 1 from dead_letter_entry as other
              where (other.processing_group, other.sequence_identifier) =
                (letter.processing_group, letter.sequence_identifier))
            where processing_group = ? and sequence_identifier = ? and event_identifier = ?""";

    private final String group;
    private final PlatformTransactionManager transactions;
    private final JdbcOperations jdbc;

    ParkedEvents(
            String group,
            Builder<EventMessage<?>> builder,
            PlatformTransactionManager transactions,
            JdbcOperations jdbc) {
        super(builder.processingGroup(group));
        this.group = group;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        if (IntakeRecorded.class.equals(letter.message().getPayloadType())) {
            jdbc.update(
                    TO_THE_FRONT, group, sequence.toString(), letter.message().getIdentifier());
        }
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
