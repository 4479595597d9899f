package org.backline.referral.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.InterruptionReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedirectReason;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.referral.domain.RemainingUrgency;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** Bodies of the requests about a referral. */
final class ReferralBodies {

    private static final String CODE = "must be a code";
    private static final String SUBJECT = "must be the subject of a physician, without spaces";

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
     * @param remainingUrgency urgency that stays, or that the physician lifts it; never left out
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

            @NotNull(message = RemainingUrgency.ASKED) RemainingUrgency remainingUrgency,

            @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") @Nullable String note) {}

    /** What the trainer makes of the physician's answer. */
    record ReconciliationBody(
            @NotNull(message = "must say what becomes of the program") ReconciliationChoice choice,

            @NotNull(message = "must say what the athlete may take part in") Participation participation,

            @Nullable @Size(max = 20, message = "must name at most {max} restrictions") List<@NotNull(message = CODE) Restriction> restrictions) {}

    /** Whether the athlete came. */
    record AttendanceBody(
            @NotNull(message = "must say whether the athlete came: true or false") Boolean attended) {}

    /** Studies that the physician orders before answering. */
    record OrderBody(
            @NotNull(message = "must name the studies") @Size(min = 1, max = 20, message = "must name {min} to {max} studies") List<@NotNull(message = CODE) Diagnostic> diagnostics) {}

    /** Results of ordered studies. */
    record ResultsBody(
            @NotNull(message = "must name the results") @Size(min = 1, max = 20, message = "must name {min} to {max} results") List<@NotNull(message = "must be a result") @Valid ResultBody> results) {}

    /** The result of one study. */
    record ResultBody(
            @NotNull(message = "must name the study") Diagnostic diagnostic,

            @NotNull(message = "must say what the study came to") DiagnosticOutcome outcome) {}

    /**
     * The physician's answer without a visit.
     *
     * @param note the advice
     */
    record AdviceBody(
            @Nullable @Size(max = 20, message = "must name at most {max} restrictions") List<@NotNull(message = CODE) Restriction> restrictions,

            @NotNull(message = "must hold the advice") @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") String note) {}

    /**
     * Asks other physicians.
     *
     * @param physicianIds of the clinic's roster; left out when the next one who fits is meant
     */
    record RedirectionBody(
            @NotNull(message = "must say why") RedirectReason reason,

            @Nullable @Size(min = 1, max = 20, message = "must name {min} to {max} physicians") List<@NotNull(message = SUBJECT) @Pattern(regexp = "\\S{1,255}", message = SUBJECT) String> physicianIds) {}

    record InterruptionBody(
            @NotNull(message = "must say why") InterruptionReason reason,

            @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") @Nullable String note) {}

    record CancellationBody(
            @NotNull(message = "must say why") CancellationReason reason,

            @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") @Nullable String note) {}

    /**
     * Takes the referral up again.
     *
     * @param urgency urgency from now on, not less than what stands
     * @param note why
     */
    record ReopeningBody(
            @NotNull(message = "must say how soon a physician must see the athlete") Urgency urgency,

            @NotNull(message = "must say why") @Size(min = 1, max = Notes.LONGEST, message = "must have {min} to {max} characters") String note) {}
}
