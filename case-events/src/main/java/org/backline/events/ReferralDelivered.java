package org.backline.events;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.DeliveryChannel;

/**
 * The referral has reached the physicians who are asked, by one channel.
 *
 * @param physicianIds subjects of the physicians who are asked; empty when all of the clinic are
 */
@EventVersion(1)
public record ReferralDelivered(
        UUID caseId,
        String clinicId,
        Instant occurredAt,
        UUID referralId,
        DeliveryChannel channel,
        List<String> physicianIds)
        implements PublishedEvent {

    public ReferralDelivered {
        physicianIds = List.copyOf(physicianIds);
    }
}
