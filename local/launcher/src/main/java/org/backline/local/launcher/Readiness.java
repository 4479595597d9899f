package org.backline.local.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks a service how it is. */
final class Readiness implements AutoCloseable {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    /** It can do its work. */
    boolean isReady(URI service) throws InterruptedException {
        return says(service, "/actuator/health/readiness");
    }

    /** It has started, whether or not it can do its work. */
    boolean isUp(URI service) throws InterruptedException {
        return says(service, "/actuator/health/liveness");
    }

    private boolean says(URI service, String probe) throws InterruptedException {
        try {
            HttpRequest question = HttpRequest.newBuilder(service.resolve(probe))
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
