package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A physician without an account answers by the link of the e-mail, and the loop cannot tell the difference. */
class AnswerLinkTest extends RunningService {

    private static final String GUEST = "guest.orr";
    private static final String FOUND = """
            {"answer": "BONY", "diagnosisCode": "M84.38XA", "restrictions": ["NO_IMPACT"], "remainingUrgency": "ROUTINE",
             "note": "No impact for six weeks."}
            """;

    private String address;

    @BeforeEach
    void addTheGuest() {
        address = "orr." + referral + "@practice.example";
        http.put()
                .uri("/physician-contacts/{id}", Ids.next())
                .headers(headers -> headers.set("Authorization", Tokens.bearer("admin", Role.DEPARTMENT_ADMIN, clinic)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("""
                        {"clinicId": "%s", "physicianId": "%s", "address": "%s", "signsIn": false}
                        """.formatted(clinic, GUEST, address))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.address")
                .doesNotExist();
    }

    @Test
    void showsTheQuestionWithoutTheAthletesName() {
        String token = askedByMail();

        http.get()
                .uri("/answers/{token}", token)
                .headers(headers -> headers.remove("Authorization"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectBody()
                .jsonPath("$.urgency")
                .isEqualTo("URGENT")
                .jsonPath("$.athleteNumber")
                .value(number -> assertThat(String.valueOf(number)).matches("A-[0-9A-F]{8}"))
                .jsonPath("$.open")
                .isEqualTo(true)
                .jsonPath("$.athleteId")
                .doesNotExist();
        assertThat(ledgerLines("answer.read")).isEqualTo(1);
    }

    @Test
    void anAnswerByLinkIsTheSameEventsAsByThePage() {
        String token = askedByMail();
        done(answer(token, FOUND, Ids.next()));
        List<String> byLink = answersOf(referral);

        UUID other = Ids.next();
        topic.put(Ids.next(), requested(other));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !eventsOf(other).isEmpty());
        done(post(GUEST, "PHYSICIAN", other, "acceptance", "{}", Ids.next(), null));
        done(post(GUEST, "PHYSICIAN", other, "report", REPORT.replace("[\"MRI\"]", "[]"), Ids.next(), null));

        assertThat(byLink).isEqualTo(answersOf(other)).hasSize(2);
        assertThat(payloads(referral)).isEqualTo(payloads(other));
        assertThat(payloads(referral).getLast().path("physicianId").asString()).isEqualTo(GUEST);
        assertThat(actors(referral)).containsExactly(GUEST, GUEST);
        http.get()
                .uri("/referrals/{id}", referral)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.report.by")
                .isEqualTo(GUEST)
                .jsonPath("$.report.note")
                .isEqualTo("No impact for six weeks.");
    }

    @Test
    void takesOneAnswer() {
        String token = askedByMail();
        UUID key = Ids.next();
        done(answer(token, FOUND, key));
        done(answer(token, FOUND, key)); // the same request once more, for example after a lost answer
        refused(answer(token, FOUND, Ids.next()), 409, "rule-violation");

        assertThat(answersOf(referral)).hasSize(2);
        assertThat(jdbc.sql("select count(*) from note where case_id = ?")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theEMailThatArrivedIsADelivery() {
        askedByMail();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(eventsOf(referral)).last().asString().endsWith("Delivered"));
        assertThat(jdbc.sql("select payload ->> 'channel' from domain_event_entry where aggregate_identifier = ?"
                                + " and payload_type like '%Delivered'")
                        .param(referral.toString())
                        .query(String.class)
                        .list())
                .containsExactly("LINK");
    }

    @Test
    void aCauseIsNotTakenBeforeItIsSaidWhatBecomesOfTheUrgency() {
        String token = askedByMail();
        answer(token, FOUND.replace("\"remainingUrgency\": \"ROUTINE\",", ""), Ids.next())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("remainingUrgency")
                .jsonPath("$.errors[0].message")
                .isEqualTo("must say which urgency remains, or LIFTED when none does");
        assertThat(answersOf(referral)).as("not even accepted").isEmpty();

        done(answer(token, FOUND.replace("\"ROUTINE\"", "\"LIFTED\""), Ids.next()));
        assertThat(payloads(referral).getLast().path("remainingUrgency").isNull())
                .isTrue();
    }

    @Test
    void advisesWithANoteAlone() {
        String token = askedByMail();
        refused(answer(token, "{\"answer\": \"ADVICE\"}", Ids.next()), 400, "invalid-request");
        done(answer(token, "{\"answer\": \"ADVICE\", \"note\": \"Rest for a week.\"}", Ids.next()));

        assertThat(answersOf(referral)).singleElement().asString().endsWith("Advised");
    }

    @Test
    void declinesWithAReasonAndNothingElse() {
        String token = askedByMail();
        refused(
                answer(token, "{\"answer\": \"NO_CAPACITY\", \"note\": \"Sorry\"}", Ids.next()),
                400,
                "invalid-request");
        done(answer(token, "{\"answer\": \"NO_CAPACITY\"}", Ids.next()));

        assertThat(answersOf(referral)).singleElement().asString().endsWith("Declined");
    }

    @Test
    void aRefusedAnswerLeavesTheLinkOpen() {
        String token = askedByMail();
        refused(answer(token, "{\"answer\": \"BONY\"}", Ids.next()), 400, "invalid-request");
        refused(answer(token, FOUND.replace("M84.38XA", "M54.5"), Ids.next()), 409, "rule-violation");
        assertThat(answersOf(referral)).as("not even accepted").isEmpty();

        done(answer(token, FOUND, Ids.next()));
    }

    @Test
    void nothingElseOpensALink() {
        String token = askedByMail();
        String forged = (token.charAt(20) == 'A' ? token.substring(0, 20) + "B" : token.substring(0, 20) + "A")
                + token.substring(21);
        refused(answer(forged, FOUND, Ids.next()), 404, "not-found");
        refused(answer("something", FOUND, Ids.next()), 404, "not-found");
        assertThat(answersOf(referral)).isEmpty();
    }

    private String askedByMail() {
        request();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> MAIL.getMessages().stream()
                                .filter(letter -> letter.getEnvelopeReceiver().equals(address))
                                .map(letter -> new String(letter.getData(), java.nio.charset.StandardCharsets.UTF_8))
                                .map(text -> text.replaceAll("(?s).*/answer/([A-Za-z0-9_-]+).*", "$1"))
                                .findFirst()
                                .orElse(""),
                        found -> !found.isEmpty());
    }

    private ResponseSpec answer(String token, String body, UUID key) {
        return http.post()
                .uri("/answers/{token}", token)
                .headers(headers -> {
                    headers.remove("Authorization");
                    headers.set("Idempotency-Key", key.toString());
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    /** Types of what a physician did. */
    private List<String> answersOf(UUID id) {
        return jdbc.sql("select payload_type from domain_event_entry where aggregate_identifier = ?"
                        + " and meta_data ->> 'role' = 'PHYSICIAN' order by global_index")
                .param(id.toString())
                .query(String.class)
                .list();
    }

    /** What the physician's events say, without what differs from referral to referral. */
    private List<JsonNode> payloads(UUID id) {
        return jdbc
                .sql("select payload::text from domain_event_entry where aggregate_identifier = ?"
                        + " and meta_data ->> 'role' = 'PHYSICIAN' order by global_index")
                .param(id.toString())
                .query(String.class)
                .list()
                .stream()
                .map(JsonMapper.shared()::readTree)
                .map(json -> (JsonNode) ((ObjectNode) json).remove(List.of("referralId", "at", "noteId")))
                .toList();
    }

    private List<String> actors(UUID id) {
        return jdbc.sql("select meta_data ->> 'actor' from domain_event_entry where aggregate_identifier = ?"
                        + " and meta_data ->> 'role' = 'PHYSICIAN' order by global_index")
                .param(id.toString())
                .query(String.class)
                .list();
    }

    private int ledgerLines(String operation) {
        return jdbc.sql("select count(*) from disclosure where operation = ? and ? = any (case_ids)")
                .params(operation, caseId)
                .query(Integer.class)
                .single();
    }
}
