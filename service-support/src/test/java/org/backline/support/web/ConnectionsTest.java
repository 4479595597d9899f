package org.backline.support.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

class ConnectionsTest {

    /** Where each request came from. */
    private final List<String> seen = new CopyOnWriteArrayList<>();

    private final DisposableServer server = HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .handle((request, response) -> {
                seen.add(String.valueOf(request.remoteAddress()));
                return response.sendString(Mono.just("here"));
            })
            .bindNow();

    @AfterEach
    void close() {
        server.disposeNow();
    }

    private void ask(HttpClient client) {
        assertThat(client.get()
                        .uri("http://127.0.0.1:" + server.port() + "/")
                        .responseContent()
                        .aggregate()
                        .asString()
                        .block())
                .isEqualTo("here");
    }

    /** It is given back a moment after its answer is here. */
    @Test
    void oneThatIsInUseIsUsedAgain() {
        HttpClient client = Connections.client("in-use", Duration.ofHours(1));
        await().untilAsserted(() -> {
            ask(client);
            assertThat(Set.copyOf(seen)).hasSizeLessThan(seen.size());
        });
    }

    @Test
    void oneThatWasIdleIsGivenUp() {
        HttpClient client = Connections.client("idle", Duration.ofMillis(50));
        ask(client);
        await().pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            ask(client);
            assertThat(Set.copyOf(seen)).hasSizeGreaterThan(1);
        });
    }
}
