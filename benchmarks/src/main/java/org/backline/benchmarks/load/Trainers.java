package org.backline.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.backline.local.demo.Tokens;

/** People who use the API as fast as it answers. */
final class Trainers implements AutoCloseable {

    private static final String TRAINER = "1e06f612-c813-4695-a0df-15c17d083968";

    /** So many that nobody comes again more often than people do, and no two clients ask about one at once. */
    private static final int ATHLETES = 500;

    private static final String ATHLETE = """
        {"athleteId": "%s", "name": "Robin Sample", "birthDate": "2005-03-14", "sex": "FEMALE",
         "sports": ["rowing"], "clinicId": "north", "sickleCellTrait": "NEGATIVE"}\
        """;

    private static final String INTAKE = """
        {"caseId": "%s", "athleteId": "%s", "clinicId": "north", "trainerId": "%s",
         "occurredAt": "2026-11-20T15:30:00Z", "sport": "rowing",
         "onset": {"manner": "GRADUAL", "daysAgo": 21}, "pain": {"now": 4, "best": 1, "worst": 6},
         "regions": [{"region": "LUMBAR", "side": "LEFT"}], "aggravatedBy": ["FLEXION"], "easedBy": ["REST"],
         "redFlags": {"CES_SADDLE": "NO", "CES_BLADDER": "NO", "CES_BOWEL": "NO", "CES_SEX": "NO", "CES_BILAT": "NO",
          "NEURO_PROG": "NO", "UMN": "NO", "TRAUMA_MAJOR": "NO", "STEROID": "NO", "CANCER_HX": "NO", "WT_LOSS": "NO",
          "NIGHT": "NO", "FEVER": "NO", "INF_RISK": "NO", "IBP": "NO", "SPA_X": "NO", "VASC": "NO", "VISC": "NO",
          "EXERT_SEV": "NO", "REDS": "NO", "SEV_MISMATCH": "NO"}, "intakeSeconds": 85}\
        """;

    private static final String FINDINGS = """
        {"entryId": "%s", "findings": [
          {"test": "DERM", "side": "BILATERAL", "result": "NEGATIVE"},
          {"test": "REFLEX", "side": "BILATERAL", "result": "NEGATIVE"},
          {"test": "SLR", "side": "LEFT", "result": "NEGATIVE", "value": %d, "unit": "deg"},
          {"test": "STORK", "side": "LEFT", "result": "NEGATIVE"}]}\
        """;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(
                    Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory()))
            .build();
    private final Tokens tokens;
    private final URI intake;
    private final List<UUID> athletes = new ArrayList<>();
    private final AtomicLong turn = new AtomicLong();

    Trainers(Tokens tokens, URI intake) {
        this.tokens = tokens;
        this.intake = intake;
    }

    /** One athlete after the other; all of them are registered with the first. */
    UUID anAthlete() throws IOException, InterruptedException {
        synchronized (athletes) {
            while (athletes.size() < ATHLETES) {
                UUID athleteId = UUID.randomUUID();
                require(post(intake.resolve("/athletes"), athleteId, ATHLETE.formatted(athleteId)), 201);
                athletes.add(athleteId);
            }
        }
        return athletes.get((int) (turn.getAndIncrement() % ATHLETES));
    }

    UUID record() throws IOException, InterruptedException {
        return record(UUID.randomUUID());
    }

    UUID record(UUID caseId) throws IOException, InterruptedException {
        return record(intake, caseId);
    }

    /** The same for one who comes again when told to: a service that has only just begun has not the time for all. */
    UUID recordInTheEnd(UUID caseId) {
        Bench.await("intake " + caseId, Duration.ofMinutes(1), () -> {
            record(caseId);
            return true;
        });
        return caseId;
    }

    UUID record(URI service, UUID caseId) throws IOException, InterruptedException {
        require(post(service.resolve("/cases"), caseId, intake(caseId)), 201);
        return caseId;
    }

    /** An intake whose answer may be anything. */
    HttpResponse<String> offer(UUID caseId) throws IOException, InterruptedException {
        return post(intake.resolve("/cases"), caseId, intake(caseId));
    }

    /** An intake about which a physician is asked at once. */
    UUID recordEmergency(UUID caseId) throws IOException, InterruptedException {
        String flagged = intake(caseId).replace("\"CES_BLADDER\": \"NO\"", "\"CES_BLADDER\": \"YES\"");
        require(post(intake.resolve("/cases"), caseId, flagged), 201);
        return caseId;
    }

    private String intake(UUID caseId) throws IOException, InterruptedException {
        return INTAKE.formatted(caseId, anAthlete(), TRAINER);
    }

    void enterFindings(URI assessment, UUID caseId, long number) throws IOException, InterruptedException {
        UUID entryId = UUID.randomUUID();
        require(
                post(
                        assessment.resolve("/assessments/" + caseId + "/findings"),
                        entryId,
                        FINDINGS.formatted(entryId, 60 + number % 30)),
                200);
    }

    /** Enters findings until the case, which has only just begun, is known. */
    void enterFirstFindings(URI assessment, UUID caseId) {
        Bench.await("case " + caseId, Duration.ofSeconds(30), () -> {
            enterFindings(assessment, caseId, 0);
            return true;
        });
    }

    /** What a person reads; anything but 200 is a failure. */
    String read(String person, URI address) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request(person, address).build(), HttpResponse.BodyHandlers.ofString());
        require(answer, 200);
        return answer.body();
    }

    HttpResponse<String> operate(String method, URI address) throws IOException, InterruptedException {
        return http.send(
                request("admin.castellano", address)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** What a person sends; anything but a 2xx is a failure. */
    void write(String person, URI address, String type, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                request(person, address)
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        require(answer, answer.statusCode() / 100 == 2 ? answer.statusCode() : 200);
    }

    /** A page that stays open and is told what changed: each line as it comes. Completes when the stream ends. */
    CompletableFuture<HttpResponse<Void>> listen(String person, URI address, Consumer<String> line)
            throws InterruptedException {
        return http.sendAsync(
                request(person, address)
                        .timeout(Duration.ofMinutes(30))
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(line)));
    }

    private HttpRequest.Builder request(String person, URI address) throws InterruptedException {
        return HttpRequest.newBuilder(address)
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + tokens.of(person));
    }

    /** Takes every line as soon as it is there. */
    private record Lines(Consumer<String> each) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            each.accept(line);
        }

        @Override
        public void onError(Throwable failure) {
            each.accept("failed " + failure);
        }

        @Override
        public void onComplete() {
            each.accept("ended");
        }
    }

    private HttpResponse<String> post(URI address, UUID key, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address)
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + tokens.of("trainer.okafor"))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", key.toString())
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, int status) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    answer.request().method() + " " + answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
