package org.backline.referral.view.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.fhir.Dossier;
import org.backline.referral.fhir.Fact;
import org.springframework.stereotype.Component;

/**
 * The events of one referral straight from the store: what was answered a moment ago is read back, although the view may
 * not have caught up.
 */
@Component
public class ReferralLog {

    private final EventStore store;

    ReferralLog(EventStore store) {
        this.store = store;
    }

    /** The events of a referral in their order; empty when there is no such referral. */
    public List<Fact> of(UUID referralId) {
        List<Fact> facts = new ArrayList<>();
        DomainEventStream events = store.readEvents(referralId.toString());
        while (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            if (message.getPayload() instanceof ReferralEvent event) {
                facts.add(new Fact(
                        message.getIdentifier(),
                        event.caseId(),
                        event.clinicId(),
                        message.getTimestamp(),
                        message.getSequenceNumber(),
                        event));
            }
        }
        return facts;
    }

    /** A dossier that holds every event of a referral, whether or not the view has it. */
    public Dossier complete(Dossier dossier, UUID referralId) {
        List<Fact> facts = new ArrayList<>(of(referralId));
        java.util.Set<String> known = facts.stream().map(Fact::eventId).collect(java.util.stream.Collectors.toSet());
        dossier.facts().stream().filter(fact -> !known.contains(fact.eventId())).forEach(facts::add);
        return new Dossier(dossier.caseId(), facts);
    }
}
