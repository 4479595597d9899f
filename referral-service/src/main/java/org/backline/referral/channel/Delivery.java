package org.backline.referral.channel;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to reach somebody.
 *
 * @param targetId the endpoint or the invitation it goes to
 * @param eventId the event it tells of; its id in the outside world, the same at every try
 * @param sequence its place among the changes of its referral
 * @param body what is said: ids and codes
 * @param attempts tries so far, since it was made or started again
 * @param since when it was made or started again
 * @param lastProblem why the last try failed: a code, never the answer's content
 */
public record Delivery(
        UUID deliveryId,
        Channel channel,
        UUID targetId,
        String clinicId,
        UUID referralId,
        UUID eventId,
        int sequence,
        String body,
        DeliveryState state,
        Instant createdAt,
        int attempts,
        Instant since,
        Instant nextAt,
        @Nullable Instant deliveredAt,
        @Nullable String lastProblem) {}
