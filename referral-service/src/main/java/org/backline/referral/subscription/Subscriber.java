package org.backline.referral.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.backline.referral.fhir.SubscriptionReading;
import org.jspecify.annotations.Nullable;

/**
 * A subscription and how far it has been told.
 *
 * @param owner subject of the program that made it; nobody else sees it
 * @param clinics the clinics whose referrals it hears of
 * @param base address of the face, as the owner reached it
 * @param status requested, active, error or off
 * @param wish what the owner asked for
 * @param events number of the newest event
 * @param confirmed number of the newest event that the subscriber has confirmed
 * @param shaken whether the subscriber has answered the handshake
 * @param error why the last attempt failed
 */
public record Subscriber(
        UUID id,
        int version,
        String owner,
        Set<String> clinics,
        String base,
        String status,
        SubscriptionReading wish,
        Instant changedAt,
        long events,
        long confirmed,
        boolean shaken,
        int failures,
        @Nullable String error) {

    /** One event of it. */
    public record Told(long number, String eventId, UUID caseId, UUID referralId, Instant at) {}

    /** Events with the subscription they are of. */
    public record Page(Subscriber subscriber, List<Told> events) {}
}
