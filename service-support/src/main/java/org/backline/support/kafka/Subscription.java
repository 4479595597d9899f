package org.backline.support.kafka;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.backline.events.AthleteErased;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.EventTypes;
import org.backline.events.IntakeRecorded;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.events.ResponsibilityTransferred;

/** The published events a service takes in. */
public record Subscription(Set<Class<? extends PublishedEvent>> types) {

    /** What every service hears, asked for or not: whose a case is, who is forgotten, who may look in an emergency. */
    private static final Set<Class<? extends PublishedEvent>> EVERYWHERE = Set.of(
            IntakeRecorded.class,
            ResponsibilityTransferred.class,
            ReferralRequested.class,
            AthleteErased.class,
            EmergencyAccessGranted.class);

    public Subscription {
        types = Stream.concat(types.stream(), EVERYWHERE.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** A service that takes in every event. */
    public static Subscription toEverything() {
        return new Subscription(Set.copyOf(EventTypes.all().values()));
    }
}
