package org.backline.referral.web;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.backline.referral.domain.ReferralEvent;
import org.backline.referral.domain.ReferralState;
import org.backline.support.command.NotFound;
import org.backline.support.note.Note;
import org.backline.support.note.Notes;
import org.backline.support.store.Histories;
import org.backline.support.store.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A referral as it stands, and what was written about it. */
@Component
class ReferralNotes {

    private final Histories histories;
    private final Notes notes;

    ReferralNotes(Histories histories, Notes notes) {
        this.histories = histories;
        this.notes = notes;
    }

    Versioned<ReferralState> found(UUID referralId) {
        return histories
                .read(referralId, ReferralEvent.class, ReferralState.NONE, ReferralState::on)
                .orElseThrow(() -> new NotFound("referral", referralId));
    }

    /** In the command's own transaction: a refused command leaves no note behind. */
    void keep(@Nullable UUID noteId, UUID referralId, String author, Instant at, @Nullable String note) {
        if (noteId != null && note != null) {
            UUID caseId = found(referralId).state().request().caseId();
            notes.keep(noteId, caseId, author, at, note);
        }
    }

    /** The notes of a case by id. */
    Map<UUID, String> ofCase(UUID caseId) {
        return notes.ofCase(caseId).stream().collect(Collectors.toMap(Note::noteId, Note::body));
    }
}
