package org.backline.referral.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.feed.ReferralChange;
import org.backline.referral.channel.Channel;
import org.backline.referral.channel.Deliveries;
import org.backline.referral.channel.Delivery;
import org.backline.referral.channel.DeliveryState;
import org.backline.referral.channel.WebhookEndpoint;
import org.jspecify.annotations.Nullable;

/** Bodies about webhooks and contacts. */
final class WebhookBodies {

    private static final String CLINIC = "must be the key of a clinic, without spaces";

    private WebhookBodies() {}

    /**
     * An endpoint to register.
     *
     * @param endpointId made by the client
     * @param secret {@code whsec_} and base64 of 24 to 64 bytes; it is never shown again
     * @param changes kinds of change to send; left out: all of them
     */
    record EndpointBody(
            @NotNull(message = "must be a UUID made by the client") UUID endpointId,

            @NotNull(message = CLINIC) @Pattern(regexp = "\\S{1,100}", message = CLINIC) String clinicId,

            @NotBlank(message = "must be a URL") @Size(max = 2000, message = "must have at most {max} characters") String url,

            @NotBlank(message = "must begin with whsec_") @Size(max = 200, message = "must have at most {max} characters") String secret,

            @Nullable @Size(max = 50, message = "must name at most {max} kinds of change") List<@NotNull(message = "must be a code") ReferralChange> changes) {

        /** A secret is never written anywhere by accident. */
        @Override
        public String toString() {
            return "EndpointBody[" + endpointId + "]";
        }
    }

    /**
     * What of an endpoint is changed.
     *
     * @param secret left out: it stays
     */
    record ChangeBody(
            @NotBlank(message = "must be a URL") @Size(max = 2000, message = "must have at most {max} characters") String url,

            @Nullable @Size(max = 200, message = "must have at most {max} characters") String secret,

            @Nullable @Size(max = 50, message = "must name at most {max} kinds of change") List<@NotNull(message = "must be a code") ReferralChange> changes) {

        @Override
        public String toString() {
            return "ChangeBody[" + url + "]";
        }
    }

    /** From when on everything is sent again. */
    record ReplayBody(
            @NotNull(message = "must be an instant in ISO 8601 with offset, for example 2026-11-22T15:30:00Z") Instant from) {}

    /** An endpoint and how sending to it goes. */
    record EndpointView(
            UUID endpointId,
            String clinicId,
            String url,
            List<ReferralChange> changes,
            Instant registeredAt,
            String registeredBy,
            boolean enabled,
            @Nullable Instant disabledAt,
            @Nullable String disabledWhy,
            Deliveries.Tally deliveries) {

        static EndpointView of(WebhookEndpoint endpoint, Deliveries.Tally tally) {
            return new EndpointView(
                    endpoint.endpointId(),
                    endpoint.clinicId(),
                    endpoint.url().toString(),
                    endpoint.changes().stream().sorted().toList(),
                    endpoint.registeredAt(),
                    endpoint.registeredBy(),
                    endpoint.disabledAt() == null,
                    endpoint.disabledAt(),
                    endpoint.disabledWhy(),
                    tally);
        }
    }

    /** A delivery as an operator sees it. */
    record DeliveryView(
            UUID deliveryId,
            UUID targetId,
            Channel channel,
            UUID referralId,
            UUID eventId,
            int sequence,
            DeliveryState state,
            Instant createdAt,
            int attempts,
            @Nullable Instant nextAt,
            @Nullable Instant deliveredAt,
            @Nullable String lastProblem) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.deliveryId(),
                    delivery.targetId(),
                    delivery.channel(),
                    delivery.referralId(),
                    delivery.eventId(),
                    delivery.sequence(),
                    delivery.state(),
                    delivery.createdAt(),
                    delivery.attempts(),
                    delivery.state() == DeliveryState.WAITING ? delivery.nextAt() : null,
                    delivery.deliveredAt(),
                    delivery.lastProblem());
        }
    }

    /**
     * A physician to be told by e-mail.
     *
     * @param physicianId subject of the physician, never a name or an address
     * @param address where to write to; it is never shown again
     * @param signsIn false: no account, so the e-mail holds a link to answer by
     */
    record ContactBody(
            @NotNull(message = CLINIC) @Pattern(regexp = "\\S{1,100}", message = CLINIC) String clinicId,

            @NotNull(message = "must be the subject of the physician") @Pattern(
                    regexp = "[^\\s@]{1,255}",
                    message = "must be a subject of 1 to 255 characters without spaces, not an address")
            String physicianId,

            @NotNull(message = "must be an e-mail address") @Pattern(
                    regexp = "[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})*",
                    message = "must be an e-mail address, for example haddad@clinic.example")
            @Size(max = 254, message = "must have at most {max} characters") String address,

            boolean signsIn,
            @Nullable Role role) {

        /** An address is never written anywhere by accident. */
        @Override
        public String toString() {
            return "ContactBody[" + physicianId + "]";
        }
    }
}
