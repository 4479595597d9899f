package org.backline.referral;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stands for intake-service's register of athletes: names those it has been told of, to tokens it lets in. */
final class FakeRegister {

    private final HttpServer server;
    private final Map<UUID, String> athletes = new ConcurrentHashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();

    FakeRegister() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/athletes", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void knows(UUID athleteId, String name, String birthDate, String sex) {
        athletes.put(athleteId, """
                {"athleteId": "%s", "number": "A-1", "name": "%s", "birthDate": "%s", "sex": "%s", "sports": ["rowing"]}
                """.formatted(athleteId, name, birthDate, sex));
    }

    void lets(String bearer) {
        tokens.add(bearer);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean let = tokens.contains(exchange.getRequestHeaders().getFirst("Authorization"));
        String query = exchange.getRequestURI().getQuery();
        String body =
                ids(query).filter(athletes::containsKey).map(athletes::get).collect(Collectors.joining(",", "[", "]"));
        byte[] bytes = (let ? body : "{}").getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(let ? 200 : 403, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Stream<UUID> ids(String query) {
        return Arrays.stream(query.substring("ids=".length()).split(",")).map(UUID::fromString);
    }
}
