package org.backline.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.core.ConditionFactory;
import org.backline.codes.RedFlag;
import org.backline.codes.Role;
import org.backline.intake.door.Door;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.OnEngines;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.RequestBodySpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The service on a real database and a real broker, one for all tests that extend this, and an athlete for each test. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "backline.privacy.emergency.searches=3")
@ContextConfiguration(initializers = OnEngines.class)
class RunningIntake {

    static final String PROBLEM = "urn:backline:problem:";
    static final String TRAINER = "trainer.okafor";
    static final String OFFICER = "privacy.moreau";
    static CaseEventsTopic topic;

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Door door;

    WebTestClient http;
    UUID athleteId;

    @BeforeAll
    static void openTopic() {
        topic = new CaseEventsTopic();
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    @BeforeEach
    void registerAnAthlete() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
        athleteId = registered("Ada Example", "north");
    }

    UUID registered(String name, String clinicId) {
        UUID id = Ids.next();
        Map<String, Object> body = athlete(id, name);
        body.put("clinicId", clinicId);
        post("/athletes", body).expectStatus().isCreated();
        return id;
    }

    static Map<String, Object> athlete(UUID id, String name) {
        return new TreeMap<>(Map.of(
                "athleteId", id,
                "name", name,
                "birthDate", "2005-03-14",
                "sex", "FEMALE",
                "sports", List.of("rowing"),
                "clinicId", "north",
                "sickleCellTrait", "NEGATIVE"));
    }

    Map<String, Object> intake(UUID caseId) {
        Map<String, String> flags = new TreeMap<>();
        for (RedFlag flag : door.asked()) {
            flags.put(flag.name(), "NO");
        }
        Map<String, Object> body = new TreeMap<>();
        body.put("caseId", caseId);
        body.put("athleteId", athleteId);
        body.put("clinicId", "north");
        body.put("trainerId", TRAINER);
        body.put("occurredAt", "2026-11-20T15:30:00Z");
        body.put("sport", "rowing");
        body.put("onset", Map.of("manner", "GRADUAL", "daysAgo", 21));
        body.put("pain", new TreeMap<>(Map.of("now", 4, "best", 1, "worst", 7)));
        body.put("regions", List.of(Map.of("region", "LUMBAR", "side", "LEFT")));
        body.put("redFlags", flags);
        body.put("intakeSeconds", 85);
        return body;
    }

    @SuppressWarnings("unchecked") // the map was made above
    static Map<String, Object> inner(Map<String, Object> body, String key) {
        return (Map<String, Object>) body.get(key);
    }

    ResponseSpec post(String path, Object body) {
        return as(TRAINER, HttpMethod.POST, path).bodyValue(body).exchange();
    }

    ResponseSpec post(String path, Object body, String header, String value) {
        return as(TRAINER, HttpMethod.POST, path)
                .header(header, value)
                .bodyValue(body)
                .exchange();
    }

    /** A command with an id of its own. */
    ResponseSpec command(String subject, HttpMethod method, String path, Object body) {
        return as(subject, method, path)
                .header("Idempotency-Key", key())
                .bodyValue(body)
                .exchange();
    }

    ResponseSpec get(String path) {
        return as(TRAINER, HttpMethod.GET, path).exchange();
    }

    RequestBodySpec as(String subject, HttpMethod method, String path) {
        return http.method(method)
                .uri(path)
                .header("Authorization", bearer(subject))
                .contentType(MediaType.APPLICATION_JSON);
    }

    /** Each of these people has the role that the beginning of the name says, in every clinic. */
    static String bearer(String subject) {
        Role role = subject.startsWith("physician")
                ? Role.PHYSICIAN
                : subject.startsWith("privacy")
                        ? Role.PRIVACY_OFFICER
                        : subject.startsWith("admin")
                                ? Role.DEPARTMENT_ADMIN
                                : subject.startsWith("coach") ? Role.COACH : Role.ATHLETIC_TRAINER;
        return Tokens.bearer(subject, role, "north", "south", "west", "harbour", "lakeside");
    }

    /** A roster for a clinic, to be checked. */
    ResponseSpec upload(UUID importId, String clinic, String file, String who) {
        return http.method(HttpMethod.POST)
                .uri("/athletes/imports?importId=" + importId + "&clinicId=" + clinic)
                .header("Authorization", who)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(file.getBytes(UTF_8))
                .exchange();
    }

    static String key() {
        return Ids.next().toString();
    }

    static ConditionFactory soon() {
        return await().atMost(20, SECONDS);
    }

    int stored() {
        return jdbc.queryForObject("select count(*) from domain_event_entry", Integer.class);
    }

    UUID recordedCase() {
        UUID caseId = Ids.next();
        post("/cases", intake(caseId)).expectStatus().isCreated();
        return caseId;
    }

    ResponseSpec close(UUID caseId) {
        return post("/cases/" + caseId + "/closure", Map.of("outcome", "RESOLVED"), "Idempotency-Key", key());
    }
}
