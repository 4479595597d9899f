package org.backline.support.processing;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.backline.events.PublishedEvent;

/** Events of one case are handled one after the other; cases do not wait for each other. */
final class CaseSequence implements SequencingPolicy<EventMessage<?>> {

    @Override
    public Object getSequenceIdentifierFor(EventMessage<?> event) {
        if (event.getPayload() instanceof PublishedEvent published) {
            return published.caseId().toString();
        }
        Object caseId = event.getMetaData().get("caseId");
        if (caseId != null) {
            return caseId;
        }
        return event instanceof DomainEventMessage<?> domain ? domain.getAggregateIdentifier() : event.getIdentifier();
    }
}
