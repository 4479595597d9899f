package org.backline.support.note;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.events.AthleteErased;

/**
 * Removes the notes of a case when its athlete is forgotten, in whichever service they were taken. In a group of its
 * own: a case whose policies are parked is forgotten all the same.
 */
@ProcessingGroup(ForgetNotes.GROUP)
public class ForgetNotes {

    /** Name of the processing group in which services forget. */
    public static final String GROUP = "forgetting";

    private final Notes notes;

    /** Removes from these. */
    public ForgetNotes(Notes notes) {
        this.notes = notes;
    }

    @EventHandler
    void on(AthleteErased erased) {
        notes.erase(erased.caseId(), erased.occurredAt());
    }
}
