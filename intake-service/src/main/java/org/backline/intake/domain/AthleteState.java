package org.backline.intake.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An athlete's record as its events left it.
 *
 * @param hold why it must not be erased, while that is so
 * @param noteId what was written about the hold
 * @param heldSince when the hold was placed
 */
public record AthleteState(
        @Nullable LegalHoldReason hold,
        @Nullable UUID noteId,
        @Nullable Instant heldSince,
        boolean erased) {

    /** The state before the first event. */
    public static final AthleteState NONE = new AthleteState(null, null, null, false);

    /** The state after one more event. */
    public AthleteState on(AthleteEvent event) {
        return switch (event) {
            case AthleteEvent.LegalHoldPlaced placed ->
                new AthleteState(placed.reason(), placed.noteId(), placed.at(), false);
            case AthleteEvent.LegalHoldLifted lifted -> NONE;
            case AthleteEvent.Erased gone -> new AthleteState(null, null, null, true);
        };
    }
}
