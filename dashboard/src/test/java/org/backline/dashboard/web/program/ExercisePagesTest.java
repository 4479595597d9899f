package org.backline.dashboard.web.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.dashboard.web.program.ProgramStubs.answer;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.Role;
import org.backline.dashboard.As;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** The exercise library, what works for whom, and the athlete's own page. */
@TestDashboard
class ExercisePagesTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final String TOKEN = "c2lnbmVk-dG9rZW4_1";
    private static final String SESSION = "01930000-0000-7000-8000-0000000005e2";

    @LocalServerPort
    private int port;

    private WebTestClient nobody;

    @BeforeEach
    void begin() {
        STUBS.reset();
        ProgramStubs.library(STUBS);
        STUBS.on("GET /athlete/" + TOKEN, Reply.json(200, answer("today.json")));
        nobody = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private String page(String path, String who) {
        return String.valueOf(nobody.get()
                .uri(path)
                .header("Authorization", who)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String text(WebTestClient.ResponseSpec answer, int status) {
        return String.valueOf(answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @ParameterizedTest(name = "{0} shows {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/exercises | E03 E06 E16 E35",
                "/exercises?target=MULTIFIDUS | E16",
                "/exercises?phase=2 | E06 E16",
                "/exercises?cause=P1 | E03 E06",
                "/exercises?cause=P1&phase=2&target= | E06",
                "/exercises?target=SPORT | ''"
            })
    void theLibraryIsLookedThroughByTargetPhaseAndCause(String path, String shown) {
        StringBuilder found = new StringBuilder();
        Matcher cards = Pattern.compile("data-exercise=\"(E\\d\\d)\"").matcher(page(path, As.trainer()));
        while (cards.find()) {
            found.append(found.isEmpty() ? "" : " ").append(cards.group(1));
        }
        assertThat(found.toString()).isEqualTo(shown);
    }

    @Test
    void aCardNamesItsEvidenceWithGradeAndMark() {
        assertThat(page("/exercises", As.physician()))
                .contains(
                        "/exercises/E03/drawing.svg", "provoked by extension", "Selkowitz 2013, verified in the source")
                .contains("drawing.svg?variety=E03-STANDARD", "knees bent 90°")
                .contains("Never drafted.", "No supermans: about 6000 N of compression", "data-print");
    }

    @Test
    void drawingsAreForEverybodyAndKept() {
        STUBS.on(
                "GET /exercises/E03/drawing.svg",
                new Reply(200, "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'/>"));
        nobody.get()
                .uri("/exercises/E03/drawing.svg")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("image/svg+xml")
                .expectHeader()
                .valueEquals("Cache-Control", "max-age=43200, public");
        STUBS.on("GET /exercises/E99/drawing.svg", Reply.problem(404, "not-found", "", ""));
        for (String path : new String[] {"/exercises/E99/drawing.svg", "/exercises/course/drawing.svg"}) {
            nobody.get().uri(path).exchange().expectStatus().isNotFound();
        }
        nobody.get()
                .uri("/exercises/E03/drawing.svg?variety={v}", "../x")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void outcomesAreHonestAboutSmallNumbers() {
        STUBS.on("GET /outcomes", request -> Reply.json(200, """
                {"caution":"Intervals are 95 %%","rows":[
                 {"key":"E03","programs":24,"confidence":"FAIR","pain":{"value":2.1,"low":1.4,"high":2.8},"painBetter":{"value":0.58,"low":0.39,"high":0.76},"functionPrograms":6,"function":{"value":1.2,"low":-0.1,"high":2.5},"functionBetter":{"value":0.5,"low":0.19,"high":0.81}},
                 {"key":"E16","programs":3,"confidence":"TOO_FEW","pain":null,"painBetter":null,"functionPrograms":0,"function":null,"functionBetter":null}]}
                """.formatted()));
        String html = page("/outcomes?by=EXERCISE&cause=P1", As.trainer());
        assertThat(html)
                .contains(
                        "2.1 (1.4 to 2.8)",
                        "58 % (39 to 76)",
                        "data-key=\"E16\" data-worth=\"TOO_FEW\"",
                        "too few to say")
                .contains("/outcomes/table.csv?by=EXERCISE&amp;cause=P1", "Intervals are 95 %");
        assertThat(STUBS.asked("GET /outcomes").getFirst().query()).isEqualTo("by=EXERCISE&cause=P1");
        String csv = page("/outcomes/table.csv", As.trainer());
        assertThat(csv.lines())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("EXERCISE,E03,Double-leg bridge,24,FAIR,2.1,1.4,2.8,")
                .contains(",-0.1,");
        assertThat(csv.lines().toList().get(2)).isEqualTo("EXERCISE,E16,Bird dog,3,TOO_FEW,,,,,,,0,,,,,,");
        STUBS.on("GET /outcomes", Reply.silence());
        assertThat(page("/outcomes", As.trainer())).contains("id=\"outcomes-silent\"");
        nobody.get()
                .uri("/outcomes")
                .header("Authorization", As.somebody("coach", Role.COACH, "north"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec send(String path, boolean queued, String... namesAndValues) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form.add(namesAndValues[index], namesAndValues[index + 1]);
        }
        return nobody.post()
                .uri("/athlete/" + TOKEN + path)
                .headers(headers -> {
                    if (queued) {
                        headers.set("Backline-Queue", "1");
                    }
                })
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }

    private WebTestClient.ResponseSpec session(boolean queued) {
        return send(
                "/sessions",
                queued,
                "sessionId",
                SESSION,
                "occurredAt",
                "2026-11-08T15:00:00Z",
                "painBefore",
                "2",
                "painDuring",
                "3",
                "did.E03",
                "WELL",
                "did.E16",
                "YES",
                "did.E06",
                "NO");
    }

    @Test
    void theAthleteSeesTodayAndNothingElse() {
        String html = text(
                nobody.get()
                        .uri("/athlete/" + TOKEN)
                        .exchange()
                        .expectHeader()
                        .valueEquals("Referrer-Policy", "no-referrer")
                        .expectHeader()
                        .valueEquals("Cache-Control", "no-store"),
                200);
        assertThat(html)
                .contains(
                        "2. Bird dog, left",
                        "3 × 12, held 5 s",
                        "Well: the pelvis stays flat",
                        "/exercises/E03/drawing.svg")
                .contains("name=\"did.E03\" value=\"WELL\"", "data-morning=\"" + SESSION)
                .doesNotContain("Maya", "A-0", "Gluteus medius weakness", "nav", "/board", "Log out", "_csrf");
        assertThat(STUBS.asked("GET /athlete/" + TOKEN).getFirst().header("Authorization"))
                .isEmpty();
    }

    @Test
    void whatWasDoneIsSentOnceUnderItsOwnId() {
        session(false)
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .valueEquals("Location", "/athlete/" + TOKEN + "?done=session");
        session(true).expectStatus().isOk().expectBody().jsonPath("$.stored").isEqualTo(true);
        assertThat(STUBS.asked("POST /athlete/" + TOKEN + "/sessions"))
                .hasSize(2)
                .extracting(Asked::body)
                .containsOnly("{\"sessionId\":\"" + SESSION
                        + "\",\"exercisesDone\":[\"E03\",\"E16\"],\"criteriaMet\":[\"E03\"],\"painBefore\":2,\"painDuring\":3,"
                        + "\"occurredAt\":\"2026-11-08T15:00:00Z\"}");
        send("/mornings/" + SESSION, true, "painNextMorning", "1", "signs", "SYMPTOMS_SPREAD")
                .expectStatus()
                .isOk();
        assertThat(STUBS.asked("POST /athlete/" + TOKEN + "/sessions/" + SESSION + "/next-morning")
                        .getFirst()
                        .body())
                .isEqualTo("{\"painNextMorning\":1,\"signs\":[\"SYMPTOMS_SPREAD\"]}");
    }

    @Test
    void aRefusalIsSaidAndSilenceIsWorthAnotherTry() {
        STUBS.on(
                "POST /athlete/" + TOKEN + "/sessions",
                Reply.problem(409, "rule-violation", "No session is logged while the program is on hold", ""));
        session(true)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.why")
                .value(why -> assertThat((String) why).contains("on hold"));
        assertThat(text(session(false), 409)).contains("id=\"refused-here\"", "on hold", "id=\"today-form\"");
        STUBS.on("POST /athlete/" + TOKEN + "/sessions", Reply.silence());
        session(true).expectStatus().isEqualTo(503);
    }

    @Test
    void aLinkThatOpensNothingSaysSoAndWhatIsNoneIsAskedNowhere() {
        STUBS.on("GET /athlete/" + TOKEN, Reply.problem(404, "not-found", "No open link here", ""));
        assertThat(text(nobody.get().uri("/athlete/" + TOKEN).exchange(), 404))
                .contains("id=\"link-shut\"", "Ask your athletic trainer for a new one")
                .doesNotContain("id=\"today-form\"");
        STUBS.on("GET /athlete/" + TOKEN, Reply.silence());
        assertThat(text(nobody.get().uri("/athlete/" + TOKEN).exchange(), 503)).contains("Not reachable just now");
        text(nobody.get().uri("/athlete/{token}", "no*token").exchange(), 404);
        assertThat(STUBS.asked("GET /athlete/no*token")).isEmpty();
    }

    @Test
    void aProgramAtRestAsksForNothing() {
        STUBS.on(
                "GET /athlete/" + TOKEN,
                Reply.json(
                        200,
                        "{\"state\":\"HELD\",\"phase\":1,\"today\":[],\"minutes\":0,\"awaitingMorning\":[],\"lastSessionAt\":null,\"linkExpiresAt\":\"2026-12-06T15:00:00Z\"}"));
        assertThat(text(nobody.get().uri("/athlete/" + TOKEN).exchange(), 200))
                .contains("id=\"nothing-today\"")
                .doesNotContain("id=\"today-form\"");
    }

    @Test
    void aForeignPageCannotSendForTheAthlete() {
        nobody.post()
                .uri("/athlete/" + TOKEN + "/sessions")
                .header("Sec-Fetch-Site", "cross-site")
                .body(BodyInserters.fromFormData("sessionId", SESSION))
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(STUBS.asked("POST /athlete/" + TOKEN + "/sessions")).isEmpty();
    }
}
