package org.backline.referral.web.fhir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

/** Where tokens are given, as the sign-in server describes itself. */
class TokenEndpointTest {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String description = "{\"token_endpoint\": \"https://sign-in.example/token\"}";

    @BeforeEach
    void describe() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realm/.well-known/openid-configuration", exchange -> {
            asked.incrementAndGet();
            byte[] bytes = description.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private TokenEndpoint endpoint(String named) {
        return new TokenEndpoint(
                WebClient.builder(), "http://127.0.0.1:" + server.getAddress().getPort() + "/realm/", named);
    }

    @Test
    void isAskedForOnce() {
        TokenEndpoint endpoint = endpoint("");

        assertThat(endpoint.find().block()).isEqualTo("https://sign-in.example/token");
        assertThat(endpoint.find().block()).isEqualTo("https://sign-in.example/token");
        assertThat(asked).hasValue(1);
    }

    @Test
    void isTakenFromTheSettingsWhereTheyNameIt() {
        assertThat(endpoint("https://elsewhere.example/token").find().block())
                .isEqualTo("https://elsewhere.example/token");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aServerThatNamesNoneIsNotBelieved() {
        description = "{}";

        assertThatThrownBy(() -> endpoint("").find().block()).isInstanceOf(IllegalStateException.class);
    }
}
