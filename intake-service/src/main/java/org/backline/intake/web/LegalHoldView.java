package org.backline.intake.web;

import java.time.Instant;
import java.util.UUID;
import org.backline.intake.domain.AthleteState;
import org.backline.intake.domain.LegalHoldReason;
import org.jspecify.annotations.Nullable;

/** Whether the record of an athlete must not be erased, and why. */
record LegalHoldView(
        UUID athleteId,
        boolean held,
        @Nullable LegalHoldReason reason,
        @Nullable Instant since,
        @Nullable String note) {

    static LegalHoldView of(UUID athleteId, AthleteState state, @Nullable String note) {
        return new LegalHoldView(athleteId, state.hold() != null, state.hold(), state.heldSince(), note);
    }
}
