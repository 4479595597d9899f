package org.backline.support.processing;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.DeadLetter;

/** Axon's dead letters. They stay when a handler that comes later in the same transaction fails. */
final class ParkedEvents extends JdbcSequencedDeadLetterQueue<EventMessage<?>> {

    ParkedEvents(Builder<EventMessage<?>> builder) {
        super(builder);
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        super.enqueue(sequence, letter);
        BatchOfEvents.keepWhatIsWritten();
    }
}
