package org.backline.assessment.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.backline.assessment.domain.ReviewFinding;
import org.backline.support.note.Notes;
import org.jspecify.annotations.Nullable;

/** What the review of a missed referral found, as a request brings it. */
record ReviewBody(
        @NotNull(message = "is required: a UUID made for this review") UUID reviewId,

        @NotNull(
                message = "is required: ANSWER_MISSING, ANSWER_WRONG, RULE_MISSING, CAME_LATER, INCIDENTAL or"
                        + " NOT_FORESEEABLE")
        ReviewFinding finding,

        @Size(max = Notes.LONGEST, message = "may have at most 4000 characters") @Nullable String note) {}
