package org.backline.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.backline.local.demo.DemoRefused;
import org.backline.local.demo.Tokens;

/**
 * What a copy of a service is asked before its AOT cache is made, so that the cache holds what first answers need. Nothing
 * that shows somebody's case: whoever reads one is written down, and here nobody reads.
 */
public final class Visits implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final String TRAINER = "trainer.bell";
    private static final String PHYSICIAN = "physician.adeyemi";
    private static final String ADMIN = "admin.castellano";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Tokens tokens;

    private record Visit(String username, String path) {}

    /**
     * Visits by demo people.
     *
     * @param tokens of theirs; closed with this
     */
    public Visits(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Asks a service for all of it, one after the other.
     *
     * @return what was not answered with what was asked for; empty when all was well
     */
    public List<String> pay(Service service, URI there) throws InterruptedException {
        List<String> unanswered = new ArrayList<>();
        for (Visit visit : visitsOf(service)) {
            if (!isAnswered(visit, there)) {
                unanswered.add(visit.path());
            }
        }
        return unanswered;
    }

    private static List<Visit> visitsOf(Service service) {
        List<Visit> own = switch (service) {
            case SIGN_IN -> by(TRAINER, "/.well-known/openid-configuration", "/oauth2/jwks", "/sign-in");
            case INTAKE -> by(TRAINER, "/athletes/imports");
            case ASSESSMENT -> by(TRAINER, "/knowledge", "/knowledge/versions", "/scorecard");
            case PROGRAM -> by(TRAINER, "/exercises", "/outcomes");
            case REFERRAL -> by(PHYSICIAN, "/fhir/metadata", "/fhir/PractitionerRole", "/deadlines");
            case DASHBOARD ->
                Stream.of(
                                by(TRAINER, "/exercises", "/outcomes", "/figures", "/settings"),
                                by(PHYSICIAN, "/knowledge"),
                                by(ADMIN, "/department"))
                        .flatMap(List::stream)
                        .toList();
        };
        boolean hasOperations = service != Service.SIGN_IN;
        return Stream.concat(
                        own.stream(),
                        hasOperations
                                ? by(ADMIN, "/operations/views", "/operations/dead-letters", "/actuator/prometheus")
                                        .stream()
                                : Stream.empty())
                .toList();
    }

    private static List<Visit> by(String username, String... paths) {
        return Stream.of(paths).map(path -> new Visit(username, path)).toList();
    }

    private boolean isAnswered(Visit visit, URI there) throws InterruptedException {
        try {
            HttpRequest question = HttpRequest.newBuilder(there.resolve(visit.path()))
                    .timeout(ANSWER)
                    .header("Authorization", "Bearer " + tokens.of(visit.username()))
                    .build();
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException | DemoRefused silence) {
            return false;
        }
    }

    @Override
    public void close() {
        tokens.close();
        http.shutdownNow();
    }
}
