package org.backline.dashboard.view.inbox;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of referrals: what was routed to this physician first, then the most urgent, then the oldest.
 *
 * @param clinics only of these
 * @param answered whether those the physician has answered or declined are wanted too
 * @param after the page begins behind this referral; null for the first page
 */
public record FindInboxPage(
        Set<String> clinics,
        boolean answered,
        String physician,
        @Nullable InboxKey after,
        int limit) {

    public FindInboxPage {
        clinics = Set.copyOf(clinics);
    }
}
