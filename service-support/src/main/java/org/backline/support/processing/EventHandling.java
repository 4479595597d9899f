package org.backline.support.processing;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.PlatformTransactionManager;

/** The parts that make event handling safe, for the configuration to put in place. */
public final class EventHandling {

    private EventHandling() {}

    /** The processing group that a listener belongs to; its own simple name when it names none. */
    public static String groupOf(Class<?> listener) {
        @Nullable ProcessingGroup group = AnnotatedElementUtils.findMergedAnnotation(listener, ProcessingGroup.class);
        return group == null ? listener.getSimpleName() : group.value();
    }

    /** Events of one case one after the other. */
    public static SequencingPolicy<EventMessage<?>> inOrderPerCase() {
        return new CaseSequence();
    }

    /**
     * Who caused a message and by what.
     *
     * @param service name under which the service itself acts
     */
    public static CorrelationDataProvider provenance(String service) {
        return new Provenance(service);
    }

    /** A savepoint before every event handler that a failure goes back to. */
    public static HandlerEnhancerDefinition savepoints(PlatformTransactionManager transactions) {
        return new Savepoints(transactions);
    }

    /** The dead letters of a group. */
    public static SequencedDeadLetterQueue<EventMessage<?>> parked(
            String group,
            JdbcSequencedDeadLetterQueue.Builder<EventMessage<?>> builder,
            PlatformTransactionManager transactions,
            JdbcOperations jdbc) {
        return new ParkedEvents(group, builder, transactions, jdbc);
    }

    /**
     * Parks an event that fails, with the cause; but when events before it could not be handled again their whole batch is
     * tried anew, and none is parked.
     */
    public static EnqueuePolicy<EventMessage<?>> parksWhatFails() {
        return (letter, cause) -> {
            if (cause instanceof BatchOfEvents.NotRepeated wholeBatch) {
                throw wholeBatch;
            }
            return Decisions.enqueue(ThrowableCause.truncated(cause));
        };
    }
}
