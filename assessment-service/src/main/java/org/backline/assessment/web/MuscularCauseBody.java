package org.backline.assessment.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.backline.assessment.domain.CauseChosen;
import org.backline.codes.MuscularPattern;
import org.backline.codes.OverrideReason;
import org.backline.codes.Side;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** Causes that a trainer confirms, as a request brings them. */
record MuscularCauseBody(
        @NotNull(message = "is required: 1 to 4 causes") @Size(min = 1, max = 4, message = "must hold 1 to 4 causes") List<@NotNull(message = "must be an object") @Valid CauseBody> causes,

        @Valid @Nullable OverrideBody override) {

    /** One cause. */
    record CauseBody(
            @NotNull(message = "is required: P1 to P10") MuscularPattern pattern,

            @NotNull(message = "is required: LEFT, RIGHT, BILATERAL, MIDLINE or NONE") Side side) {}

    /** Why a cause is confirmed that the rules do not propose. */
    record OverrideBody(
            @NotNull(message = "is required: CLINICAL_JUDGEMENT, PHYSICIAN_ADVICE, KNOWN_HISTORY or TEST_NOT_POSSIBLE") OverrideReason reason,

            @Size(max = Notes.LONGEST, message = "may have at most 4000 characters") @Nullable String note) {}

    List<CauseChosen> chosen() {
        return causes.stream()
                .map(cause -> new CauseChosen(cause.pattern(), cause.side()))
                .toList();
    }
}
