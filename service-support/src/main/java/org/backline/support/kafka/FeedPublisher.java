package org.backline.support.kafka;

import java.time.Instant;
import java.util.Optional;
import org.backline.feed.ReferralChanged;

/** The bridge to the public feed: the one place where what is stored becomes what a physician's system may know. */
public interface FeedPublisher {

    /**
     * What may be known of a stored event.
     *
     * @param storedEvent an event of this service
     * @param sequence its number within its aggregate
     * @param recordedAt when it was stored
     * @return nothing for an event that stays inside
     */
    Optional<ReferralChanged> feed(Object storedEvent, long sequence, Instant recordedAt);
}
