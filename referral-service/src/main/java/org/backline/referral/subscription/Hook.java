package org.backline.referral.subscription;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.List;
import org.backline.referral.fhir.SubscriptionReading;
import org.backline.referral.fhir.Unacceptable;
import org.backline.referral.outside.AddressGuard;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.LoopResources;

/** Sends one notice over HTTP. Redirects are not followed, and what a subscriber says besides its status is not read. */
@Component
class Hook implements AutoCloseable {

    private final HttpClient http;
    private final AddressGuard guard;

    /** Names are resolved on these threads, which wait; the server's own do not. */
    private final LoopResources threads = LoopResources.create("fhir-hook", 2, true);

    Hook(AddressGuard guard) {
        this.guard = guard;
        this.http = HttpClient.newConnection()
                .runOn(threads)
                .resolver(guard.resolver())
                .followRedirect(false)
                .option(io.netty.channel.ChannelOption.CONNECT_TIMEOUT_MILLIS, 5_000);
    }

    /**
     * Sends it and waits for the answer.
     *
     * @return the answer's status
     */
    int send(Subscriber subscriber, String notice) {
        var wish = subscriber.wish();
        guard.faultOf(wish.endpoint()).ifPresent(fault -> {
            throw new Unacceptable(SubscriptionReading.ENDPOINT, fault);
        });
        byte[] body = notice.getBytes(UTF_8);
        Duration patience = Duration.ofSeconds(wish.timeoutSeconds());
        Integer status = http.responseTimeout(patience)
                .headers(headers -> {
                    headers.set("Content-Type", wish.mime());
                    headers.set("Content-Length", body.length);
                    for (List<String> header : wish.headerPairs()) {
                        headers.set(header.getFirst(), header.getLast());
                    }
                })
                .post()
                .uri(wish.endpoint().toString())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .response()
                .map(response -> response.status().code())
                .block(patience.plusSeconds(10));
        return status == null ? 0 : status;
    }

    @Override
    public void close() {
        threads.dispose();
    }
}
