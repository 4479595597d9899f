package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.service.Athlete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

@TestDashboard
class PagesTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final String IN_SOUTH = As.somebody("trainer.weiss", Role.ATHLETIC_TRAINER, "south");

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;
    private Delivery delivery;
    private static int number;

    @BeforeEach
    void begin() {
        STUBS.reset();
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .defaultHeader("Authorization", As.trainer())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
        delivery = new Delivery(context);
    }

    private CaseSamples aCase() {
        number = CaseSamples.nextNumber();
        return CaseSamples.aRower(number);
    }

    /** In a clinic of its own, so that no other case stands before it on the board. */
    private CaseSamples alone() {
        CaseSamples story = aCase();
        return story.opened(4).movedTo(clinic(), "trainer.okafor");
    }

    private static String clinic() {
        return "board-" + number;
    }

    private static String there() {
        return As.somebody("trainer.okafor", Role.ATHLETIC_TRAINER, clinic());
    }

    private CaseSamples known(CaseSamples story) {
        delivery.handle(story.told());
        return story;
    }

    private static void named(UUID athleteId, String name) {
        STUBS.on(
                "GET /athletes",
                request -> Reply.json(
                        200, request.query().contains(athleteId.toString()) ? """
                            [{"athleteId":"%s","number":"A-1","name":"%s","birthDate":"2006-04-01","sex":"FEMALE","sports":["rowing"],
                              "clinicId":"north","sickleCellTrait":"NEGATIVE","somethingNew":1}]
                            """.formatted(athleteId, name) : "[]"));
    }

    private String page(String path) {
        return page(path, As.trainer());
    }

    private String page(String path, String who) {
        EntityExchangeResult<String> result = browser.get()
                .uri(path)
                .headers(headers -> headers.set("Authorization", who))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith("text/html;charset=UTF-8")
                .expectBody(String.class)
                .returnResult();
        return String.valueOf(result.getResponseBody());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/board",
                "/board?view=list&clinic=all",
                "/athletes",
                "/athletes/import",
                "/cases/new",
                "/emergency"
            })
    void mayRunAndLoadOnlyWhatIsOurs(String path) {
        String html = browser.get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .value(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains(
                                        "default-src 'none'",
                                        "script-src 'self'",
                                        "style-src 'self'",
                                        "frame-ancestors 'none'")
                                .doesNotContain("unsafe"))
                .expectHeader()
                .valueEquals("Cache-Control", "no-store")
                .expectHeader()
                .valueEquals("X-Content-Type-Options", "nosniff")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(html)
                .doesNotContainPattern("<script(?![^>]* src=)")
                .doesNotContainPattern("<[^>]* style=")
                .doesNotContainPattern("<[^>]* on[a-z]+=")
                .doesNotContain("http://", "https://");
    }

    @Test
    void scriptsAndStylesAreKeptForEver() {
        String html = page("/board");
        assertThat(html)
                .containsPattern("/webjars/htmx.org/2.0.10/dist/htmx.min.js")
                .containsPattern("/app/page.js\\?v=[0-9a-f]+");
        for (String path : new String[] {"/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/app/backline.css?v=1"}) {
            browser.get()
                    .uri(path)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .value("Cache-Control", cache -> assertThat(cache).contains("max-age=31536000"));
        }
    }

    @Test
    void theBoardShowsACaseByNameWithItsNextAction() {
        CaseSamples story = known(alone().examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR));
        named(story.athleteId, "Maya Lindqvist");
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/board", there()))
                        .contains(
                                "id=\"case-" + story.caseId + "\"",
                                "Maya Lindqvist",
                                "Confirm cause",
                                "Rowing",
                                "Okafor"));
    }

    @Test
    void theBoardShowsNumbersWhileTheRegisterIsSilent() {
        CaseSamples story = known(alone());
        STUBS.on("GET /athletes", Reply.silence());
        assertThat(page("/board?clinic=" + clinic(), there())).contains(">" + Athlete.numberOf(story.athleteId) + "<");
    }

    @Test
    void emergenciesStandInABandUntilAPhysicianHasSeenThem() {
        CaseSamples story = aCase();
        known(story.opened(8, RedFlag.CES_SADDLE)
                .movedTo(clinic(), "trainer.okafor")
                .referred(Urgency.EMERGENCY, CauseCategory.SERIOUS, ReferralOrigin.INTAKE, "CES_SADDLE"));
        String before = page("/board", there());
        assertThat(before).contains("id=\"emergencies\"");
        assertThat(before.indexOf("case-" + story.caseId)).isLessThan(before.indexOf("class=\"columns\""));
        known(story.seen());
        String after = page("/board", there());
        assertThat(after.indexOf("case-" + story.caseId)).isGreaterThan(after.indexOf("class=\"columns\""));
    }

    @Test
    void aNameIsShownAsTextWhateverItHolds() {
        CaseSamples story = known(alone());
        named(story.athleteId, "<img src=x> O'Neil");
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/board", there()))
                        .contains("&lt;img src=x&gt; O&#39;Neil")
                        .doesNotContain("<img src=x>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment", "program", "referral"})
    void aCaseHasAPageForEachOfItsParts(String tab) {
        CaseSamples story = aCase();
        delivery.handle(CaseSamples.everything(number));
        named(story.athleteId, "Maya Lindqvist");
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/cases/" + story.caseId + "?tab=" + tab, IN_SOUTH))
                        .contains("Maya Lindqvist", "id=\"" + tab + "\"", "id=\"timeline\"", "Physician answered"));
    }

    @Test
    void theAssessmentSaysWhyAndWhatIsMissing() {
        CaseSamples story = known(aCase().opened(4)
                .examined()
                .proposed(Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR", "REFLEX"));
        assertThat(page("/cases/" + story.caseId))
                .contains("Screen not complete", "data-missing=\"SLR\"", "Still missing: 2", "Straight-leg raise")
                .contains("The gluteus medius is weak on this side.", "Cooper 2016; Sadler 2019")
                .containsPattern("finding\\.SLR\\.LEFT\\.result");
    }

    @Test
    void theProgramShowsEachExerciseInOrderWithItsReason() {
        CaseSamples story = known(aCase().opened(4).examined().causeConfirmed().drafted());
        String html = page("/cases/" + story.caseId);
        assertThat(html).contains("id=\"assign\"", "Core follows the bridges", "No supermans or forceful extension");
        assertThat(html.indexOf("data-exercise=\"E03\"")).isLessThan(html.indexOf("data-exercise=\"E06\""));
    }

    @Test
    void aPhysiciansInstructionIsReadWhereItLives() {
        CaseSamples story = known(aCase().opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .seen()
                .accepted()
                .answered(null));
        STUBS.on("GET /referrals/" + story.referralId, Reply.json(200, "{\"report\":{\"note\":\"No running yet\"}}"));
        assertThat(page("/cases/" + story.caseId)).contains("No running yet", "M43.06", "id=\"review\"");
        STUBS.on("GET /referrals/" + story.referralId, Reply.silence());
        assertThat(page("/cases/" + story.caseId)).contains("it cannot be read just now");
    }

    @Test
    void thePacketTellsAPhysicianWhyAndOffersTheAnswer() {
        CaseSamples story = known(aCase().opened(6)
                .examined()
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "ADOL_EXT", "STORK")
                .seen()
                .accepted());
        String html = browser.get()
                .uri("/physician/referrals/" + story.referralId)
                .headers(headers -> headers.set("Authorization", As.physician()))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(html)
                .contains("Is imaging needed?", "One-leg hyperextension", "id=\"report-form\"", "L. Haddad")
                .doesNotContain("You act as a trainer");
        assertThat(page("/physician", As.physician())).contains("line-" + story.referralId);
    }

    @Test
    void anUnknownCaseIsAPageThatSaysSo() {
        browser.get()
                .uri("/cases/01930000-0000-7000-8000-0000000000ff")
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("Not here", "id=\"not-found\""));
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        browser.post()
                .uri("/cases")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bodyValue("caseId=x")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void nobodyCanSignInWhileTheProviderIsAwayAndThePageSaysSo() {
        WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .get()
                .uri("/oauth2/authorization/backline")
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("id=\"provider-away\""));
    }

    @Test
    void theJsonFacesShowWhatThePagesShow() {
        CaseSamples story = known(
                aCase().opened(6).referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK"));
        browser.get()
                .uri("/api/trainer/cases/" + story.caseId)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("WITH_PHYSICIAN")
                .jsonPath("$.athleteNumber")
                .isNotEmpty()
                .jsonPath("$.timeline[0].type")
                .isEqualTo("ReferralRequested")
                .jsonPath("$.timeline.length()")
                .isEqualTo(2);
        browser.get()
                .uri("/api/trainer/cases?clinicId=north&stage=WITH_PHYSICIAN")
                .exchange()
                .expectBody()
                .jsonPath("$[?(@.caseId=='" + story.caseId + "')].referral.status")
                .isEqualTo("REQUESTED");
        browser.get()
                .uri("/api/physician/referrals/" + story.referralId)
                .headers(headers -> headers.set("Authorization", As.physician()))
                .exchange()
                .expectBody()
                .jsonPath("$.urgency")
                .isEqualTo("ROUTINE")
                .jsonPath("$.status")
                .isEqualTo("REQUESTED");
        browser.get()
                .uri("/api/trainer/cases/01930000-0000-7000-8000-0000000000ff")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json");
    }

    @Test
    void whatIsPublishedAppearsOnTheBoard() {
        CaseSamples story = alone();
        delivery.publish(story.told());
        Awaitility.await()
                .untilAsserted(() -> assertThat(page("/board", there())).contains("case-" + story.caseId));
    }
}
