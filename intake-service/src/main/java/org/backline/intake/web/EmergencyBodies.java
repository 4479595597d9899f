package org.backline.intake.web;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.backline.codes.EmergencyReason;
import org.backline.codes.EmergencyReviewOutcome;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** Bodies about emergency access. */
final class EmergencyBodies {

    private EmergencyBodies() {}

    /** Who is looked for. */
    record SearchBody(
            @NotBlank(message = "must not be empty") @Size(max = 200, message = "must be at most 200 characters") String name,

            @NotNull(message = "must be a date as yyyy-MM-dd") LocalDate birthDate) {}

    /** Whose record is opened, why, and for how long. */
    record AccessBody(
            @NotNull(message = "must be a UUID made by the client") UUID accessId,

            @NotNull(message = "must be the id of an athlete") UUID athleteId,

            @NotNull(message = "must be a reason") EmergencyReason reason,

            @Nullable @Size(max = Notes.LONGEST, message = "must be at most 4000 characters") String note,

            @NotNull(message = "must be the minutes it shall last") @Min(value = 1, message = "must be at least 1 minute") Integer minutes) {}

    /** What the review found. */
    record ReviewBody(
            @NotNull(message = "must be JUSTIFIED or NOT_JUSTIFIED") EmergencyReviewOutcome outcome,

            @Nullable @Size(max = Notes.LONGEST, message = "must be at most 4000 characters") String note) {}
}
