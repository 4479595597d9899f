package org.backline.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Urgency;
import org.backline.events.CaseClosed;
import org.backline.events.IntakeRecorded;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.backline.intake.door.Door;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.testing.OnEngines;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The service on a real database and a real broker, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = OnEngines.class)
class IntakeServiceTest {

    private static final String PROBLEM = "urn:backline:problem:";
    private static CaseEventsTopic topic;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private Door door;

    private WebTestClient http;
    private UUID athleteId;

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
        http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
        athleteId = Ids.next();
        post("/athletes", athlete(athleteId, "Ada Example")).expectStatus().isCreated();
    }

    private static Map<String, Object> athlete(UUID id, String name) {
        return new TreeMap<>(Map.of(
                "athleteId", id,
                "name", name,
                "birthDate", "2005-03-14",
                "sex", "FEMALE",
                "sports", List.of("rowing"),
                "clinicId", "north",
                "sickleCellTrait", "NEGATIVE"));
    }

    private Map<String, Object> intake(UUID caseId) {
        Map<String, String> flags = new TreeMap<>();
        for (RedFlag flag : door.asked()) {
            flags.put(flag.name(), "NO");
        }
        Map<String, Object> body = new TreeMap<>();
        body.put("caseId", caseId);
        body.put("athleteId", athleteId);
        body.put("clinicId", "north");
        body.put("trainerId", "trainer.okafor");
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
    private static Map<String, Object> inner(Map<String, Object> body, String key) {
        return (Map<String, Object>) body.get(key);
    }

    private ResponseSpec post(String path, Object body) {
        return http.post()
                .uri(path)
                .header("Backline-Actor", "trainer.okafor")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec post(String path, Object body, String header, String value) {
        return http.post()
                .uri(path)
                .header(header, value)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private int stored() {
        return jdbc.queryForObject("select count(*) from domain_event_entry", Integer.class);
    }

    private UUID recordedCase() {
        UUID caseId = Ids.next();
        post("/cases", intake(caseId)).expectStatus().isCreated();
        return caseId;
    }

    @Test
    void anIntakeIsStoredPublishedAndShown() {
        UUID caseId = Ids.next();
        post("/cases", intake(caseId))
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectHeader()
                .valueEquals("Location", "/cases/" + caseId)
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo(caseId.toString());
        http.get()
                .uri("/cases/" + caseId)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.intake.age")
                .isEqualTo(21)
                .jsonPath("$.participation")
                .isEqualTo("FULL");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                        .singleElement()
                        .isInstanceOfSatisfying(
                                IntakeRecorded.class,
                                event -> assertThat(event.painWorst()).isEqualTo(7)));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> http.get()
                        .uri("/cases?clinicId=north&limit=100")
                        .exchange()
                        .expectBody()
                        .jsonPath("$[?(@.caseId=='" + caseId + "')].stage")
                        .isEqualTo("OPEN"));
    }

    @Test
    void thePublishedEventCarriesTheHeadersOfTheContract() {
        UUID caseId = recordedCase();
        await().atMost(20, SECONDS).until(() -> !CaseEventsTopic.ofCase(caseId).isEmpty());
        var letter = CaseEventsTopic.read(
                        "case-events", one -> caseId.toString().equals(one.key()))
                .getFirst();
        assertThat(CaseEventsTopic.header(letter, "ce_type")).isEqualTo("org.backline.IntakeRecorded.v1");
        assertThat(CaseEventsTopic.header(letter, "ce_source")).isEqualTo("/backline/intake-service");
        assertThat(CaseEventsTopic.header(letter, "ce_subject")).isEqualTo(caseId.toString());
        assertThat(CaseEventsTopic.header(letter, "ce_actor")).isEqualTo("trainer.okafor");
        assertThat(CaseEventsTopic.header(letter, "ce_clinicid")).isEqualTo("north");
        assertThat(CaseEventsTopic.header(letter, "ce_correlationid")).isEqualTo(caseId.toString());
        assertThat(letter.headers().toArray()).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void anEmergencyAtTheDoorIsReferredAtOnceAndKeepsTheCaseOpenUntilTheLoopIsClosed() {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        inner(body, "redFlags").put("CES_SADDLE", "YES");
        post("/cases", body).expectStatus().isCreated();

        await().atMost(20, SECONDS).until(() -> CaseEventsTopic.ofCase(caseId).size() == 2);
        ReferralRequested asked =
                (ReferralRequested) CaseEventsTopic.ofCase(caseId).getLast();
        assertThat(asked.urgency()).isEqualTo(Urgency.EMERGENCY);
        assertThat(asked.origin()).isEqualTo(ReferralOrigin.INTAKE);
        assertThat(asked.because()).contains("CES_SADDLE");
        close(caseId)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A case with an open referral cannot be closed");

        var reconciled = new ReferralReconciled(
                caseId,
                "north",
                asked.occurredAt(),
                asked.referralId(),
                athleteId,
                "trainer.okafor",
                ReconciliationChoice.RETURN_TO_ASSESSMENT,
                null,
                Participation.OUT,
                List.of());
        UUID eventId = topic.publish(reconciled);
        topic.publish(reconciled, eventId);
        await().atMost(20, SECONDS)
                .untilAsserted(() -> http.get()
                        .uri("/cases/" + caseId)
                        .exchange()
                        .expectBody()
                        .jsonPath("$.participation")
                        .isEqualTo("OUT"));
        close(caseId).expectStatus().isOk();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(CaseEventsTopic.ofCase(caseId))
                        .filteredOn(CaseClosed.class::isInstance)
                        .hasSize(1));
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where event_identifier = ?",
                        Integer.class,
                        eventId.toString()))
                .isEqualTo(1);
    }

    private ResponseSpec close(UUID caseId) {
        return post("/cases/" + caseId + "/closure", Map.of("outcome", "RESOLVED"), "Idempotency-Key", key());
    }

    private static String key() {
        return Ids.next().toString();
    }

    @Test
    void theSameCommandAgainIsTheSameReceiptAndOneEffect() {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        for (int time = 0; time < 3; time++) {
            post("/cases", body)
                    .expectStatus()
                    .isCreated()
                    .expectBody()
                    .jsonPath("$.version")
                    .isEqualTo(0);
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where aggregate_identifier = ?",
                        Integer.class,
                        caseId.toString()))
                .isEqualTo(1);
    }

    @Test
    void theSameIdWithOtherContentIsRefused() {
        UUID caseId = recordedCase();
        Map<String, Object> other = intake(caseId);
        inner(other, "pain").put("now", 9);
        post("/cases", other)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "id-reused");
    }

    @Test
    void fiftyClientsWithTheSameCommandMakeOneCase() throws Exception {
        UUID caseId = Ids.next();
        Map<String, Object> body = intake(caseId);
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(16)) {
            var answers = pool.invokeAll(java.util.Collections.nCopies(
                    50,
                    () -> post("/cases", body)
                            .returnResult(String.class)
                            .getStatus()
                            .value()));
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(jdbc.queryForObject(
                        "select count(*) from domain_event_entry where aggregate_identifier = ?",
                        Integer.class,
                        caseId.toString()))
                .isEqualTo(1);
    }

    @Test
    void aStaleVersionIsRefused() {
        UUID caseId = recordedCase();
        Map<String, Object> limited = Map.of("participation", "LIMITED", "restrictions", List.of("NO_IMPACT"));
        http.post()
                .uri("/cases/" + caseId + "/participation")
                .header("Idempotency-Key", key())
                .header("If-Match", "\"0\"")
                .bodyValue(limited)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        http.post()
                .uri("/cases/" + caseId + "/participation")
                .header("Idempotency-Key", key())
                .header("If-Match", "\"0\"")
                .bodyValue(Map.of("participation", "OUT"))
                .exchange()
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "stale-version");
    }

    @Test
    void transfersAreAcceptedByTheOtherTrainer() {
        UUID caseId = recordedCase();
        post(
                        "/cases/" + caseId + "/transfer",
                        Map.of("toTrainerId", "trainer.lindqvist", "toClinicId", "south"),
                        "Idempotency-Key",
                        key())
                .expectStatus()
                .isOk();
        post("/cases/" + caseId + "/transfer/acceptance", Map.of(), "Idempotency-Key", key())
                .expectStatus()
                .isOk();
        http.get()
                .uri("/cases/" + caseId)
                .exchange()
                .expectBody()
                .jsonPath("$.clinicId")
                .isEqualTo("south");
    }

    @ParameterizedTest(name = "{0} = {1} is refused")
    @CsvSource({
        "occurredAt, 2031-01-01T00:00:00Z, occurredAt, invalid-request",
        "occurredAt, yesterday, occurredAt, invalid-request",
        "sport, Rowing!, sport, invalid-request",
        "night, SOMETIMES, night, invalid-request",
        "clinicId, NORTH, clinicId, invalid-request",
        "colour, blue, colour, unknown-field",
        "caseId, 12, caseId, invalid-request",
        "morningStiffnessMinutes, -1, morningStiffnessMinutes, invalid-request",
        "athleteId, 019d2c00-0000-7000-8000-00000000dead, athleteId, invalid-request"
    })
    void badInputNamesTheFieldAndStoresNothing(String field, String value, String named, String slug) {
        Map<String, Object> body = intake(Ids.next());
        body.put(field, value.matches("-?\\d") ? (Object) Integer.valueOf(value) : value);
        refused(body, named, slug);
    }

    private void refused(Object body, String field, String slug) {
        int before = stored();
        post("/cases", body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + slug)
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(stored()).isEqualTo(before);
    }

    @Test
    void painOutOfRangeNamesItsLimits() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "pain").put("now", 11);
        post("/cases", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("pain.now")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must be 0 to 10");
    }

    @Test
    void painAsTextIsNotANumber() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "pain").put("now", "4");
        refused(body, "pain.now", "invalid-request");
    }

    @Test
    void aMissingMandatoryFlagIsNamed() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "redFlags").remove("FEVER");
        refused(body, "redFlags.FEVER", "invalid-request");
    }

    @Test
    void notAssessedNeedsAReason() {
        Map<String, Object> body = intake(Ids.next());
        inner(body, "redFlags").put("FEVER", "NOT_ASSESSED");
        refused(body, "notAssessedBecause.FEVER", "invalid-request");
    }

    @Test
    void anUnknownCodeShowsTheAllowedOnes() {
        Map<String, Object> body = intake(Ids.next());
        body.put("regions", List.of(Map.of("region", "LUMBER", "side", "LEFT")));
        post("/cases", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("regions[0].region")
                .jsonPath("$.errors[0].allowed")
                .isArray();
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        Map<String, Object> body = intake(Ids.next());
        body.put("note", "x".repeat(300_000));
        post("/cases", body)
                .expectStatus()
                .isEqualTo(413)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "body-too-large");
    }

    @Test
    void notJsonIsRefused() {
        refused("{\"caseId\": ", "(body)", "invalid-request");
        http.post()
                .uri("/cases")
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("hello")
                .exchange()
                .expectStatus()
                .isEqualTo(415);
    }

    @Test
    void anUnknownCaseIsNotFound() {
        http.get().uri("/cases/" + Ids.next()).exchange().expectStatus().isNotFound();
        post("/cases/" + Ids.next() + "/closure", Map.of("outcome", "RESOLVED"), "Idempotency-Key", key())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "not-found");
    }

    @Test
    void aCommandWithoutAnIdIsRefused() {
        UUID caseId = recordedCase();
        post("/cases/" + caseId + "/closure", Map.of("outcome", "RESOLVED"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "missing-idempotency-key");
    }

    @Test
    void anUnreadableRecordIsParkedWithItsReasonAndStopsNobody() {
        UUID caseId = Ids.next();
        topic.publishRubbish(caseId.toString(), "{not an event");
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(CaseEventsTopic.read(
                                "case-events.dlt", one -> caseId.toString().equals(one.key())))
                        .isNotEmpty()
                        .allSatisfy(letter -> assertThat(CaseEventsTopic.header(letter, "backline-dead-letter-reason"))
                                .isEqualTo("not a CloudEvent")));
        UUID next = recordedCase();
        UUID referralId = Ids.next();
        topic.publish(new ReferralReconciled(
                next,
                "north",
                java.time.Instant.parse("2026-11-21T10:00:00Z"),
                referralId,
                athleteId,
                "trainer.okafor",
                ReconciliationChoice.RESUME_PROGRAM,
                null,
                Participation.FULL,
                List.of()));
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(jdbc.queryForObject(
                                "select count(*) from domain_event_entry where meta_data ->> 'caseId' = ? and payload_type like"
                                        + " '%ReferralReconciled'",
                                Integer.class, next.toString()))
                        .isEqualTo(1));
    }

    @Test
    void theViewEqualsAFreshReplayOfItself() {
        recordedCase();
        http.mutate()
                .responseTimeout(java.time.Duration.ofSeconds(60))
                .build()
                .post()
                .uri("/operations/views/verification")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[0].view")
                .isEqualTo("caseload")
                .jsonPath("$[0].equal")
                .isEqualTo(true);
    }
}
