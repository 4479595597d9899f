package org.backline.dashboard.web.board;

import java.time.Instant;
import org.backline.dashboard.web.frame.Sparkline;
import org.jspecify.annotations.Nullable;

/**
 * A case as the board shows it.
 *
 * @param search what the search box looks through, in lower case
 * @param version changes whenever what the card shows does
 * @param tab where the next action is done
 */
record Card(
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
        String next,
        String nextWords,
        boolean waiting,
        String tab,
        @Nullable Sparkline pain,
        @Nullable String participation,
        String search,
        String version) {}
