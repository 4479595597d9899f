package org.backline.assessment.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** A referral that a trainer asks for, as a request brings it. */
record ReferralBody(
        @NotNull(message = "is required: a UUID made for this referral") UUID referralId,

        @NotNull(message = "is required: MUSCULAR, SIJ, BONY, DISC, NERVE, SERIOUS or UNDETERMINED") CauseCategory category,

        @NotNull(message = "is required: EMERGENCY, URGENT or ROUTINE") Urgency urgency,

        @NotNull(
                message = "is required: DIAGNOSIS, IMAGING_NEEDED, EMERGENCY_EVALUATION, CLEARANCE_TO_PARTICIPATE or"
                        + " MANAGEMENT_ADVICE")
        ReferralQuestion question,

        @Size(max = 10, message = "may hold at most 10 studies") @Nullable List<@NotNull(message = "must be a code") Diagnostic> suggestedDiagnostics,

        @Size(max = Notes.LONGEST, message = "may have at most 4000 characters") @Nullable String note) {}
