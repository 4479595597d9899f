package org.backline.support.processing;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.messaging.annotation.HandlerEnhancerDefinition;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.transaction.PlatformTransactionManager;

/** The parts that make event handling safe, for the configuration to put in place. */
public final class EventHandling {

    private EventHandling() {}

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

    /** A savepoint around every event handler. */
    public static HandlerEnhancerDefinition savepointPerEvent(PlatformTransactionManager transactions) {
        return new SavepointPerEvent(transactions);
    }
}
