package org.backline.support.kafka;

import java.time.Instant;
import java.util.Optional;
import org.backline.events.PublishedEvent;

/** The bridge of a service: the one place where what is stored becomes what is published. */
public interface Publisher {

    /**
     * What other services may know of a stored event.
     *
     * @param storedEvent an event of this service
     * @param recordedAt when it was stored
     * @return nothing for an event that stays inside
     */
    Optional<PublishedEvent> publish(Object storedEvent, Instant recordedAt);
}
