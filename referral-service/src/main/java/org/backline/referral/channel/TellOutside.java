package org.backline.referral.channel;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.backline.feed.ReferralChanged;
import org.backline.referral.domain.ReferralEvent;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a delivery of each change for each endpoint that wants it, in the transaction of the position: a crash makes
 * neither a gap nor a double. An endpoint hears of what was stored after it was registered.
 */
@ProcessingGroup(TellOutside.GROUP)
public class TellOutside {

    /** Name of the processing group. */
    public static final String GROUP = "webhooks";

    private final Changes changes;
    private final WebhookEndpoints endpoints;
    private final Deliveries deliveries;
    private final String dashboard;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    /** @param dashboard where people read referrals, without a slash at its end */
    public TellOutside(
            Changes changes, WebhookEndpoints endpoints, Deliveries deliveries, String dashboard, Clock clock) {
        this.changes = changes;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.dashboard = dashboard;
        this.clock = clock;
    }

    @EventHandler
    void on(ReferralEvent event, DomainEventMessage<?> message) {
        var wanting = endpoints.of(Set.of(event.clinicId())).stream()
                .filter(endpoint -> !endpoint.registeredAt().isAfter(message.getTimestamp()))
                .toList();
        if (wanting.isEmpty()) {
            return;
        }
        ReferralChanged change = changes.of(event, message.getSequenceNumber());
        wanting.stream()
                .filter(endpoint -> endpoint.wants(change.change()))
                .forEach(endpoint -> add(endpoint, change, UUID.fromString(message.getIdentifier())));
    }

    private void add(WebhookEndpoint endpoint, ReferralChanged change, UUID eventId) {
        deliveries.add(
                Channel.WEBHOOK,
                endpoint.endpointId(),
                endpoint.clinicId(),
                change.referralId(),
                eventId,
                change.sequence(),
                json.writeValueAsString(WebhookBody.of(change, dashboard)),
                clock.instant());
    }
}
