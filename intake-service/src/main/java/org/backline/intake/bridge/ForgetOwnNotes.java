package org.backline.intake.bridge;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.intake.domain.CaseEvent;
import org.backline.support.note.ForgetNotes;
import org.backline.support.note.Notes;
import org.springframework.stereotype.Component;

/** Removes the notes of a forgotten case here, where the others will hear of it from. */
@Component
@ProcessingGroup(ForgetNotes.GROUP)
class ForgetOwnNotes {

    private final Notes notes;

    ForgetOwnNotes(Notes notes) {
        this.notes = notes;
    }

    @EventHandler
    void on(CaseEvent.Forgotten event) {
        notes.erase(event.caseId(), event.at());
    }
}
