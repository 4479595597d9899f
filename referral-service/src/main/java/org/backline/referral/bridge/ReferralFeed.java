package org.backline.referral.bridge;

import java.time.Instant;
import java.util.Optional;
import org.backline.feed.ReferralChanged;
import org.backline.referral.channel.Changes;
import org.backline.referral.domain.ReferralEvent;
import org.backline.support.kafka.FeedPublisher;
import org.springframework.stereotype.Component;

/** What physicians' systems hear of a referral on the public topic. */
@Component
class ReferralFeed implements FeedPublisher {

    private final Changes changes;

    ReferralFeed(Changes changes) {
        this.changes = changes;
    }

    @Override
    public Optional<ReferralChanged> feed(Object storedEvent, long sequence, Instant recordedAt) {
        return storedEvent instanceof ReferralEvent event ? Optional.of(changes.of(event, sequence)) : Optional.empty();
    }
}
