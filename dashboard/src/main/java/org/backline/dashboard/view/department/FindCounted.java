package org.backline.dashboard.view.department;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the cases behind a number, newest first.
 *
 * @param group the clinic of the cases, or the urgency of the referrals
 * @param after only what comes behind this one; null for the first page
 */
public record FindCounted(
        Counted counted, String group, @Nullable Key after, int limit) {

    /** Where a page ended. */
    public record Key(Instant at, UUID id) {}
}
