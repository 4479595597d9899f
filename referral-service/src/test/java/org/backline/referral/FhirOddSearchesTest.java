package org.backline.referral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.backline.codes.Role;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceSearchParamComponent;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;

/**
 * Reads and searches that nobody sends on purpose, of every type, parameter and operation that the face says it has: each is
 * answered, or refused by an OperationOutcome. {@code -Dbackline.faults.inputs=10000} sends so many to each, {@code
 * -Dbackline.faults.seed=7} others.
 */
class FhirOddSearchesTest extends FhirService {

    private static final long SEED = Long.getLong("backline.faults.seed", 20_261_126);
    private static final int EACH = Integer.getInteger("backline.faults.inputs", 25);

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            ",",
            "|",
            "\u0000",
            "requested\u0000",
            "\u202Eabc",
            "\uD800",
            "null",
            "-1",
            "0",
            "1",
            "2147483648",
            "9".repeat(400),
            "NaN",
            "true",
            "'; drop table fhir_resource; --",
            "${jndi:ldap://127.0.0.1/a}",
            "{a}",
            "../../etc/passwd",
            "\r\nX-Injected: 1",
            "<script>alert(1)</script>",
            "requested,accepted",
            "http://hl7.org/fhir/task-status|requested",
            "*",
            "Task:focus",
            "Patient/",
            "ServiceRequest:subject",
            "xml",
            "application/fhir+xml",
            "text/html",
            "2026",
            "9999",
            "0000",
            "2026-13",
            "2026-02-30",
            "ge2026-11",
            "gt+999999999-12-31T23:59:59Z",
            "le-999999999-01-01T00:00:00Z",
            "lt9999-12-31T23:59:59.999999999Z",
            "sa0000-01-01T00:00:00+18:00",
            "eq2026-11-26T24:00:00Z",
            "xx2026-11-26",
            "MjAyNi0xMS0yNlQwODowMDowMFogMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw",
            "KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(SEED);
    private final List<String> broken = new ArrayList<>();
    private final Map<Integer, Integer> answers = new TreeMap<>();

    @Test
    void eachIsAnsweredOrRefused() throws Exception {
        seenAndRequested();
        CapabilityStatement statement = peer("system/*.*")
                .capabilities()
                .ofType(CapabilityStatement.class)
                .execute();
        for (CapabilityStatementRestResourceComponent resource :
                statement.getRestFirstRep().getResource()) {
            TreeSet<String> parameters = new TreeSet<>(List.of(
                    "_count",
                    "_include",
                    "_format",
                    "_pretty",
                    "_after",
                    "_before",
                    "eventsSinceNumber",
                    "eventsUntilNumber",
                    "id"));
            resource.getSearchParam().stream()
                    .map(CapabilityStatementRestResourceSearchParamComponent::getName)
                    .forEach(parameters::add);
            List<String> names = List.copyOf(parameters);
            for (int number = 0; number < EACH; number++) {
                send("/" + resource.getType() + query(names), null);
                send("/" + resource.getType() + "/_search", query(names).replaceFirst("^\\?", ""));
                send("/" + resource.getType() + path(resource) + (random.nextBoolean() ? query(names) : ""), null);
            }
        }
        assertThat(broken).as("seed " + SEED + ": " + answers).isEmpty();
        assertThat(answers.keySet()).as("kinds of answers: " + answers).contains(200, 400, 404);
    }

    /** What comes behind a type: an id, mostly one that is there, and now and then a version, a history or an operation. */
    private String path(CapabilityStatementRestResourceComponent resource) {
        String id = "/" + encoded(random.nextInt(3) > 0 ? known() : value());
        return switch (random.nextInt(4)) {
            case 0 -> id;
            case 1 -> id + "/_history";
            case 2 -> id + "/_history/" + encoded(value());
            default ->
                (random.nextBoolean() ? id : "") + "/$"
                        + (resource.hasOperation()
                                ? resource.getOperation()
                                        .get(random.nextInt(
                                                resource.getOperation().size()))
                                        .getName()
                                : "everything");
        };
    }

    private String query(List<String> names) {
        StringBuilder query = new StringBuilder();
        for (int number = random.nextInt(4); number >= 0; number--) {
            String name = random.nextInt(20) == 0 ? value() : names.get(random.nextInt(names.size()));
            query.append(query.isEmpty() ? '?' : '&').append(encoded(name));
            if (random.nextInt(10) > 0) {
                query.append('=').append(encoded(value()));
            }
        }
        return query.toString();
    }

    private String value() {
        return switch (random.nextInt(5)) {
            case 0 -> known();
            case 1 -> String.valueOf(random.nextLong());
            default -> TEXTS.get(random.nextInt(TEXTS.size()));
        };
    }

    private String known() {
        return switch (random.nextInt(4)) {
            case 0 -> UUID.randomUUID().toString();
            case 1 -> "Patient/" + org.backline.referral.domain.ReferralSamples.ATHLETE;
            case 2 -> org.backline.referral.domain.ReferralSamples.ATHLETE.toString();
            default -> referral.toString();
        };
    }

    private void send(String path, @org.jspecify.annotations.Nullable String form) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", bearer(Role.SERVICE, "system/*.*"));
        if (form != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form));
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        answers.merge(answer.statusCode(), 1, Integer::sum);
        boolean told = answer.statusCode() < 300
                || answer.body().contains("\"" + OperationOutcome.class.getSimpleName() + "\"")
                || answer.body().contains("<OperationOutcome ");
        if (!told || (answer.statusCode() >= 500 && answer.statusCode() != 503)) {
            broken.add(answer.statusCode() + " " + answer.body() + " for " + path + (form == null ? "" : " " + form));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
