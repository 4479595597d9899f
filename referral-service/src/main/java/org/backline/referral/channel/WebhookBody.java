package org.backline.referral.channel;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.Urgency;
import org.backline.feed.ReferralChange;
import org.backline.feed.ReferralChanged;
import org.jspecify.annotations.Nullable;

/**
 * The body of a webhook: the same as on the public topic, and where to read on.
 *
 * @param type name and version of {@code data}
 * @param timestamp when it happened
 */
record WebhookBody(String type, Instant timestamp, Data data) {

    /** What is told of the change. */
    record Data(
            UUID referralId,
            String clinicId,
            Instant occurredAt,
            int sequence,
            ReferralChange change,
            @Nullable Urgency urgency,
            String link) {}

    static WebhookBody of(ReferralChanged change, String dashboard) {
        return new WebhookBody(
                ReferralChanged.TYPE,
                change.occurredAt(),
                new Data(
                        change.referralId(),
                        change.clinicId(),
                        change.occurredAt(),
                        change.sequence(),
                        change.change(),
                        change.urgency(),
                        dashboard + "/physician/referrals/" + change.referralId()));
    }
}
