package org.backline.intake.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.jspecify.annotations.Nullable;

/** Bodies of the commands on a case. */
final class CaseBodies {

    private CaseBodies() {}

    /** What the athlete may take part in. */
    record ParticipationBody(
            @NotNull(message = "must be FULL, LIMITED or OUT") Participation participation,

            @Nullable @Size(max = 11, message = "must be at most 11 codes") List<@NotNull(message = "must be a code") Restriction> restrictions,

            @Nullable LocalDate until) {}

    /** To whom the case is offered. */
    record TransferBody(
            @NotNull(message = Limits.SUBJECT_RULE) @Pattern(regexp = Limits.SUBJECT, message = Limits.SUBJECT_RULE) String toTrainerId,

            @NotNull(message = Limits.CLINIC_RULE) @Pattern(regexp = Limits.CLINIC, message = Limits.CLINIC_RULE) String toClinicId) {}

    /** How the case ended. */
    record ClosureBody(
            @NotNull(message = "must be an outcome") CaseOutcome outcome) {}

    /** Why the case is open again. */
    record ReopeningBody(
            @NotNull(message = "must be a reason") ReopeningReason reason) {}

    /** A command that says nothing but itself. */
    record EmptyBody() {}
}
