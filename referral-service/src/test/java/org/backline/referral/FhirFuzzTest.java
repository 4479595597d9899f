package org.backline.referral;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.api.Test;

/** Damaged resources, many thousands of them: each is taken or answered by an OperationOutcome, and none breaks anything. */
class FhirFuzzTest extends FhirService {

    private static final int MUTATIONS = 5_400;
    private static final long SEED = 20_261_126L;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @Test
    void nothingBreaksIt() throws Exception {
        seenAndRequested();
        List<Seed> seeds = seeds();
        Random random = new Random(SEED);
        List<Mutation> mutations = new ArrayList<>();
        for (int number = 0; number < MUTATIONS; number++) {
            Seed seed = seeds.get(random.nextInt(seeds.size()));
            mutations.add(new Mutation(seed, Mutants.of(seed.body(), seed.xml(), random)));
        }
        long eventsBefore = eventsOf(referral).size();

        try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> sent = new ArrayList<>();
            for (Mutation mutation : mutations) {
                sent.add(senders.submit(() -> send(mutation)));
            }
            for (Future<Integer> one : sent) {
                answers.merge(one.get(), 1, Integer::sum);
            }
        }

        assertThat(broken).isEmpty();
        assertThat(answers.keySet()).as("kinds of answers: " + answers).contains(400, 422);
        assertThat(eventsOf(referral).size() - eventsBefore)
                .as("a referral moves by what is still whole, and by nothing else")
                .isLessThan(20);
    }

    private int send(Mutation mutation) throws Exception {
        Seed seed = mutation.seed();
        String media = seed.xml() ? "application/fhir+xml" : "application/fhir+json";
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(base() + seed.path()))
                        .header("Authorization", token())
                        .header("Content-Type", media)
                        .header("Accept", "application/fhir+json")
                        .method(seed.method(), BodyPublishers.ofString(mutation.body(), ISO_8859_1))
                        .build(),
                BodyHandlers.ofString());
        boolean fine = answer.statusCode() < 300 || answer.body().startsWith("{\"resourceType\":\"OperationOutcome\"");
        if (!fine || answer.statusCode() >= 500) {
            broken.add(answer.statusCode() + " " + answer.body() + " for " + mutation.body());
        }
        return answer.statusCode();
    }

    private String token() {
        return bearer(org.backline.codes.Role.SERVICE, "system/*.*");
    }

    private List<Seed> seeds() {
        Task task = peer("system/*.*")
                .read()
                .resource(Task.class)
                .withId(referral.toString())
                .execute();
        task.setStatus(TaskStatus.RECEIVED);
        List<Seed> seeds = new ArrayList<>();
        seeds(seeds, "PUT", "/Task/" + referral, task);
        seeds(seeds, "POST", "/DiagnosticReport", report(referral));
        org.hl7.fhir.r4.model.Subscription subscription = new org.hl7.fhir.r4.model.Subscription();
        subscription.setStatus(org.hl7.fhir.r4.model.Subscription.SubscriptionStatus.OFF);
        subscription.setReason("Fuzz");
        subscription.setCriteria("urn:backline:fhir:topic:referral-changed");
        subscription
                .getChannel()
                .setType(org.hl7.fhir.r4.model.Subscription.SubscriptionChannelType.RESTHOOK)
                .setEndpoint("http://127.0.0.1:1/hook")
                .addHeader("X-Secret: fuzz");
        seeds(seeds, "POST", "/Subscription", subscription);
        return seeds;
    }

    private static void seeds(List<Seed> seeds, String method, String path, IBaseResource resource) {
        seeds.add(new Seed(method, path, false, R4.newJsonParser().encodeResourceToString(resource)));
        seeds.add(new Seed(method, path, true, R4.newXmlParser().encodeResourceToString(resource)));
    }

    private record Seed(String method, String path, boolean xml, String body) {}

    private record Mutation(Seed seed, String body) {}
}
