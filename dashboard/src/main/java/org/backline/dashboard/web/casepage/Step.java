package org.backline.dashboard.web.casepage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of the referral's loop.
 *
 * @param state done, now, ahead, passed over, or stopped where nothing follows
 * @param at when it was taken; null when not yet
 * @param by who took it; null when not yet or not one person's
 */
public record Step(
        String name,
        String state,
        @Nullable Instant at,
        @Nullable String by) {}
