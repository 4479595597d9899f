package org.backline.program;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.program.ProgramWorld.aWeakGlute;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.events.PublishedEvent;
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
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The service on a real database and a real broker, over HTTP; each test has a case of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OnEngines.class)
abstract class RunningProgramService {

    static final Map<String, Object> NOTHING = Map.of();

    private static final String PROBLEM = "urn:backline:problem:";

    static CaseEventsTopic topic;

    final UUID caseId = Ids.next();

    WebTestClient http;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @BeforeAll
    static void openTopic() {
        topic = new CaseEventsTopic();
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    @BeforeEach
    void connect() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .defaultHeader("Authorization", Tokens.bearer("trainer.okafor", Role.ATHLETIC_TRAINER, "north"))
                .build();
    }

    /** Acts as somebody else from now on. */
    void signIn(Role role, String clinic) {
        http = http.mutate()
                .defaultHeaders(
                        headers -> headers.set("Authorization", Tokens.bearer("somebody." + clinic, role, clinic)))
                .build();
    }

    void draft() {
        topic.publish(aWeakGlute(caseId));
        awaitState("DRAFTED");
    }

    void assigned() {
        draft();
        post("/assignment", Map.of("safetyNetGiven", true)).expectStatus().isOk();
    }

    void awaitState(String state) {
        await().atMost(60, SECONDS)
                .untilAsserted(
                        () -> get("/programs/" + caseId).jsonPath("$.state").isEqualTo(state));
    }

    void awaitListed(String state) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> get("/programs?limit=100&state=" + state)
                        .jsonPath("$[?(@.caseId=='" + caseId + "')].state")
                        .isEqualTo(state));
    }

    void awaitSaid(String... names) {
        await().atMost(60, SECONDS)
                .untilAsserted(() -> assertThat(said())
                        .extracting(event -> event.getClass().getSimpleName())
                        .containsExactly(names));
    }

    /** What this service has published of the case. */
    List<PublishedEvent> said() {
        return CaseEventsTopic.ofCase(caseId).stream()
                .filter(event -> event.getClass().getSimpleName().matches("Program.*|Session.*"))
                .toList();
    }

    static Map<String, Object> session(UUID sessionId) {
        return new TreeMap<>(Map.of(
                "sessionId",
                sessionId.toString(),
                "exercisesDone",
                List.of("E03", "E15"),
                "painBefore",
                2,
                "painDuring",
                3,
                "effort",
                5,
                "occurredAt",
                "2026-11-20T15:30:00Z"));
    }

    BodyContentSpec get(String path) {
        return http.get().uri(path).exchange().expectStatus().isOk().expectBody();
    }

    ResponseSpec act(String name) {
        return post("/" + name, NOTHING);
    }

    ResponseSpec post(String path, Object body) {
        return post(path, body, key(), null);
    }

    ResponseSpec post(String path, Object body, String key, String version) {
        return http.post()
                .uri("/programs/" + caseId + path)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                    if (version != null) {
                        headers.set("If-Match", version);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    static String key() {
        return Ids.next().toString();
    }

    static BodyContentSpec refused(ResponseSpec answer, int status, String type) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + type);
    }

    /** Nothing but the draft and its assignment. */
    void nothingWasStored() {
        assertThat(storedEvents()).isEqualTo(2);
    }

    int storedEvents() {
        return jdbc.queryForObject(
                "select count(*) from domain_event_entry where aggregate_identifier = ?",
                Integer.class,
                caseId.toString());
    }

    int deadLetters() {
        return jdbc.queryForObject("select count(*) from dead_letter_entry", Integer.class);
    }
}
