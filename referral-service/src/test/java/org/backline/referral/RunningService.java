package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.events.ReferralRequested;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.testing.Engines;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.wiser.Wiser;

/**
 * The service on a real PostgreSQL and a real Kafka, one for all tests that extend this; every test has a referral, a case
 * and a clinic of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class RunningService {

    static final String PHYSICIAN = "physician.haddad";
    static final String TRAINER = "trainer.okafor";
    static final String VISIT = "{\"startsAt\": \"2026-12-01T08:30:00Z\"}";
    static final String REPORT = """
        {"diagnosisCode": "M84.38XA", "category": "BONY", "diagnosticsOrdered": ["MRI"],
         "restrictions": ["NO_IMPACT"], "remainingUrgency": "ROUTINE", "note": "No impact for six weeks."}
        """;
    static final String RECONCILIATION = """
        {"choice": "CHANGE_PROGRAM", "participation": "LIMITED", "restrictions": ["NO_IMPACT"]}
        """;

    /** Takes the e-mail of all tests; each has its own addresses. */
    static final Wiser MAIL = Wiser.create(SMTPServer.port(0).bindAddress(InetAddress.getLoopbackAddress()));

    /** Who the athletes are, as another service would say; nobody, unless a test says otherwise. */
    static final FakeRegister REGISTER = new FakeRegister();

    static final String TOKEN_ENDPOINT = "https://sign-in.example/token";

    static CaseEventsTopic topic;

    // One set of settings for all tests: a second service would take its share of the topic's partitions from the
    // first.
    @DynamicPropertySource
    static void engines(DynamicPropertyRegistry properties) {
        Engines.Database database = Engines.postgreSql();
        properties.add("spring.datasource.url", database::jdbcUrl);
        properties.add("spring.datasource.username", database::username);
        properties.add("spring.datasource.password", database::password);
        properties.add("spring.kafka.bootstrap-servers", Engines::kafkaBootstrapServers);
        MAIL.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL.getServer().getPortAllocated());
        properties.add("backline.fhir.token-endpoint", () -> TOKEN_ENDPOINT);
        properties.add("backline.services.intake", REGISTER::address);
        properties.add("backline.channels.tick", () -> "PT0.05S");
        properties.add("backline.deadlines.every", () -> "PT24H"); // tests turn the clock themselves
        properties.add("backline.sign-in.issuer", () -> Tokens.ISSUER);
        properties.add("backline.sign-in.keys", Tokens::keysAddress);
    }

    @BeforeAll
    static void openTheTopic() {
        topic = new CaseEventsTopic(Engines.kafkaBootstrapServers());
    }

    @AfterAll
    static void closeTheTopic() {
        topic.close();
    }

    @Autowired
    JdbcClient jdbc;

    WebTestClient http;
    final UUID referral = Ids.next();
    final UUID caseId = Ids.next();
    final String clinic = "clinic-" + referral.toString().substring(24);

    @BeforeEach
    void connect(@Value("${local.server.port}") int port) {
        http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", Tokens.bearer(TRAINER, Role.ATHLETIC_TRAINER, clinic))
                .build();
    }

    ReferralRequested requested() {
        return requested(referral);
    }

    ReferralRequested requested(UUID id) {
        return requested(id, ReferralSamples.ASKED, Urgency.URGENT);
    }

    ReferralRequested requested(UUID id, Instant at, Urgency urgency) {
        return new ReferralRequested(
                caseId,
                clinic,
                at,
                id,
                ReferralSamples.ATHLETE,
                TRAINER,
                ReferralOrigin.INTAKE,
                CauseCategory.SERIOUS,
                urgency,
                List.of("FEVER"),
                ReferralQuestion.DIAGNOSIS,
                List.of(Diagnostic.MRI),
                ReferralSamples.aSummary());
    }

    /** Another service asks for a physician, and this one has heard it. */
    void request() {
        request(ReferralSamples.ASKED, Urgency.URGENT);
    }

    void request(Instant at, Urgency urgency) {
        topic.put(Ids.next(), requested(referral, at, urgency));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(eventsOf(referral)).isNotEmpty());
    }

    /** Types of the stored events of a referral, or of the events that came in for a case. */
    List<String> eventsOf(UUID id) {
        return jdbc.sql("select payload_type from domain_event_entry where aggregate_identifier = :id"
                        + " or (meta_data ->> 'caseId' = :id) order by global_index")
                .param("id", id.toString())
                .query(String.class)
                .list();
    }

    ResponseSpec physician(String act, String body) {
        return physician(referral, act, body, Ids.next());
    }

    ResponseSpec physician(UUID id, String act, String body, UUID key) {
        return post(PHYSICIAN, "PHYSICIAN", id, act, body, key, null);
    }

    ResponseSpec trainer(String act, String body) {
        return post(TRAINER, "ATHLETIC_TRAINER", referral, act, body, Ids.next(), null);
    }

    ResponseSpec post(String actor, String role, UUID id, String act, String body, UUID key, String ifMatch) {
        return http.post()
                .uri("/referrals/{id}/" + act, id)
                .headers(headers -> {
                    headers.set("Authorization", Tokens.bearer(actor, Role.valueOf(role), clinic));
                    if (key != null) {
                        headers.set("Idempotency-Key", key.toString());
                    }
                    if (ifMatch != null) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Reads the answer to its end, as every client must. */
    static void done(ResponseSpec answer) {
        answer.expectStatus().isOk().expectBody(String.class).returnResult();
    }

    void accepted(ResponseSpec answer, int version) {
        answer.expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"" + version + "\"")
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(referral.toString())
                .jsonPath("$.version")
                .isEqualTo(version);
    }

    static void refused(ResponseSpec answer, int status, String slug) {
        answer.expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:" + slug);
    }

    WebTestClient.BodyContentSpec list(String query) {
        return http.get()
                .uri("/referrals?" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }
}
