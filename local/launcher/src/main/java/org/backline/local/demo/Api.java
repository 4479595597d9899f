package org.backline.local.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The public HTTP API as a person uses it. What one service says reaches the next a moment later, so a command that finds
 * nothing or is refused by a rule is sent again for a while, always under the same id.
 */
class Api implements AutoCloseable {

    /** How long an answer takes at most to a command or a question about one case. */
    static final Duration ANSWER = Duration.ofSeconds(20);

    private static final long STEP_MILLIS = 100;
    private static final int NO_ANSWER = 0;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final JsonMapper json = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final Credentials credentials;
    private final Duration patience;
    private final Duration answer;

    /**
     * A client.
     *
     * @param tokens of the people who use it
     * @param patience how long it sends the same command or the same question again
     * @param answer how long it waits for each answer
     */
    Api(Tokens tokens, Duration patience, Duration answer) {
        this.credentials = new Credentials(tokens);
        this.patience = patience;
        this.answer = answer;
    }

    /**
     * Sends a command until it is accepted.
     *
     * @throws DemoRefused when it is not accepted in time, or can never be
     */
    JsonNode post(URI service, String path, UUID key, Person as, Map<String, ?> body) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Answer answer = postOnce(service, path, key, as, body);
            if (answer.isAccepted()) {
                return answer.body();
            }
            if (!answer.mayChange() || System.nanoTime() > deadline) {
                throw new DemoRefused("POST %s%s: %s".formatted(service, path, answer));
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    /** Sends a command and takes whatever comes back. */
    Answer postOnce(URI service, String path, UUID key, Person as, Map<String, ?> body) throws InterruptedException {
        return send(request(service, path, as)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build());
    }

    /** Reads and takes whatever comes back. */
    Answer get(URI service, String path, Person as) throws InterruptedException {
        return send(request(service, path, as).build());
    }

    /** Reads until there is something that satisfies the reader. */
    <T> T await(URI service, String path, Person as, Reader<T> reader) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Answer answer = get(service, path, as);
            Optional<T> found = answer.isAccepted() ? reader.read(answer.body()) : Optional.empty();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new DemoRefused("GET %s%s never said what was awaited: %s".formatted(service, path, answer));
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(URI service, String path, Person as) throws InterruptedException {
        var request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(answer)
                .header("Accept", "application/json, application/problem+json");
        return credentials.add(request, as);
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            boolean isJson =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), isJson ? json.readTree(response.body()) : json.nullNode());
        } catch (IOException silence) {
            return new Answer(NO_ANSWER, json.nullNode());
        }
    }

    /**
     * What came back.
     *
     * @param status 0 when nobody answered
     * @param body null when it is not JSON
     */
    record Answer(int status, JsonNode body) {

        boolean isAccepted() {
            return status >= 200 && status < 300;
        }

        /** Not there yet, not allowed yet, too much at once, or nobody there: the same request may do later. */
        boolean mayChange() {
            return saysNothing() || status == 404 || status == 409;
        }

        /** Nobody there, or nobody who knows whether it was done. */
        boolean saysNothing() {
            return status == NO_ANSWER || status >= 500;
        }

        @Override
        public String toString() {
            return status == NO_ANSWER ? "no answer" : status + " " + body;
        }
    }

    /** Finds what was awaited in an answer. */
    @FunctionalInterface
    interface Reader<T> {
        Optional<T> read(JsonNode answer);
    }
}
