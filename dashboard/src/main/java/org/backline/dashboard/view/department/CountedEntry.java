package org.backline.dashboard.view.department;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A case behind a number.
 *
 * @param id of the referral where referrals are counted, otherwise of the case
 * @param first the number at the beginning, where a figure compares two
 * @param value the number it brings in; null where it is only counted
 */
public record CountedEntry(
        UUID id,
        UUID caseId,
        Instant at,
        @Nullable Double first,
        @Nullable Double value) {}
