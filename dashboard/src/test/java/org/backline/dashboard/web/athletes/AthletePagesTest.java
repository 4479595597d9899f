package org.backline.dashboard.web.athletes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.BodyInserters;

/** The roster, an athlete's cases, and the import of a roster. */
@TestDashboard
class AthletePagesTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final UUID IMPORT = UUID.fromString("019a8f00-0000-7000-8000-00000000f001");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;

    @BeforeEach
    void begin() {
        STUBS.reset();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", As.trainer())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private static String athlete(UUID id, String name) {
        return """
            {"athleteId":"%s","number":"A-1","name":"%s","birthDate":"2005-03-14","sex":"FEMALE",
             "sports":["rowing"],"clinicId":"north","sickleCellTrait":"NEGATIVE"}\
            """.formatted(id, name);
    }

    private String page(String path) {
        return body(browser.get().uri(path).exchange().expectStatus().isOk());
    }

    private static String body(ResponseSpec answer) {
        return String.valueOf(answer.expectBody(String.class).returnResult().getResponseBody());
    }

    @Test
    void theRosterGoesOnBehindTheLastAthleteWithoutANameInTheAddress() {
        List<UUID> ids = IntStream.range(0, 51)
                .mapToObj(index -> new UUID(0x019a8f0000007000L, 0x8000000000000000L + index))
                .toList();
        STUBS.on(
                "GET /athletes",
                Reply.json(
                        200,
                        ids.stream()
                                .map(id -> athlete(id, "Athlete " + id.getLeastSignificantBits()))
                                .collect(Collectors.joining(",", "[", "]"))));

        String html = page("/athletes");

        assertThat(html.split("data-athlete=", -1)).hasSize(51);
        assertThat(html).contains("/athletes/rows?", "after=" + ids.get(49));
        page("/athletes/rows?after=" + ids.get(49));
        assertThat(STUBS.asked("GET /athletes").getLast().query()).contains("after=" + ids.get(49), "limit=51");
    }

    @Test
    void saysWhenTheRegisterIsSilent() {
        STUBS.on("GET /athletes", Reply.silence());
        assertThat(page("/athletes")).contains("id=\"register-silent\"");
    }

    @Test
    void anEmptyRegisterOffersTheImport() {
        STUBS.on("GET /athletes", Reply.json(200, "[]"));
        assertThat(page("/athletes")).contains("id=\"no-athletes\"", "/athletes/import");
    }

    @Test
    void findsByNameInTheBody() {
        UUID id = UUID.randomUUID();
        STUBS.on("POST /athletes/search", Reply.json(200, "[" + athlete(id, "Zoe Okoye") + "]"));
        String html = body(browser.post()
                .uri("/athletes/find")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bodyValue("text=zoe")
                .exchange()
                .expectStatus()
                .isOk());
        assertThat(html).contains("Zoe Okoye", id.toString());
        assertThat(STUBS.asked("POST /athletes/search")
                        .getLast()
                        .json()
                        .path("part")
                        .asString(""))
                .isEqualTo("zoe");
    }

    @Test
    void anAthletesPageShowsTheCases() {
        CaseSamples story = CaseSamples.aRower(52_001).opened(4);
        new Delivery(context).handle(story.told());
        STUBS.on("GET /athletes", Reply.json(200, "[" + athlete(story.athleteId, "Maya Lindqvist") + "]"));

        assertThat(page("/athletes/" + story.athleteId))
                .contains("Maya Lindqvist", "data-case=\"" + story.caseId + "\"", "/cases/new?athleteId=");
    }

    @Test
    void nobodyKnownIsNotHere() {
        browser.get()
                .uri("/athletes/" + UUID.randomUUID())
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private ResponseSpec upload(String file) {
        MultipartBodyBuilder parts = new MultipartBodyBuilder();
        parts.part("importId", IMPORT.toString());
        parts.part("clinicId", "north");
        parts.part("file", new ByteArrayResource(file.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "roster.csv";
            }
        });
        return browser.post()
                .uri("/athletes/import")
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange();
    }

    @Test
    void aFileIsHandedOnAsItIsAndItsPreviewShown() {
        STUBS.on(
                "POST /athletes/imports",
                Reply.json(201, "{\"importId\":\"%s\",\"ignoredColumns\":[\"Shirt size\"]}".formatted(IMPORT)));

        upload("name,birth date,sex,sports\n\"Okoye, Zoë\",2005-03-14,F,rowing\n")
                .expectStatus()
                .is3xxRedirection()
                .expectHeader()
                .valueEquals("Location", "/athletes/imports/" + IMPORT + "?ignored=Shirt%20size");

        Asked asked = STUBS.asked("POST /athletes/imports").getLast();
        assertThat(asked.query()).contains("importId=" + IMPORT, "clinicId=north");
        assertThat(asked.header("Content-Type")).startsWith("text/csv");
        assertThat(asked.body()).contains("\"Okoye, Zoë\"");
    }

    @Test
    void aFileThatCannotBeReadIsRefusedWithTheReason() {
        STUBS.on(
                "POST /athletes/imports",
                Reply.problem(
                        400,
                        "invalid-request",
                        "The request has a field that cannot be accepted",
                        ",\"errors\":[{\"field\":\"file\",\"message\":\"must have a column birth date\"}]"));

        assertThat(body(upload("name\nx\n").expectStatus().isBadRequest()))
                .contains("must have a column birth date", "id=\"import-form\"")
                .doesNotContain("value=\"" + IMPORT + "\"");
    }

    private void standing(String state, int registered) {
        STUBS.on("GET /athletes/imports/" + IMPORT, Reply.json(200, """
            {"importId":"%s","clinicId":"north","state":"%s","total":3,"ready":%d,"refused":1,"registered":%d}\
            """.formatted(
                        IMPORT, state, 2 - registered, registered)));
        STUBS.on(
                "GET /athletes/imports/" + IMPORT + "/lines",
                request -> request.query().contains("REFUSED")
                        ? Reply.json(200, """
                            [{"line":3,"athleteId":"%s","state":"REFUSED","name":"Ann","sports":[],
                              "problems":[{"column":"birth date","message":"must be a date"}]}]\
                            """.formatted(UUID.randomUUID()))
                        : Reply.json(200, """
                            [{"line":2,"athleteId":"%s","state":"READY","name":"Zoe","birthDate":"2005-03-14",
                              "sex":"FEMALE","sports":["rowing"],"clinicId":"north","problems":[]}]\
                            """.formatted(UUID.randomUUID())));
    }

    @Test
    void thePreviewShowsWhatWillHappenAndWhatWasRefused() {
        standing("PREVIEW", 0);
        assertThat(page("/athletes/imports/" + IMPORT + "?ignored=Shirt size&ignored=Jersey"))
                .contains(
                        "id=\"start\"", "Register 2 athletes", "Zoe", "14 Mar 2005", "Ann", "birth date must be a date")
                .contains("Columns that are not read: Shirt size, Jersey");
    }

    @Test
    void aRunningImportIsAskedForAgainAndAFinishedOneIsNot() {
        standing("RUNNING", 1);
        assertThat(page("/athletes/imports/" + IMPORT)).contains("every 1s", "value=\"66\"");
        standing("DONE", 2);
        assertThat(page("/athletes/imports/" + IMPORT))
                .doesNotContain("every 1s")
                .contains("data-state=\"DONE\"");
    }
}
