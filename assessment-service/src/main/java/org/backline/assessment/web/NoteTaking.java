package org.backline.assessment.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.backline.support.command.CommandRequest;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the free text that goes with a command, outside of the events. */
@Component
class NoteTaking {

    private final Notes notes;
    private final Clock clock;

    NoteTaking(Notes notes, Clock clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** The note's id follows from what it belongs to, so that a repeat keeps no second note. */
    TakenNote note(@Nullable String text, UUID belongsTo, UUID caseId, CommandRequest request) {
        Instant now = clock.instant();
        if (text == null || text.isBlank()) {
            return new TakenNote(null, now, () -> {});
        }
        UUID noteId = UUID.nameUUIDFromBytes(("note of " + belongsTo).getBytes(UTF_8));
        return new TakenNote(
                noteId, now, () -> notes.keep(noteId, caseId, request.caller().subject(), now, text));
    }

    /**
     * A note that goes with a command.
     *
     * @param noteId absent when nothing was written
     * @param keeping keeps it, in the command's transaction
     */
    record TakenNote(@Nullable UUID noteId, Instant takenAt, Runnable keeping) {}
}
