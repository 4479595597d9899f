package org.backline.dashboard.web.casepage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.codes.Role;
import org.backline.dashboard.As;
import org.backline.dashboard.Asking;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.view.TimelineEntry;
import org.backline.dashboard.view.timeline.FindTimeline;
import org.backline.events.FindingsRecorded;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The worksheet that saves itself, corrections, and the past of a case. */
@TestDashboard
class WorksheetTest {

    private static final StubServices STUBS = StubServices.SHARED;

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
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private CaseSamples known(CaseSamples story) {
        new Delivery(context).handle(story.told());
        return story;
    }

    private static CaseSamples aCase() {
        return CaseSamples.aRower(CaseSamples.nextNumber()).opened(4);
    }

    private String page(String path) {
        return page(path, As.trainer());
    }

    private String page(String path, String who) {
        return String.valueOf(browser.get()
                .uri(path)
                .header("Authorization", who)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private ResponseSpec post(String path, String form, String who) {
        return browser.post()
                .uri(path)
                .header("Authorization", who)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .bodyValue(form)
                .exchange();
    }

    @Test
    void anEntryIsSavedByItselfUnderItsOwnId() {
        CaseSamples story = known(aCase());
        UUID entry = UUID.randomUUID();

        post(
                        "/cases/" + story.caseId + "/entries",
                        "entryId=" + entry + "&finding.SLR.LEFT.result=POSITIVE&finding.SLR.LEFT.value=40",
                        As.trainer())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.saved")
                .isEqualTo(true);

        Asked asked =
                STUBS.asked("POST /assessments/" + story.caseId + "/findings").getLast();
        assertThat(asked.json().path("entryId").asString("")).isEqualTo(entry.toString());
        assertThat(asked.header("Idempotency-Key")).isEqualTo(entry.toString());
        assertThat(asked.json().path("findings").get(0).path("unit").asString(""))
                .isEqualTo("deg");
    }

    @Test
    void anEntryThatIsNotTakenSaysWhyFieldByField() {
        CaseSamples story = known(aCase());
        STUBS.on(
                "POST /assessments/" + story.caseId + "/findings",
                Reply.problem(
                        400,
                        "invalid-request",
                        "The request has a field that cannot be accepted",
                        ",\"errors\":[{\"field\":\"findings[0].value\",\"message\":\"must be 0 to 180\"}]"));

        post(
                        "/cases/" + story.caseId + "/entries",
                        "entryId=" + UUID.randomUUID() + "&finding.SLR.LEFT.value=400",
                        As.trainer())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.items[0].path")
                .isEqualTo("finding.SLR.LEFT.value");
    }

    @Test
    void silenceIsNeitherSavedNorRefused() {
        CaseSamples story = known(aCase());
        STUBS.on("POST /assessments/" + story.caseId + "/findings", Reply.silence());

        post("/cases/" + story.caseId + "/entries", "entryId=" + UUID.randomUUID(), As.trainer())
                .expectStatus()
                .isEqualTo(503);
    }

    @Test
    void twoPeopleOnOneCaseSeeEachOther() {
        CaseSamples story = known(aCase());
        String weiss = As.somebody("trainer.weiss", Role.ATHLETIC_TRAINER, "north");

        post("/cases/" + story.caseId + "/presence", "", weiss).expectStatus().isNoContent();

        assertThat(page("/cases/" + story.caseId + "/parts/worksheet")).contains("Also here: W. Weiss");
        assertThat(page("/cases/" + story.caseId + "/parts/worksheet", weiss)).doesNotContain("Also here");
    }

    @Test
    void eachTestSaysWhatItIsAndWhereItsNumberDecides() {
        CaseSamples story = known(aCase());
        STUBS.on("GET /knowledge", Reply.json(200, """
            {"version":"1","hash":"h","content":{"tests.yaml":{"tests":[{"id":"AKE","records":"degrees short",
             "cutOff":"above the norm","positiveWhen":[{"above":{"FEMALE":23.4,"MALE":33.0}}],
             "reliability":"ICC 0.9","source":"Davis 2008","grade":"B","mark":"G"}]}}}\
            """));

        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(page("/cases/" + story.caseId + "/parts/worksheet"))
                        .contains("degrees short", "above 23.4 (", "ICC 0.9", "Davis 2008", "[G]")
                        .doesNotContain("33.0"));
    }

    @Test
    void theProposalShowsReasonsSourcesAndWhatWouldChangeIt() {
        CaseSamples story =
                known(aCase().examined().proposed(Disposition.INCOMPLETE, CauseCategory.UNDETERMINED, "SLR", "REFLEX"));
        assertThat(page("/cases/" + story.caseId + "/parts/proposal"))
                .contains("Cooper 2016; Sadler 2019", "data-missing=\"SLR\"", "class=\"grade\"")
                .contains("id=\"act-refer\"", "id=\"act-cause\"");
    }

    @Test
    void aCorrectionOfTheIntakeBecomesAnAmendment() {
        CaseSamples story = known(aCase());
        UUID amendment = UUID.randomUUID();

        post(
                        "/cases/" + story.caseId + "/amendments",
                        "amendmentId=" + amendment + "&wrong=&painNow=6&flag=FEVER&answer=YES&reason=MISUNDERSTOOD",
                        As.trainer())
                .expectStatus()
                .is3xxRedirection();

        Asked asked = STUBS.asked("POST /cases/" + story.caseId + "/amendments").getLast();
        assertThat(asked.json().path("intake").path("painNow").asInt(0)).isEqualTo(6);
        assertThat(asked.json().path("redFlags").path("FEVER").asString("")).isEqualTo("YES");
        assertThat(asked.json().has("entryId")).isFalse();
    }

    @Test
    void aFindingMovesToTheOtherSide() {
        CaseSamples story = known(aCase().examined());
        UUID entry = entryOf(story);

        post(
                        "/cases/" + story.caseId + "/amendments",
                        "amendmentId=" + UUID.randomUUID() + "&wrong=" + entry
                                + "+TREND+LEFT&now=OTHER_SIDE&result=POSITIVE&reason=WRONG_SIDE",
                        As.trainer())
                .expectStatus()
                .is3xxRedirection();

        Asked asked = STUBS.asked("POST /cases/" + story.caseId + "/amendments").getLast();
        assertThat(asked.json().path("entryId").asString("")).isEqualTo(entry.toString());
        assertThat(asked.json().path("findings").get(0).path("side").asString(""))
                .isEqualTo("RIGHT");
        assertThat(asked.json().path("retracted").get(0).path("side").asString(""))
                .isEqualTo("LEFT");
    }

    private static UUID entryOf(CaseSamples story) {
        return story.told().stream()
                .map(CaseSamples.Told::event)
                .filter(FindingsRecorded.class::isInstance)
                .map(event -> ((FindingsRecorded) event).entryId())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theCaseIsShownAsItWasKnownThenAndAsItIsKnownToday() {
        CaseSamples story = aCase().examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR);
        UUID entry = entryOf(story);
        known(story.causeConfirmed().sideCorrected(entry));
        List<TimelineEntry> history = historyUpTo(story, "EntryAmended");
        String then = recordedAt(history, "FindingsRecorded");
        String path = "/cases/" + story.caseId + "/parts/timeline?asOf=" + then;

        assertThat(page(path + "&knownAt=" + then))
                .contains("data-stage=\"ASSESSING\"", "as it was known then", "Trendelenburg left positive")
                .doesNotContain("Muscular cause confirmed", "Entry corrected");
        assertThat(page(path))
                .contains("with what is known today", "Entry corrected", "corrected later")
                .contains("Trendelenburg right positive")
                .doesNotContain("Muscular cause confirmed", "Trendelenburg left positive");
        assertThat(page("/cases/" + story.caseId + "/parts/timeline")).doesNotContain("id=\"then\"");
    }

    @Test
    void theJsonFaceTellsThePastToo() {
        CaseSamples story = known(aCase().examined()
                .proposed(Disposition.MANAGE, CauseCategory.MUSCULAR)
                .causeConfirmed());
        List<TimelineEntry> history = historyUpTo(story, "MuscularCauseIdentified");
        String intake = recordedAt(history, "IntakeRecorded");

        browser.get()
                .uri("/api/trainer/cases/" + story.caseId + "?asOf=" + intake + "&knownAt=" + intake)
                .header("Authorization", As.trainer())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.stage")
                .isEqualTo("NEW")
                .jsonPath("$.timeline.length()")
                .isEqualTo(1)
                .jsonPath("$.timeline[0].late")
                .exists();
        browser.get()
                .uri("/api/trainer/cases/" + story.caseId + "?asOf=2001-01-01T00:00:00Z")
                .header("Authorization", As.trainer())
                .exchange()
                .expectStatus()
                .isNotFound();
        browser.get()
                .uri("/api/trainer/cases/" + story.caseId + "?asOf=yesterday")
                .header("Authorization", As.trainer())
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    /** The timeline is a view of its own: it may hear of the last event later than the board. */
    private List<TimelineEntry> historyUpTo(CaseSamples story, String last) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> new Asking(context)
                                .list(new FindTimeline(story.caseId), TimelineEntry.class)
                                .block(),
                        history ->
                                history.stream().anyMatch(entry -> entry.type().equals(last)));
    }

    private static String recordedAt(List<TimelineEntry> history, String type) {
        return history.stream()
                .filter(entry -> entry.type().equals(type))
                .findFirst()
                .orElseThrow()
                .recordedAt()
                .toString();
    }

    @Test
    void thePainIsAFileForASpreadsheet() {
        CaseSamples story = known(aCase());
        assertThat(page("/cases/" + story.caseId + "/pain.csv"))
                .startsWith("athlete,at,kind,pain\r\n")
                .contains(",INTAKE,4\r\n");
    }
}
