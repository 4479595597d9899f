package org.backline.referral.channel;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.backline.feed.ReferralChange;
import org.jspecify.annotations.Nullable;

/**
 * Where a system of the physicians wants to hear of referrals. Its secret is not part of it.
 *
 * @param changes kinds of change that are sent; empty: all of them
 * @param disabledWhy GONE (it said so), UNREACHABLE (tried until the end) or ADMIN
 */
public record WebhookEndpoint(
        UUID endpointId,
        String clinicId,
        URI url,
        Set<ReferralChange> changes,
        Instant registeredAt,
        String registeredBy,
        @Nullable Instant disabledAt,
        @Nullable String disabledWhy) {

    public WebhookEndpoint {
        changes = Set.copyOf(changes);
    }

    boolean wants(ReferralChange change) {
        return changes.isEmpty() || changes.contains(change);
    }
}
