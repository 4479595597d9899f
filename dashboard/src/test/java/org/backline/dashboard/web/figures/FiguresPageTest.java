package org.backline.dashboard.web.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The figures as a trainer and an administrator get them, the knowledge and the settings. */
@TestDashboard
class FiguresPageTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final String TRAINER = As.somebody("trainer.few", Role.ATHLETIC_TRAINER, "fewclinic");
    private static final String ADMIN = As.somebody("admin.few", Role.DEPARTMENT_ADMIN, "fewclinic");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;

    @BeforeEach
    void begin() {
        STUBS.reset();
        STUBS.on("GET /scorecard", Reply.json(200, """
            {"table":[{"clinicId":"fewclinic","disposition":"MANAGE","category":"MUSCULAR","diagnosis":"DISC","cases":3,"missed":1}],
             "rules":[]}\
            """));
        STUBS.on("GET /athletes", Reply.json(200, "[]"));
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
        new Delivery(context)
                .handle(CaseSamples.aRower(9_601)
                        .opened(6)
                        .movedTo("fewclinic", "trainer.few")
                        .told());
    }

    private String page(String path, String who) {
        return String.valueOf(browser.get()
                .uri(path)
                .header("Authorization", who)
                .header("Accept-Language", "en")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    @Test
    void leadATrainerToTheCasesBehindANumber() {
        assertThat(page("/figures", TRAINER))
                .contains("/figures/cases?clinic=fewclinic&amp;stage=NEW", "Caseload by clinic and stage")
                .doesNotContain("&lt; 5");
        assertThat(page("/figures/cases?clinic=fewclinic&stage=NEW", TRAINER)).contains("data-case=");
        assertThat(page("/figures/cases?clinic=fewclinic&stage=ASSESSING", TRAINER))
                .doesNotContain("data-case=")
                .contains("None any more");
    }

    @Test
    void withholdFromAnAdministratorWhatSpeaksOfFew() {
        assertThat(page("/figures", ADMIN)).contains("&lt; 5").doesNotContain("/figures/cases");
        browser.get()
                .uri("/figures/cases")
                .header("Authorization", ADMIN)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void tellOfThoseWhoWaitLongestToo() {
        new Delivery(context)
                .handle(CaseSamples.aRower(CaseSamples.nextNumber())
                        .opened(6)
                        .referred(Urgency.URGENT, CauseCategory.NERVE, ReferralOrigin.ASSESSMENT, "MYO")
                        .seen()
                        .told());
        String figures = page("/figures", As.trainer());
        assertThat(figures.substring(figures.indexOf("id=\"table-spread\"")))
                .contains("90 % within, h", "Urgent, seen")
                .containsPattern("data-value=\"[0-9.]+\"");
    }

    @Test
    void leadFromEveryNumberOfTheScorecardToItsCases() {
        assertThat(page("/figures", TRAINER))
                .contains(
                        "/figures/scorecard/cases?disposition=MANAGE&amp;diagnosis=DISC",
                        "/figures/scorecard/cases?disposition=MANAGE&amp;missed=true");
        assertThat(page("/figures", ADMIN)).doesNotContain("/figures/scorecard/cases");
        browser.get()
                .uri("/figures/scorecard/cases?disposition=MANAGE&missed=true")
                .header("Authorization", ADMIN)
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void comeAsAFile() {
        assertThat(page("/figures/stages/csv", TRAINER))
                .startsWith("Clinic,New")
                .contains("Fewclinic,1");
        assertThat(page("/figures/stages/csv", ADMIN)).contains("Fewclinic,< 5");
        browser.get()
                .uri("/figures/nothing/csv")
                .header("Authorization", TRAINER)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void goWithoutTheScorecardWhenItsServiceIsSilent() {
        STUBS.on("GET /scorecard", Reply.json(503, "{}"));
        assertThat(page("/figures", TRAINER))
                .contains("figure-stages", "id=\"scorecard-silent\"")
                .doesNotContain("figure-scorecard");
    }

    @Test
    void theKnowledgeIsShownWithItsSources() {
        STUBS.on("GET /knowledge/versions", Reply.json(200, "[{\"version\":\"2026.1\",\"inForce\":true}]"));
        STUBS.on("GET /knowledge", Reply.json(200, """
            {"version":"2026.1","hash":"h","content":{"tests":{"tests":[{"id":"SLR","name":"Straight-leg raise",
             "cutOff":"pain below the knee","sensitivity":{"point":0.92,"from":0.87,"to":0.95},"source":"A 2010",
             "grade":"A","mark":"V"}]},"rules":{"rules":[{"id":"R","category":"SERIOUS","urgency":"EMERGENCY",
             "when":{"flag":"FEVER"},"source":"B 2011","grade":"D","mark":"C"}]}}}\
            """));
        assertThat(page("/knowledge", TRAINER))
                .contains("Straight-leg raise", "0.92 (0.87–0.95)", "A 2010", "Fever, chills or sweats", "B 2011");
    }

    @Test
    void theKnowledgeSaysThatItsServiceIsSilent() {
        STUBS.on("GET /knowledge", Reply.json(503, "{}"));
        STUBS.on("GET /knowledge/versions", Reply.json(503, "{}"));
        assertThat(page("/knowledge", TRAINER)).contains("knowledge-silent");
    }

    @Test
    void theSettingsNameWhoWorksWhereAndWhenToLookAgain() {
        STUBS.on("GET /knowledge", Reply.json(200, """
            {"version":"2026.1","hash":"h","content":{"proms":{"course":{"recheckDays":14,"reviewDays":28,"stopDays":42,
             "source":"C 2012","grade":"D"}}}}\
            """));
        assertThat(page("/settings", TRAINER)).contains("Fewclinic", "42 days", "C 2012");
    }
}
