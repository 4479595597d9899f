package org.backline.referral.channel;

import io.netty.channel.ChannelOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.backline.referral.outside.AddressGuard;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * Posts a delivery to its endpoint in the manner of Standard Webhooks: {@code webhook-id}, {@code webhook-timestamp} and a
 * {@code webhook-signature} over both and the body. Redirects are not followed, the answer's body is not read, and any
 * status from 200 to 299 confirms.
 */
public class WebhookTransport implements Transport {

    private static final int GONE = 410;
    private static final int CONNECT_MILLIS = 3_000;
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final WebhookEndpoints endpoints;
    private final AddressGuard guard;
    private final HttpClient http;
    private final Clock clock;

    public WebhookTransport(WebhookEndpoints endpoints, AddressGuard guard, Clock clock) {
        this.endpoints = endpoints;
        this.guard = guard;
        this.clock = clock;
        this.http = HttpClient.create(ConnectionProvider.newConnection())
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(ANSWER)
                .followRedirect(false)
                .resolver(guard.resolver())
                .headers(headers -> headers.set(HttpHeaders.USER_AGENT, "Backline"));
    }

    @Override
    public Channel channel() {
        return Channel.WEBHOOK;
    }

    @Override
    public Mono<Outcome> send(Delivery delivery) {
        Optional<WebhookEndpoints.Signing> found = endpoints.signing(delivery.targetId());
        if (found.isEmpty()) {
            return Mono.just(new Outcome.Gone("NO_ENDPOINT"));
        }
        WebhookEndpoint endpoint = found.get().endpoint();
        if (guard.faultOf(endpoint.url()).isPresent()) {
            return Mono.just(new Outcome.Failed("ADDRESS_NOT_ALLOWED", null));
        }
        String id = delivery.eventId().toString();
        long timestamp = clock.instant().getEpochSecond();
        String signature = found.get().secret().signature(id, timestamp, delivery.body());
        return http.headers(headers -> headers.set(HttpHeaders.CONTENT_TYPE, "application/json")
                        .set("webhook-id", id)
                        .set("webhook-timestamp", timestamp)
                        .set("webhook-signature", signature))
                .post()
                .uri(endpoint.url())
                .send(ByteBufMono.fromString(Mono.just(delivery.body())))
                .response()
                .map(WebhookTransport::outcome);
    }

    private static Outcome outcome(HttpClientResponse response) {
        int status = response.status().code();
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered();
        }
        String problem = "HTTP_" + status;
        return status == GONE
                ? new Outcome.Gone(problem)
                : new Outcome.Failed(
                        problem, retryAfter(response.responseHeaders().get(HttpHeaders.RETRY_AFTER)));
    }

    /** In seconds only; a date would be the other side's clock. */
    private static @Nullable Duration retryAfter(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    @Override
    public void gone(Delivery delivery, String problem) {
        endpoints.disable(
                delivery.targetId(), problem.equals("HTTP_" + GONE) ? "GONE" : "UNREACHABLE", clock.instant());
    }
}
