package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private Instant now = Instant.parse("2026-03-01T08:00:00Z");
    private int status = 200;
    private HttpServer server;
    private Tokens tokens;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oauth2/token", exchange -> {
            String basic =
                    exchange.getRequestHeaders().getFirst("Authorization").replace("Basic ", "");
            asked.add(new String(Base64.getDecoder().decode(basic), UTF_8) + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = "{\"access_token\":\"token %d\",\"expires_in\":300}"
                    .formatted(asked.size())
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        InstantSource passing = () -> now;
        tokens = new Tokens(address(), "a/secret+1=", passing.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void stop() {
        tokens.close();
        server.stop(0);
    }

    @Test
    void areFetchedOnceForEachPerson() throws InterruptedException {
        assertThat(tokens.of("trainer.okafor")).isEqualTo("token 1");
        assertThat(tokens.of("trainer.okafor")).isEqualTo("token 1");
        assertThat(tokens.of("physician.novak")).isEqualTo("token 2");

        assertThat(asked.getFirst())
                .startsWith("backline-cli:a%2Fsecret%2B1%3D ")
                .contains("grant_type=urn%3Abackline%3Agrant%3Ademo-person", "username=trainer.okafor");
    }

    @Test
    void areRenewedBeforeTheyEnd() throws InterruptedException {
        tokens.of("trainer.okafor");
        now = now.plus(Duration.ofSeconds(239));
        assertThat(tokens.of("trainer.okafor")).isEqualTo("token 1");
        now = now.plus(Duration.ofSeconds(2));
        assertThat(tokens.of("trainer.okafor")).isEqualTo("token 2");
    }

    @Test
    void areSentWithEachRequest() throws InterruptedException {
        HttpRequest request = new Credentials(tokens)
                .add(HttpRequest.newBuilder(address()), Person.HADDAD)
                .build();

        assertThat(request.headers().firstValue("Authorization")).hasValue("Bearer token 1");
    }

    @Test
    void sayWhyThereIsNone() {
        status = 401;
        assertThatThrownBy(() -> tokens.of("trainer.okafor"))
                .isInstanceOf(DemoRefused.class)
                .hasMessageContaining("gives no token: 401");
        server.stop(0);
        assertThatThrownBy(() -> tokens.of("trainer.okafor")).hasMessageContaining("does not answer");
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
