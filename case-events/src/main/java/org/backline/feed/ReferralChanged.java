package org.backline.feed;

import java.time.Instant;
import java.util.UUID;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * A referral changed. It says which one and how far it is, so that a system of the physicians can go and read it with its
 * own right; it does not say whose it is, what is suspected or who acted.
 *
 * @param referralId the referral; key of the record in Kafka
 * @param clinicId the clinic that asks
 * @param occurredAt when it happened
 * @param sequence number of the change within its referral, from 0, a lower one is older; numbers may be left out
 * @param change what happened
 * @param urgency the urgency that stands after it; absent once a physician has lifted it
 */
public record ReferralChanged(
        UUID referralId,
        String clinicId,
        Instant occurredAt,
        int sequence,
        ReferralChange change,
        @Nullable Urgency urgency) {

    /** Name and version on the wire. */
    public static final String TYPE = "org.backline.ReferralChanged.v1";
}
