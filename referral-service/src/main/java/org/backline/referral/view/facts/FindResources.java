package org.backline.referral.view.facts;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for resources of one type, in the order of their newest version.
 *
 * @param clinics only of these
 * @param referred only of cases about which a physician was asked
 * @param ids only these; absent for all
 * @param athletes only of these; absent for all
 * @param cases only of these; absent for all
 * @param states only in these; absent for all
 * @param codes only with these; absent for all
 * @param from last updated then or later
 * @param before last updated before then
 * @param after where the page before ended
 * @param limit 1 or more
 */
public record FindResources(
        String type,
        Set<String> clinics,
        boolean referred,
        @Nullable Set<UUID> ids,
        @Nullable Set<UUID> athletes,
        @Nullable Set<UUID> cases,
        @Nullable Set<String> states,
        @Nullable Set<String> codes,
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable Position after,
        int limit) {

    /** A place in that order. */
    public record Position(Instant lastUpdated, UUID id) {}
}
