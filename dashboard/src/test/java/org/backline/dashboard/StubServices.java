package org.backline.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for the services: answers as told, and remembers what it was asked. */
public final class StubServices {

    /** One for the whole JVM; each test tells it anew. */
    public static final StubServices SHARED = new StubServices();

    /** An answer. */
    public record Reply(int status, String type, String body) {

        public static Reply json(int status, String body) {
            return new Reply(status, "application/json", body);
        }

        public static Reply problem(int status, String slug, String detail, String more) {
            return new Reply(status, "application/problem+json", """
                    {"type":"urn:backline:problem:%s","title":"Refused","status":%d,"detail":"%s"%s}
                    """.formatted(slug, status, detail, more));
        }

        /** No answer at all. */
        public static Reply silence() {
            return new Reply(0, "", "");
        }
    }

    /** What was asked. */
    public record Asked(String method, String path, String query, Map<String, List<String>> headers, String body) {

        public JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    private final HttpServer server;
    private final Map<String, Function<Asked, Reply>> replies = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    private StubServices() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Forgets what it was told and asked; from then on it knows nobody and accepts every command. */
    public void reset() {
        replies.clear();
        asked.clear();
        on("GET /athletes", request -> Reply.json(200, "[]"));
    }

    public void on(String methodAndPath, Function<Asked, Reply> reply) {
        replies.put(methodAndPath, reply);
    }

    public void on(String methodAndPath, Reply reply) {
        replies.put(methodAndPath, request -> reply);
    }

    /** What was asked with this method and path, oldest first. */
    public List<Asked> asked(String methodAndPath) {
        return asked.stream()
                .filter(request -> (request.method() + " " + request.path()).equals(methodAndPath))
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Asked request = new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestURI().getRawQuery()),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        asked.add(request);
        Reply reply = replies.getOrDefault(
                        request.method() + " " + request.path(), any -> Reply.json(200, "{\"id\":\"x\",\"version\":1}"))
                .apply(request);
        if (reply.status() == 0) {
            exchange.close();
            return;
        }
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", reply.type());
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
