package org.backline.referral.view.inbox;

import java.util.Set;
import java.util.UUID;
import org.backline.referral.domain.ReferralStatus;
import org.jspecify.annotations.Nullable;

/**
 * Asks for referrals, in the order of their ids, which is the order in which they were made.
 *
 * @param clinics only of these
 * @param open whether somebody still has to act; absent for both
 * @param after last id of the page before
 * @param limit 1 to 100
 */
public record FindInbox(
        Set<String> clinics,
        @Nullable ReferralStatus status,
        @Nullable Boolean open,
        @Nullable UUID after,
        int limit) {

    public FindInbox {
        clinics = Set.copyOf(clinics);
    }
}
