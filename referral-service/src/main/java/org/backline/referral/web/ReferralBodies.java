package org.backline.referral.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** Bodies of the requests about a referral. */
final class ReferralBodies {

    private static final String CODE = "must be a code";

    private ReferralBodies() {}

    /** The act says it all: a JSON object without fields. */
    record EmptyBody() {}

    record DeclineBody(@NotNull(message = "must say why") DeclineReason reason) {}

    record AppointmentBody(
            @NotNull(message = "must be an instant in ISO 8601 with offset, for example 2026-11-22T15:30:00Z") Instant startsAt) {}

    /**
     * The physician's answer.
     *
     * @param diagnosisCode ICD-10-CM
     * @param remainingUrgency urgency that stays; left out when the physician lifts it
     * @param note instruction to the trainer
     */
    record ReportBody(
            @NotNull(message = "must be an ICD-10-CM code, for example M54.50") @Pattern(
                    regexp = "[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?",
                    message = "must be an ICD-10-CM code in capitals with its point, for example M54.50")
            String diagnosisCode,

            @NotNull(message = CODE) CauseCategory category,

            @Nullable @Size(max = 20, message = "must name at most {max} studies") List<@NotNull(message = CODE) Diagnostic> diagnosticsOrdered,

            @Nullable @Size(max = 20, message = "must name at most {max} restrictions") List<@NotNull(message = CODE) Restriction> restrictions,

            @Nullable Urgency remainingUrgency,

            @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") @Nullable String note) {}

    /** What the trainer makes of the physician's answer. */
    record ReconciliationBody(
            @NotNull(message = "must say what becomes of the program") ReconciliationChoice choice,

            @NotNull(message = "must say what the athlete may take part in") Participation participation,

            @Nullable @Size(max = 20, message = "must name at most {max} restrictions") List<@NotNull(message = CODE) Restriction> restrictions) {}
}
