package org.backline.dashboard.web.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

/** The page of a signed link: nobody signs in, one referral is shown, one answer is taken. */
@TestDashboard
class AnswerPageTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final String TOKEN = "AQHztest_token-1";
    private static final String ASKED = """
            {"clinicId": "north", "athleteNumber": "A-1F3C09AB", "category": "BONY", "urgency": "URGENT",
             "question": "IMAGING_NEEDED", "because": ["ADOL_EXT"], "suggestedDiagnostics": ["MRI"],
             "summary": {"age": 17, "sex": "FEMALE", "sport": "gymnastics", "painNow": 6, "painBest": 2, "painWorst": 8,
               "regions": [{"region": "LUMBAR", "side": "MIDLINE"}], "positiveFlags": ["REDS"],
               "findings": [{"test": "STORK", "side": "LEFT", "result": "POSITIVE"}]},
             "requestedAt": "2026-11-22T09:00:00Z", "expiresAt": "2026-11-29T09:00:00Z", "answered": %s, "open": %s,
             "referralId": "0198b000-0000-7000-8000-000000000001"}
            """;

    @LocalServerPort
    private int port;

    private WebTestClient browser;

    @BeforeEach
    void begin() {
        STUBS.reset();
        STUBS.on("GET /answers/" + TOKEN, Reply.json(200, ASKED.formatted(false, true)));
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Accept", "text/html")
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private EntityExchangeResult<String> open(String token, int status) {
        return browser.get()
                .uri("/answer/" + token)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult();
    }

    @Test
    void showsTheQuestionAndFiveFields() {
        EntityExchangeResult<String> page = open(TOKEN, 200);

        assertThat(page.getResponseHeaders().getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.getResponseHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(page.getResponseBody())
                .contains(
                        "Is imaging needed?",
                        "Athlete A-1F3C09AB",
                        "name=\"answer\"",
                        "name=\"diagnosisCode\"",
                        "name=\"restrictions\"",
                        "name=\"remainingUrgency\"",
                        "name=\"note\"")
                .doesNotContain("id=\"log-out\"", "0198b000-0000-7000-8000-000000000001");
        assertThat(STUBS.asked("GET /answers/" + TOKEN).getFirst().header("Authorization"))
                .isEmpty();
    }

    @Test
    void doesNotChooseForThePhysicianWhatBecomesOfTheUrgency() {
        assertThat(open(TOKEN, 200).getResponseBody())
                .containsPattern("<select [^>]*name=\"remainingUrgency\"[^>]*>\\s*<option value=\"\">Choose</option>")
                .contains("<option value=\"LIFTED\">None, it is lifted</option>");
    }

    @Test
    void sendsTheFiveFieldsOnce() {
        send(
                        "answer",
                        "BONY",
                        "diagnosisCode",
                        "M84.38XA",
                        "restrictions",
                        "NO_IMPACT",
                        "remainingUrgency",
                        "ROUTINE",
                        "note",
                        "No impact.",
                        "key",
                        "0198b000-0000-7000-8000-0000000000aa")
                .expectStatus()
                .is3xxRedirection()
                .expectHeader()
                .location("/answer/" + TOKEN);

        Asked sent = STUBS.asked("POST /answers/" + TOKEN).getFirst();
        assertThat(sent.header("Idempotency-Key")).isEqualTo("0198b000-0000-7000-8000-0000000000aa");
        assertThat(sent.header("Authorization")).isEmpty();
        assertThat(sent.json().toString())
                .isEqualTo("{\"answer\":\"BONY\",\"diagnosisCode\":\"M84.38XA\",\"restrictions\":[\"NO_IMPACT\"],"
                        + "\"remainingUrgency\":\"ROUTINE\",\"note\":\"No impact.\"}");
    }

    @Test
    void aRefusedAnswerKeepsWhatWasEntered() {
        STUBS.on(
                "POST /answers/" + TOKEN,
                Reply.problem(
                        400,
                        "invalid-request",
                        "The request cannot be accepted",
                        ",\"errors\":[{\"field\":\"diagnosisCode\",\"message\":\"must be an ICD-10-CM code\"}]"));
        String html = send("answer", "BONY", "note", "No impact.", "key", "0198b000-0000-7000-8000-0000000000aa")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(html)
                .contains(
                        "Diagnosis: must be an ICD-10-CM code",
                        "No impact.",
                        "value=\"0198b000-0000-7000-8000-0000000000aa\"");
    }

    @Test
    void thanksForAnAnswerAndTakesNoOther() {
        STUBS.on("GET /answers/" + TOKEN, Reply.json(200, ASKED.formatted(true, false)));

        assertThat(open(TOKEN, 200).getResponseBody())
                .contains("id=\"answered\"")
                .doesNotContain("answer-form");
    }

    @Test
    void saysThatALinkHasEndedOrTheServiceIsAway() {
        STUBS.on("GET /answers/" + TOKEN, Reply.problem(404, "not-found", "There is no open link", ""));
        assertThat(open(TOKEN, 404).getResponseBody()).contains("data-why=\"ended\"");
        STUBS.on("GET /answers/" + TOKEN, Reply.silence());
        assertThat(open(TOKEN, 503).getResponseBody()).contains("data-why=\"away\"");
        assertThat(open("not.a.token", 404).getResponseBody()).contains("data-why=\"ended\"");
        assertThat(STUBS.asked("GET /answers/not.a.token")).isEmpty();
    }

    /** As a browser does: no session and no cookie, the address is all there is. */
    private WebTestClient.ResponseSpec send(String... namesAndValues) {
        var form = BodyInserters.fromFormData(namesAndValues[0], namesAndValues[1]);
        for (int index = 2; index < namesAndValues.length; index += 2) {
            form = form.with(namesAndValues[index], namesAndValues[index + 1]);
        }
        return browser.post()
                .uri("/answer/" + TOKEN)
                .header("Sec-Fetch-Site", "same-origin")
                .body(form)
                .exchange();
    }

    @Test
    void takesNoFormOfAForeignPage() {
        browser.post()
                .uri("/answer/" + TOKEN)
                .header("Sec-Fetch-Site", "cross-site")
                .body(BodyInserters.fromFormData("answer", "NO_CAPACITY"))
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(STUBS.asked("POST /answers/" + TOKEN)).isEmpty();
    }
}
