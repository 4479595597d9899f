package org.backline.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;

/** Stands in for the OpenID Connect provider: whoever comes with a code is the person it was told. */
final class StubProvider {

    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> given = new CopyOnWriteArrayList<>();
    volatile Role role = Role.ATHLETIC_TRAINER;
    volatile String nonce = "";
    volatile int lifetime = 300;
    volatile boolean refuses;

    /** Closes the connection instead of an answer. */
    volatile boolean silent;

    StubProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%2$s","end_session_endpoint":"%1$s/end","subject_types_supported":["public"],
                 "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(address(), Tokens.keysAddress())));
        server.createContext("/token", this::tokens);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Bodies of requests for tokens, oldest first. */
    List<String> asked() {
        return new ArrayList<>(asked);
    }

    /** The access token given last. */
    String lastToken() {
        return given.getLast();
    }

    private void tokens(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        if (silent) {
            exchange.close();
            return;
        }
        if (refuses) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String access = Tokens.bearer(
                        "p-1",
                        role,
                        claims -> claims.issuer(address())
                                .claim("name", "Jude Okafor")
                                .jwtID(String.valueOf(asked.size())),
                        "north")
                .substring("Bearer ".length());
        given.add(access);
        String id = Tokens.bearer(
                        "p-1",
                        role,
                        claims -> claims.issuer(address())
                                .audience("backline-dashboard")
                                .claim("nonce", nonce),
                        "north")
                .substring("Bearer ".length());
        answer(exchange, 200, """
                {"access_token":"%s","id_token":"%s","refresh_token":"r-%d","token_type":"Bearer","expires_in":%d}
                """.formatted(access, id, asked.size(), lifetime));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
