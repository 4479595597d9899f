package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bearer tokens of demo people, from the sign-in server: each fetched once, and again before it ends. */
public final class Tokens implements AutoCloseable {

    /** What a physician's system needs to read a case, to answer a referral and to be told when one moves. */
    private static final String SMART_SCOPES = "system/Patient.rs system/Condition.rs system/Observation.rs"
            + " system/CarePlan.rs system/Provenance.rs system/ServiceRequest.rs system/Task.rus"
            + " system/DiagnosticReport.crs system/PractitionerRole.rs system/Organization.rs system/Subscription.cruds";

    private static final String COMMAND_LINE = "backline-cli";
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration BEFORE_THE_END = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();
    private final URI signIn;
    private final String secret;
    private final Clock clock;

    /**
     * Tokens from one server.
     *
     * @param secret of the command line's client, made at the server's start
     */
    public Tokens(URI signIn, String secret, Clock clock) {
        this.signIn = signIn;
        this.secret = secret;
        this.clock = clock;
    }

    /**
     * A token of a demo person.
     *
     * @throws DemoRefused when the server gives none
     */
    public String of(String username) throws InterruptedException {
        Token token = tokens.get(username);
        if (token == null || token.renewAt().isBefore(clock.instant())) {
            token = fetch(
                    COMMAND_LINE, secret, Map.of("grant_type", "urn:backline:grant:demo-person", "username", username));
            tokens.put(username, token);
        }
        return token.value();
    }

    /**
     * A token of another system that signs in as itself.
     *
     * @throws DemoRefused when the server gives none
     */
    public String ofProgram(String client, String itsSecret) throws InterruptedException {
        return fetch(client, itsSecret, Map.of("grant_type", "client_credentials", "scope", SMART_SCOPES))
                .value();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Token fetch(String client, String clientSecret, Map<String, String> form) throws InterruptedException {
        String credentials = URLEncoder.encode(client, UTF_8) + ":" + URLEncoder.encode(clientSecret, UTF_8);
        HttpRequest request = HttpRequest.newBuilder(signIn.resolve("/oauth2/token"))
                .timeout(ANSWER)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form.entrySet().stream()
                        .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                        .collect(Collectors.joining("&"))))
                .build();
        try {
            Instant asked = clock.instant();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new DemoRefused("The sign-in server at %s gives no token: %d %s"
                        .formatted(signIn, answer.statusCode(), answer.body()));
            }
            JsonNode token = json.readTree(answer.body());
            return new Token(
                    token.path("access_token").asString(),
                    asked.plusSeconds(token.path("expires_in").asLong()).minus(BEFORE_THE_END));
        } catch (IOException silence) {
            throw new DemoRefused("The sign-in server at %s does not answer".formatted(signIn));
        }
    }

    private record Token(String value, Instant renewAt) {}
}
