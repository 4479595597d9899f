package org.backline.assessment;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.assessment.config.AssessmentService;
import org.backline.assessment.knowledge.Knowledge;
import org.backline.assessment.library.KnowledgeLibrary;
import org.backline.codes.BodyRegion;
import org.backline.codes.FlagAnswer;
import org.backline.codes.LegSymptoms;
import org.backline.codes.NightPain;
import org.backline.codes.OnsetManner;
import org.backline.codes.PainSite;
import org.backline.codes.Provocation;
import org.backline.codes.RedFlag;
import org.backline.codes.Role;
import org.backline.codes.Sex;
import org.backline.codes.SickleCellTrait;
import org.backline.codes.Side;
import org.backline.events.IntakeRecorded;
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
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The service on a real database and a real broker, and a case for each test. */
@SpringBootTest(
        classes = AssessmentService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "backline.reviews.every=PT24H") // tests say themselves what time it is
@ContextConfiguration(initializers = OnEngines.class)
abstract class AssessmentWorld {
    static final String PROBLEM = "urn:backline:problem:";
    static final Instant SEEN = Instant.parse("2026-11-20T15:30:00Z");
    static CaseEventsTopic topic;

    @LocalServerPort
    private int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    KnowledgeLibrary library;

    Knowledge knowledge;

    private WebTestClient http;
    UUID caseId;

    @BeforeAll
    static void openTopic() {
        topic = new CaseEventsTopic();
    }

    @AfterAll
    static void closeTopic() {
        topic.close();
    }

    @BeforeEach
    void aNewCase() {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(
                        "Authorization", Tokens.bearer("trainer.okafor", Role.ATHLETIC_TRAINER, "north", "south"))
                .build();
        caseId = Ids.next();
        knowledge = library.inForce().knowledge();
    }

    IntakeRecorded intake(Map<RedFlag, FlagAnswer> answers) {
        Map<RedFlag, FlagAnswer> flags = new EnumMap<>(RedFlag.class);
        knowledge.askedFlags().forEach(flag -> flags.put(flag, FlagAnswer.NO));
        flags.putAll(answers);
        return new IntakeRecorded(
                caseId,
                "north",
                SEEN,
                Ids.next(),
                "trainer.okafor",
                "basketball",
                21,
                Sex.MALE,
                SickleCellTrait.NEGATIVE,
                OnsetManner.GRADUAL,
                21,
                null,
                4,
                1,
                6,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.LEFT)),
                List.of(Provocation.STANDING),
                List.of(Provocation.REST),
                NightPain.NONE,
                LegSymptoms.NONE,
                false,
                0,
                flags,
                Map.of(),
                List.of(),
                85);
    }

    void anOpenAssessment() {
        anOpenAssessment(Map.of());
    }

    void anOpenAssessment(Map<RedFlag, FlagAnswer> answers) {
        topic.publish(intake(answers));
        await().atMost(30, SECONDS)
                .untilAsserted(
                        () -> get("/assessments/" + caseId).expectStatus().isOk());
    }

    ResponseSpec get(String path, Map<String, ?> variables) {
        return http.get().uri(path, variables).exchange();
    }

    ResponseSpec get(String path) {
        return get(path, Map.of());
    }

    ResponseSpec get(String path, String authorization) {
        return http.get()
                .uri(path)
                .headers(headers -> headers.set("Authorization", authorization))
                .exchange();
    }

    ResponseSpec post(String path, Object body, String... headers) {
        var request = http.post().uri(path).contentType(MediaType.APPLICATION_JSON);
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return request.bodyValue(body).exchange();
    }

    static Map<String, Object> finding(String test, String side, String result) {
        return new TreeMap<>(Map.of("test", test, "side", side, "result", result));
    }

    static Map<String, Object> screenWithAWeakLeftGlute() {
        List<Map<String, Object>> findings = new ArrayList<>();
        for (String test : List.of("DERM", "MYO", "REFLEX", "SLR", "SLUMP", "STORK", "SP_TTP")) {
            findings.add(finding(test, "NONE", "NEGATIVE"));
        }
        findings.add(Map.of("test", "HHD_ABD", "side", "LEFT", "value", 1.1, "unit", "Nm/kg"));
        findings.add(Map.of("test", "HHD_ABD", "side", "RIGHT", "value", 1.6, "unit", "Nm/kg"));
        findings.add(finding("TREND", "LEFT", "POSITIVE"));
        return new TreeMap<>(Map.of("entryId", Ids.next(), "findings", findings));
    }

    static Map<String, Object> weakLeftGlute() {
        return Map.of("causes", List.of(Map.of("pattern", "P1", "side", "LEFT")));
    }

    static Map<String, Object> referral(UUID referralId, String urgency) {
        return new TreeMap<>(Map.of(
                "referralId",
                referralId,
                "category",
                "SERIOUS",
                "urgency",
                urgency,
                "question",
                "DIAGNOSIS",
                "suggestedDiagnostics",
                List.of("MRI")));
    }

    <T extends PublishedEvent> T published(Class<T> type) {
        return await().atMost(20, SECONDS)
                .until(
                        () -> CaseEventsTopic.ofCase(caseId).stream()
                                .filter(type::isInstance)
                                .map(type::cast)
                                .reduce((earlier, later) -> later)
                                .orElse(null),
                        event -> event != null);
    }

    int stored() {
        return jdbc.queryForObject(
                "select count(*) from domain_event_entry where aggregate_identifier = ?",
                Integer.class,
                caseId.toString());
    }
}
