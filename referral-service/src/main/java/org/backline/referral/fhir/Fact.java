package org.backline.referral.fhir;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.backline.events.PublishedEvent;
import org.backline.referral.domain.ReferralEvent;

/**
 * Something that happened to a case.
 *
 * @param at when it was stored, which is when its resources changed
 * @param sequence number of the event within its own referral, 0 for events of other services
 * @param event a {@link PublishedEvent} of another service or a {@link ReferralEvent} of this one
 */
public record Fact(String eventId, UUID caseId, String clinicId, Instant at, long sequence, Object event) {

    /** The order in which things happened; the same whatever the order in which they were heard. */
    public static final Comparator<Fact> IN_ORDER =
            Comparator.comparing(Fact::at).thenComparingLong(Fact::sequence).thenComparing(Fact::eventId);
}
