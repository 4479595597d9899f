package org.backline.intake.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.backline.intake.domain.ErasureAuthority;
import org.backline.intake.domain.ErasureReason;
import org.backline.intake.domain.LegalHoldReason;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** Bodies of the commands on an athlete's record. */
final class AthleteFileBodies {

    private AthleteFileBodies() {}

    /** Why the record must not be erased. */
    record LegalHoldBody(
            @NotNull(message = "must be a reason") LegalHoldReason reason,

            @Nullable @Size(max = Notes.LONGEST, message = "must be at most 4000 characters") String note) {}

    /**
     * Why the athlete is erased.
     *
     * @param authority on what it rests, before the retention has ended
     */
    record ErasureBody(
            @NotNull(message = "must be a reason") ErasureReason reason,
            @Nullable ErasureAuthority authority) {}
}
