package org.backline.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service whether it is ready. */
final class Readiness implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    boolean isReady(URI service) throws InterruptedException {
        try {
            HttpRequest question = HttpRequest.newBuilder(service.resolve("/actuator/health/readiness"))
                    .timeout(ANSWER)
                    .build();
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException silence) {
            return false;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
