package org.backline.intake.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which athletes are looked for.
 *
 * @param part part of the name; absent for all
 */
record AthleteSearchBody(
        @Nullable @Pattern(regexp = Limits.CLINIC, message = Limits.CLINIC_RULE) String clinicId,

        @Nullable @Size(max = 200, message = "must be at most 200 characters") String part,

        @Nullable @Min(value = 1, message = "must be 1 to 200") @Max(value = 200, message = "must be 1 to 200") Integer limit) {}
