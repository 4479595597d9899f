package org.backline.support.kafka;

import java.util.Set;
import org.backline.events.EventTypes;
import org.backline.events.PublishedEvent;

/** The published events a service takes in. */
public record Subscription(Set<Class<? extends PublishedEvent>> types) {

    public Subscription {
        types = Set.copyOf(types);
    }

    /** A service that takes in every event. */
    public static Subscription toEverything() {
        return new Subscription(Set.copyOf(EventTypes.all().values()));
    }
}
