package org.backline.referral.register;

import java.time.LocalDate;
import java.util.UUID;
import org.backline.codes.Sex;
import org.jspecify.annotations.Nullable;

/** Who an athlete is, as intake-service's register has it. */
public record Identity(
        UUID athleteId,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex) {}
