package org.backline.referral.channel;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A receiver of webhooks as docs/webhooks.md tells to write one: it verifies the signature over the raw body, refuses what
 * is older than five minutes, and takes each id once.
 */
public final class TestReceiver implements AutoCloseable {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final HttpServer server;
    private final String secret;
    private final Clock clock;
    private final Set<String> known = new HashSet<>();
    private final List<Received> taken = Collections.synchronizedList(new ArrayList<>());
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> lastHeaders = Collections.synchronizedMap(new LinkedHashMap<>());
    private volatile Function<Received, Integer> answers = received -> 204;
    private volatile Map<String, String> answerHeaders = Map.of();

    public TestReceiver(String secret, Clock clock) {
        this.secret = secret;
        this.clock = clock;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/in", this::handle);
        server.setExecutor(command -> Thread.ofPlatform().daemon().start(command));
        server.start();
    }

    /** What a request said. */
    public record Received(String id, UUID referralId, int sequence, String change, JsonNode body) {}

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in");
    }

    /** What was taken, in order; a repeat is not taken again. */
    public List<Received> taken() {
        return List.copyOf(taken);
    }

    /** Ids of all requests that were well signed, repeats and refused ones among them. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    Map<String, String> lastHeaders() {
        return Map.copyOf(lastHeaders);
    }

    /** From now on it answers so. */
    void answer(Function<Received, Integer> with) {
        answers = with;
    }

    void answer(int status, Map<String, String> headers) {
        answers = received -> status;
        answerHeaders = headers;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            lastHeaders.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            String signature = exchange.getRequestHeaders().getFirst("webhook-signature");
            if (!isSigned(id, timestamp, body, signature) || isTooOld(timestamp)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            requests.add(id);
            JsonNode json = JsonMapper.shared().readTree(body);
            Received received = new Received(
                    id,
                    UUID.fromString(json.at("/data/referralId").asString()),
                    json.at("/data/sequence").asInt(),
                    json.at("/data/change").asString(),
                    json);
            int status = answers.apply(received);
            if (status / 100 == 2) {
                synchronized (known) {
                    if (known.add(id)) {
                        taken.add(received);
                    }
                }
            }
            answerHeaders.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private boolean isTooOld(String timestamp) {
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) > 0;
    }

    private boolean isSigned(String id, String timestamp, String body, String signatures) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            byte[] expected = mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8));
            for (String signature : signatures.split(" ", -1)) {
                if (signature.startsWith("v1,")
                        && MessageDigest.isEqual(expected, Base64.getDecoder().decode(signature.substring(3)))) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
