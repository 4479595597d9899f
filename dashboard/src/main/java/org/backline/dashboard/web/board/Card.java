package org.backline.dashboard.web.board;

import java.time.Instant;
import org.backline.dashboard.web.frame.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * A case as the board shows it.
 *
 * @param due when the next step is due; null when nothing hurries
 * @param overdue whether that moment has passed
 * @param version changes whenever what the card shows does
 * @param tab where the next action is done
 * @param overdueFor what its referral waits for in vain, in words; null when that is not what is late
 */
public record Card(
        String caseId,
        String name,
        String number,
        String clinic,
        String trainer,
        String sport,
        String person,
        String region,
        String stage,
        Instant since,
        @Nullable String urgency,
        @Nullable Instant due,
        boolean overdue,
        String next,
        String nextWords,
        boolean waiting,
        String tab,
        @Nullable Sparkline pain,
        @Nullable String participation,
        @Nullable String overdueFor,
        String version) {}
