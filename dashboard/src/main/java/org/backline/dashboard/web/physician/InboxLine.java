package org.backline.dashboard.web.physician;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One referral as a line of the inbox.
 *
 * @param routed whether whoever reads was asked by name
 * @param overdueFor what it waits for in vain, in words; null while it is in time
 */
record InboxLine(
        String referralId,
        String urgency,
        String name,
        String person,
        String category,
        String question,
        String because,
        String clinic,
        String trainer,
        String status,
        Instant requestedAt,
        @Nullable Instant appointmentAt,
        boolean routed,
        @Nullable String overdueFor) {}
