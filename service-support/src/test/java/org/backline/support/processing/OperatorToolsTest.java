package org.backline.support.processing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Role;
import org.backline.events.CaseClosed;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.MatrixRecords;
import org.backline.support.testing.OnEngines;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator can do over HTTP: see what is parked, retry and discard it, take records in, prove the store. */
@SpringBootTest(
        classes = TallyApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.import=classpath:backline-defaults.yaml",
            "spring.application.name=tally",
            "backline.database=tally",
            "backline.dead-letters.retry-every=PT1H"
        })
@ContextConfiguration(initializers = OnEngines.class)
class OperatorToolsTest {

    /** With its key and what surrounds it nearly as large as a producer sends: 1 MiB. */
    private static final int LARGEST_VALUE = 1_048_576 - 160;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static CaseEventsTopic topic;

    @Autowired
    private JdbcTemplate jdbc;

    @Value("${local.server.port}")
    private int port;

    private WebTestClient http;

    @BeforeAll
    static void openTopic() {
        topic = new CaseEventsTopic();
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    @BeforeEach
    void client() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer ask(Role role, HttpMethod method, String path, Object body) {
        WebTestClient.RequestBodySpec request =
                http.method(method).uri(path).header("Authorization", Tokens.bearer("castellano", role, "north"));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        }
        var result = request.exchange().expectBody(String.class).returnResult();
        return new Answer(result.getStatus().value(), JSON.readTree(result.getResponseBody()));
    }

    private Answer get(String path) {
        return ask(Role.DEPARTMENT_ADMIN, HttpMethod.GET, path, null);
    }

    private Answer post(String path, Object body) {
        return ask(Role.DEPARTMENT_ADMIN, HttpMethod.POST, path, body);
    }

    private static CaseClosed closed(UUID caseId) {
        return new CaseClosed(caseId, "north", Instant.parse("2026-11-20T15:30:00Z"), Ids.next(), CaseOutcome.RESOLVED);
    }

    private Integer strokes(UUID caseId) {
        return jdbc
                .queryForList("select strokes from tally where case_id = ?", Integer.class, caseId.toString())
                .stream()
                .findFirst()
                .orElse(0);
    }

    private List<JsonNode> parked(UUID caseId) {
        return get("/operations/dead-letters")
                .body()
                .valueStream()
                .filter(letter -> letter.path("sequence").asString().equals(caseId.toString()))
                .toList();
    }

    private void park(UUID poison, int events) {
        TallyApplication.TallyProjection.POISON.add(poison);
        for (int number = 0; number < events; number++) {
            topic.publish(closed(poison));
        }
        await().atMost(30, SECONDS).until(() -> parked(poison).size() == events);
    }

    @Test
    void oneLetterIsInspectedWithoutWhatItSays() {
        UUID poison = Ids.next();
        park(poison, 2);

        JsonNode second = get("/operations/dead-letters/"
                        + parked(poison).get(1).path("letterId").asString())
                .body();
        assertThat(second.path("ahead").asInt()).isEqualTo(1);
        assertThat(second.path("event").asString()).isEqualTo("Drawn");
        assertThat(second.path("fields").path("caseId").asString()).isEqualTo("text");
        assertThat(second.path("fields").toString()).doesNotContain(poison.toString());
        assertThat(second.path("rule").isNull()).isTrue();
        assertThat(get("/operations/dead-letters/" + Ids.next()).status()).isEqualTo(404);
    }

    @Test
    void oneCaseIsRetriedAndTheOthersAreLeftAlone() {
        UUID repaired = Ids.next();
        UUID broken = Ids.next();
        park(repaired, 2);
        park(broken, 1);
        TallyApplication.TallyProjection.POISON.remove(repaired);

        Answer tried = post("/operations/dead-letters/tally/cases/" + broken + "/retry", null);
        assertThat(tried.status()).as("tried, and in vain").isEqualTo(200);
        assertThat(tried.body().path("through").asBoolean()).isFalse();
        tried = post("/operations/dead-letters/tally/cases/" + repaired + "/retry", null);
        assertThat(tried.body().path("through").asBoolean()).isTrue();

        assertThat(strokes(repaired)).isEqualTo(2);
        assertThat(parked(repaired)).isEmpty();
        assertThat(parked(broken)).hasSize(1);
        assertThat(post("/operations/dead-letters/tally/cases/" + repaired + "/retry", null)
                        .status())
                .isEqualTo(404);
        assertThat(post("/operations/dead-letters/nowhere/cases/" + broken + "/retry", null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void oneLetterIsDiscardedTheRestOfItsCaseGoesThroughAndWhoDidItStays() {
        UUID poison = Ids.next();
        park(poison, 3);
        String middle = parked(poison).get(1).path("letterId").asString();

        assertThat(post("/operations/dead-letters/" + middle + "/discard", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(post("/operations/dead-letters/" + middle + "/discard", Map.of("reason", "OVERTAKEN"))
                        .status())
                .isEqualTo(200);
        assertThat(post("/operations/dead-letters/" + middle + "/discard", Map.of("reason", "OVERTAKEN"))
                        .status())
                .isEqualTo(404);
        TallyApplication.TallyProjection.POISON.remove(poison);
        post("/operations/dead-letters/tally/cases/" + poison + "/retry", null);

        assertThat(strokes(poison)).isEqualTo(2);
        assertThat(get("/operations/dead-letters/discarded?limit=10").body().valueStream())
                .anyMatch(gone -> gone.path("letterId").asString().equals(middle)
                        && gone.path("discardedBy").asString().equals("castellano")
                        && gone.path("reason").asString().equals("OVERTAKEN"));
    }

    @Test
    void aWholeCaseIsDiscardedAndGoesOnAfterwards() {
        UUID poison = Ids.next();
        park(poison, 2);
        Answer gone =
                post("/operations/dead-letters/tally/cases/" + poison + "/discard", Map.of("reason", "ALREADY_DONE"));
        assertThat(gone.body().path("discarded").asInt()).isEqualTo(2);

        TallyApplication.TallyProjection.POISON.remove(poison);
        topic.publish(closed(poison));
        await().atMost(30, SECONDS).until(() -> strokes(poison) == 1);
    }

    @Test
    void aRecordThatAnOlderReleaseCouldNotReadIsTakenInOnce() {
        UUID caseId = Ids.next();
        UUID eventId = Ids.next();
        topic.park(closed(caseId), eventId, "tally");
        topic.park(closed(caseId), Ids.next(), "another-service");

        List<JsonNode> ours = get("/operations/unreadable-records")
                .body()
                .valueStream()
                .filter(entry -> get(place(entry)).body().path("readable").asBoolean())
                .toList();
        JsonNode entry = ours.getLast();
        assertThat(entry.path("type").asString()).isEqualTo("org.backline.CaseClosed.v1");
        assertThat(get(place(entry)).body().path("taken").asBoolean()).isFalse();

        assertThat(post(place(entry) + "/replay", null).body().path("taken").asBoolean())
                .isTrue();
        assertThat(post(place(entry) + "/replay", null).body().path("taken").asBoolean())
                .isFalse();
        await().atMost(30, SECONDS).until(() -> strokes(caseId) == 1);
        assertThat(get(place(entry)).body().path("taken").asBoolean()).isTrue();
    }

    private static String place(JsonNode entry) {
        return "/operations/unreadable-records/" + entry.path("partition").asInt() + "/"
                + entry.path("offset").asInt();
    }

    @Test
    void aRecordThatIsNoEventIsShownAndStaysWhereItIs() {
        String key = Ids.next().toString();
        topic.publishRubbish(key, "{\"name\":\"Canary Person\"}");
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(
                                get("/operations/unreadable-records").body().valueStream())
                        .anyMatch(entry -> entry.path("reason").asString().equals("not a CloudEvent")));

        JsonNode entry = get("/operations/unreadable-records")
                .body()
                .valueStream()
                .filter(one -> one.path("reason").asString().equals("not a CloudEvent"))
                .toList()
                .getLast();
        Answer inspected = get(place(entry));
        assertThat(inspected.body().path("fields").path("name").asString()).isEqualTo("text");
        assertThat(inspected.body().toString()).doesNotContain("Canary");
        Answer replayed = post(place(entry) + "/replay", null);
        assertThat(replayed.status()).isEqualTo(409);
        assertThat(replayed.body().path("detail").asString()).contains("not a CloudEvent");
        assertThat(get("/operations/unreadable-records/0/999999").status()).isEqualTo(404);
        assertThat(get("/operations/unreadable-records/77/0").status()).isEqualTo(404);
    }

    /** What is added to a dead letter makes the largest record that the broker takes larger than it takes. */
    @Test
    void aRecordThatIsTooLargeToBeParkedIsToldOfAndStopsNobody() {
        UUID caseId = Ids.next();
        topic.publishRubbish(caseId.toString(), "x".repeat(LARGEST_VALUE));
        topic.publish(closed(caseId));

        await().atMost(30, SECONDS).until(() -> strokes(caseId) == 1);
        assertThat(get("/operations/unreadable-records").body().valueStream())
                .anyMatch(entry -> entry.path("reason")
                        .asString()
                        .equals("not a CloudEvent; too large to be kept, look where it came from"));
    }

    @Test
    void aReplaySaysHowFarItIs() {
        topic.publish(closed(Ids.next()));
        Answer begun = post("/operations/views/tally/replay", null);
        assertThat(begun.status()).isEqualTo(202);
        await().atMost(30, SECONDS).until(() -> {
            JsonNode view = get("/operations/views/tally").body();
            return view.path("percent").asInt() == 100
                    && !view.path("replaying").asBoolean();
        });
        assertThat(get("/operations/views/nothing").status()).isEqualTo(404);
    }

    @Test
    void aCaseIsGivenOutWithItsProofAndAFlippedByteIsNamed() {
        UUID caseId = Ids.next();
        topic.publish(MatrixRecords.intake(caseId, "north", Ids.next()));
        topic.publish(closed(caseId));
        await().atMost(30, SECONDS).until(() -> strokes(caseId) == 1);
        await().atMost(30, SECONDS)
                .until(() -> ask(Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases/" + caseId + "/export", null)
                                .status()
                        == 200);

        JsonNode export = ask(Role.ATHLETIC_TRAINER, HttpMethod.GET, "/cases/" + caseId + "/export", null)
                .body();
        assertThat(export.path("sound").asBoolean()).isTrue();
        assertThat(export.path("proof")
                        .path("events")
                        .valueStream()
                        .map(event -> event.path("payloadType").asString().replaceAll(".*[.$]", "")))
                .containsExactly("IntakeRecorded", "CaseClosed", "Drawn");
        assertThat(post("/operations/store/verification", null)
                        .body()
                        .path("sound")
                        .asBoolean())
                .isTrue();

        String second =
                export.path("proof").path("events").get(1).path("eventId").asString();
        jdbc.execute("alter table domain_event_entry disable trigger events_only_grow");
        jdbc.update(
                "update domain_event_entry set payload = replace(payload::text, 'RESOLVED', 'RESOLVEE')::json"
                        + " where event_identifier = ?",
                second);
        JsonNode damaged = ask(Role.PRIVACY_OFFICER, HttpMethod.GET, "/cases/" + caseId + "/export", null)
                .body();
        assertThat(damaged.path("sound").asBoolean()).isFalse();
        assertThat(damaged.path("damage").path("link").asInt()).isEqualTo(2);
        assertThat(damaged.path("damage").path("eventId").asString()).isEqualTo(second);
        JsonNode verified = post("/operations/store/verification", null).body();
        assertThat(verified.path("sound").asBoolean()).isFalse();
        assertThat(verified.path("store").path("damages").toString())
                .contains(second)
                .contains("CHANGED");
        jdbc.update(
                "update domain_event_entry set payload = replace(payload::text, 'RESOLVEE', 'RESOLVED')::json"
                        + " where event_identifier = ?",
                second);
        jdbc.execute("alter table domain_event_entry enable trigger events_only_grow");
        assertThat(post("/operations/store/verification", null)
                        .body()
                        .path("sound")
                        .asBoolean())
                .isTrue();
    }
}
