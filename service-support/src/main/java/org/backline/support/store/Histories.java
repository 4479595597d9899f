package org.backline.support.store;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** Reads one thing from its own events: always what the last command left, with no view in between. */
public class Histories {

    private final EventStore store;

    public Histories(EventStore store) {
        this.store = store;
    }

    /**
     * Folds the events of an aggregate.
     *
     * @param type what its events have in common
     * @param empty the state before the first event
     * @param step the state after one more event
     * @return nothing when no event is stored under this id
     */
    public <E, S> Optional<Versioned<S>> read(UUID id, Class<E> type, S empty, BiFunction<S, E, S> step) {
        DomainEventStream events = store.readEvents(id.toString());
        S state = empty;
        long version = -1;
        while (events.hasNext()) {
            DomainEventMessage<?> message = events.next();
            if (!type.isInstance(message.getPayload())) {
                return Optional.empty(); // the stream of something else
            }
            state = step.apply(state, type.cast(message.getPayload()));
            version = message.getSequenceNumber();
        }
        return version < 0 ? Optional.empty() : Optional.of(new Versioned<>(state, version));
    }
}
