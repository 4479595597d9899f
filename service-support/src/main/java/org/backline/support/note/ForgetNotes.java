package org.backline.support.note;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.backline.events.AthleteErased;
import org.backline.events.PublishedEvent;
import org.backline.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;

/**
 * Removes the notes of a case when its athlete is forgotten, in whichever service they were taken. In a group of its
 * own: a case whose policies are parked is forgotten all the same.
 */
@ProcessingGroup(ForgetNotes.GROUP)
public class ForgetNotes {

    /** Name of the processing group in which services forget. */
    public static final String GROUP = "forgetting";

    private final Notes notes;
    private final @Nullable Publisher publisher;

    /** @param publisher the service's bridge, which tells its own events as the others hear them; absent when it has none */
    public ForgetNotes(Notes notes, @Nullable Publisher publisher) {
        this.notes = notes;
        this.publisher = publisher;
    }

    @EventHandler
    void on(EventMessage<?> message) {
        if (message.getPayload() instanceof AthleteErased erased) {
            forget(erased);
        } else if (publisher != null && !(message.getPayload() instanceof PublishedEvent)) {
            publisher
                    .publish(message.getPayload(), message.getTimestamp())
                    .filter(AthleteErased.class::isInstance)
                    .map(AthleteErased.class::cast)
                    .ifPresent(this::forget);
        }
    }

    private void forget(AthleteErased erased) {
        notes.erase(erased.caseId(), erased.occurredAt());
    }
}
