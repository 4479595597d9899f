package org.backline.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;
import static org.backline.codes.Side.RIGHT;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whatever is sent to any endpoint or put on the topic: no error of ours, nothing stored that makes no sense, no reader
 * that stops. An ordinary build sends a few to each, {@code mvn -Pfaults verify} ten thousand; {@code
 * -Dbackline.faults.seed=7} sends others.
 */
@Tag("faults")
@ExtendWith(EndToEnd.class)
class OddInputsIT {

    private static final long SEED = Long.getLong("backline.faults.seed", 20_261_126);
    private static final int EACH = Integer.getInteger("backline.faults.inputs", 25);
    private static final int PEOPLE_AT_ONCE = 6;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final Pattern GIVES_AWAY = Pattern.compile(
            "Exception|\\bat (?:org|java|reactor|tools)\\.|PSQL|select .* from|/home/|/root/|/tmp/",
            Pattern.CASE_INSENSITIVE);
    private static final List<Person> PEOPLE =
            List.of(Person.REYES, Person.ADEYEMI, Person.CASTELLANO, Person.NAKAMURA);

    /** Between them every command of the demo. */
    private static final List<Story> STORIES = List.of(
            new Story(
                    Athlete.woman("Almost Trained", 21, "rowing"),
                    Clinic.NORTH,
                    24 * 30,
                    Complaint.of(BodyRegion.LUMBAR, RIGHT)
                            .gradually(28)
                            .pain(5, 2, 7)
                            .scoring(Instrument.RMDQ, 11)
                            .noted("After the long rows."),
                    told -> told.examine(Examination.cleanScreen().weakGluteusMedius(RIGHT))
                            .confirm(MuscularPattern.P1)
                            .limit(Participation.LIMITED, Restriction.NO_LIFTING)
                            .assign()
                            .train(2, 4, 2)
                            .hold(HoldReason.ILLNESS)
                            .resume()
                            .complete()
                            .close(CaseOutcome.RESOLVED)
                            .reopen(ReopeningReason.RECURRENCE)),
            new Story(
                    Athlete.man("Almost Referred", 22, "american-football"),
                    Clinic.WEST,
                    30,
                    Complaint.of(BodyRegion.LUMBAR, LEFT)
                            .suddenly(1, Mechanism.LIFTING)
                            .pain(8, 6, 9)
                            .flagged(RedFlag.CES_SADDLE),
                    told -> told.atTheDoor()
                            .acknowledge()
                            .accept()
                            .schedule(-2)
                            .report(Report.of("M48.061", CauseCategory.DISC)
                                    .ordered(Diagnostic.MRI)
                                    .restricting(Restriction.NO_IMPACT)
                                    .noting("Seen at once."))
                            .review()
                            .reconcile(
                                    ReconciliationChoice.RETURN_TO_ASSESSMENT,
                                    Participation.LIMITED,
                                    Restriction.NO_IMPACT)),
            new Story(
                    Athlete.man("Almost Declined", 20, "golf"),
                    Clinic.SOUTH,
                    50,
                    Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6),
                    told -> told.refer(CauseCategory.BONY, Urgency.ROUTINE, ReferralQuestion.DIAGNOSIS, Diagnostic.MRI)
                            .asked()
                            .decline(DeclineReason.NOT_MY_SPECIALTY)),
            new Story(
                    Athlete.woman("Almost Handed Over", 20, "golf"),
                    Clinic.WEST,
                    50,
                    Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6),
                    told -> told.offerTo(Clinic.SOUTH).takenBy(Clinic.SOUTH)));

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private static ToldCase aCase(Running backline, String who) throws InterruptedException {
        return backline.begin(
                Clinic.WEST,
                12,
                Athlete.man(who, 20, "golf"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6));
    }

    /** A few ask at once: one after the other would mostly wait. Each endpoint gets its inputs in their order. */
    @Test
    void noEndpointFailsOrGivesAnythingAway(Running backline) throws Exception {
        ToldCase told = aCase(backline, "Odd input");
        List<Future<List<String>>> asked = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE_AT_ONCE)) {
            for (Service service : Service.withDatabase()) {
                JsonNode document = JsonMapper.shared()
                        .readTree(http.send(
                                        HttpRequest.newBuilder(
                                                        backline.of(service).resolve("/v3/api-docs"))
                                                .build(),
                                        HttpResponse.BodyHandlers.ofString())
                                .body());
                assertThat(document.path("paths").size()).as(service.module()).isPositive();
                for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
                    for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                        if (touchable(path.getKey())) {
                            var inputs = new OddInputs(
                                    SEED ^ (service + method.getKey() + path.getKey()).hashCode(), document);
                            asked.add(people.submit(
                                    () -> faultsAt(backline, service, path.getKey(), method, inputs, told.caseId())));
                        }
                    }
                }
            }
            for (Future<List<String>> endpoint : asked) {
                faults.addAll(endpoint.get());
            }
        }
        System.out.printf("Sent %d odd requests to each of %d endpoints, seed %d%n", EACH, asked.size(), SEED);
        assertThat(faults).as("seed " + SEED).isEmpty();
        requireSound(backline, "After odd input");
    }

    private List<String> faultsAt(
            Running backline,
            Service service,
            String path,
            Map.Entry<String, JsonNode> method,
            OddInputs inputs,
            UUID caseId)
            throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (int number = 0; number < EACH; number++) {
            send(backline, service, path, method, inputs, number, caseId).ifPresent(faults::add);
        }
        return faults;
    }

    /** Each story is somebody's own; within one, what is almost right comes in its order. */
    @Test
    void whatIsAlmostRightIsRefusedOrMakesSense(Running backline) throws Exception {
        Instant now = backline.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        List<Future<AlmostRightApi>> tellers = new ArrayList<>();
        Map<Integer, Integer> answers = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        try (ExecutorService people = Executors.newFixedThreadPool(STORIES.size())) {
            for (Story story : STORIES) {
                tellers.add(people.submit(() -> almostTold(backline, story, now)));
            }
            for (Future<AlmostRightApi> teller : tellers) {
                teller.get().answers().forEach((status, times) -> answers.merge(status, times, Integer::sum));
                faults.addAll(teller.get().faults());
            }
        }
        System.out.printf("What was almost right, with seed %d, was answered so often so: %s%n", SEED, answers);
        assertThat(answers).containsKeys(200, 400);
        assertThat(faults).as("seed " + SEED).isEmpty();
        requireSound(backline, "After what was almost right");
    }

    private static AlmostRightApi almostTold(Running backline, Story story, Instant now) throws InterruptedException {
        var inputs = new OddInputs(
                SEED ^ story.athlete().name().hashCode(), JsonMapper.shared().createObjectNode());
        try (var api = new AlmostRightApi(backline.tokens(), inputs, EACH, GIVES_AWAY)) {
            var told = new ToldCase(api, backline.services(), new SeededIds("odd " + now), story, now);
            try {
                told.begin(story.athlete(), story.complaint());
                story.course().tell(told);
            } catch (DemoRefused elsewhere) {
                // What was taken in place of a command has led somewhere else.
                System.out.println("  a story ends early: " + elsewhere.getMessage());
            }
            return api;
        }
    }

    /** It still does its work, nothing was parked, and stores and views are what they should be. */
    private static void requireSound(Running backline, String who) throws Exception {
        aCase(backline, who);
        backline.views().verify();
        for (Service service : Service.withDatabase()) {
            assertThat(backline.api()
                            .postOnce(
                                    backline.of(service),
                                    "/operations/store/verification",
                                    new UUID(0, 2),
                                    Person.CASTELLANO,
                                    Map.of())
                            .body()
                            .path("sound")
                            .asBoolean())
                    .as(service.module())
                    .isTrue();
        }
    }

    /** A replay of every view for each odd request would only take time; streams do not end. */
    private static boolean touchable(String path) {
        return !path.contains("/verification")
                && !path.endsWith("/replay")
                && !path.contains("/rotation")
                && !path.equals("/events")
                && !path.startsWith("/logout");
    }

    private java.util.Optional<String> send(
            Running backline,
            Service service,
            String path,
            Map.Entry<String, JsonNode> method,
            OddInputs inputs,
            int number,
            UUID caseId)
            throws InterruptedException {
        String filled = VARIABLE.matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(OddInputs.encoded(inputs.word(caseId))));
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : method.getValue().path("parameters")) {
            if (parameter.path("in").asString("").equals("query") && !inputs.leavesOut(parameter)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(inputs.parameter(parameter.path("name").asString(), caseId));
            }
        }
        JsonNode schema = method.getValue()
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        String name = method.getKey().toUpperCase(java.util.Locale.ROOT);
        byte[] body = name.equals("GET") || name.equals("DELETE") ? new byte[0] : inputs.body(schema);
        Person as = PEOPLE.get(number % PEOPLE.size());
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(backline.of(service) + filled + query))
                    .timeout(Duration.ofSeconds(30))
                    .header("Authorization", "Bearer " + backline.tokens().of(as.username()))
                    .header("Content-Type", "application/json")
                    .header(
                            "Idempotency-Key",
                            number % 5 == 4 ? "no key" : UUID.randomUUID().toString())
                    .method(name, HttpRequest.BodyPublishers.ofByteArray(body));
            inputs.header(caseId).ifPresent(odd -> request.setHeader(odd.getKey(), odd.getValue()));
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            String what = "%s %s%s as %s: %d".formatted(name, service.module(), path, as, answer.statusCode());
            if (answer.statusCode() >= 500 && answer.statusCode() != 503) {
                return java.util.Optional.of(what + " for " + new String(body, 0, Math.min(300, body.length), UTF_8)
                        + " at " + filled + query + " with "
                        + request.build().headers().map().entrySet().stream()
                                .filter(header -> !header.getKey().equals("Authorization"))
                                .toList());
            }
            if (answer.statusCode() >= 400 && GIVES_AWAY.matcher(answer.body()).find()) {
                return java.util.Optional.of(what + " gives away: " + answer.body());
            }
            return java.util.Optional.empty();
        } catch (IOException silence) {
            return java.util.Optional.of("%s %s%s: %s".formatted(name, service.module(), filled, silence));
        }
    }

    @Test
    void noRecordOnTheTopicStopsAReaderOrIsStoredAsWhatItIsNot(Running backline) throws Exception {
        aCase(backline, "Before odd records");
        backline.views().awaitQuiet();
        var random = new Random(SEED);
        List<CaseEventTopic.Published> sound = CaseEventTopic.read(backline.kafka());
        Set<String> odd = new HashSet<>();
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", backline.kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int number = 0; number < Math.max(200, EACH); number++) {
                String id = UUID.randomUUID().toString();
                odd.add(id);
                var _ = producer.send(spoilt(sound.get(random.nextInt(sound.size())), id, random));
            }
        }
        ToldCase after = aCase(backline, "After odd records");
        backline.views()
                .awaitCase(
                        after.caseId(),
                        "proposed for",
                        row -> Views.happenings(row).contains("AssessmentProposed"));
        backline.views().awaitQuiet();
        for (Service service : Service.withDatabase()) {
            Set<String> stored = new HashSet<>();
            try (Connection connection = DriverManager.getConnection(backline.databaseOf(service), "postgres", "");
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select event_identifier from domain_event_entry")) {
                while (rows.next()) {
                    stored.add(rows.getString(1));
                }
            }
            assertThat(stored).as(service.module()).doesNotContainAnyElementsOf(odd);
            assertThat(backline.api()
                            .get(backline.of(service), "/operations/unreadable-records?limit=1000", Person.CASTELLANO)
                            .body())
                    .as("what %s could not read", service.module())
                    .isNotEmpty();
        }
    }

    /** A sound event with one thing wrong that no reader may overlook. */
    private static ProducerRecord<byte[], byte[]> spoilt(CaseEventTopic.Published sound, String id, Random random) {
        String key = sound.caseId();
        String type = "org.backline." + sound.type() + ".v1";
        byte[] value = sound.payload().getBytes(UTF_8);
        String recorded = "2026-11-20T15:30:00Z";
        switch (random.nextInt(7)) {
            case 0 -> key = UUID.randomUUID().toString();
            case 1 -> type = "org.backline." + sound.type() + ".v999";
            case 2 -> value = Arrays.copyOf(value, random.nextInt(value.length));
            case 3 ->
                value = sound.payload()
                        .replace("\"" + sound.caseId() + "\"", "7")
                        .getBytes(UTF_8);
            case 4 -> recorded = "yesterday";
            case 5 -> value = ("[" + sound.payload() + "]").getBytes(UTF_8);
            default -> {
                value = new byte[random.nextInt(5_000)];
                random.nextBytes(value);
            }
        }
        var odd = new ProducerRecord<>("case-events", key.getBytes(UTF_8), value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/backline/odd",
                        "ce_type", type,
                        "ce_subject", key,
                        "ce_time", recorded,
                        "ce_recordedtime", recorded,
                        "content-type", "application/json")
                .forEach((name, text) -> odd.headers().add(name, text.getBytes(UTF_8)));
        return odd;
    }
}
