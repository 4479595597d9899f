package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.Disposition;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.Urgency;
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
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

@TestDashboard
class FormsTest {

    private static final StubServices STUBS = StubServices.SHARED;

    @Autowired
    private ApplicationContext context;

    @LocalServerPort
    private int port;

    private WebTestClient browser;
    private Delivery delivery;

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

    private static MultiValueMap<String, String> form(String... namesAndValues) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form.add(namesAndValues[index], namesAndValues[index + 1]);
        }
        return form;
    }

    private WebTestClient.ResponseSpec send(String path, String acting, MultiValueMap<String, String> form) {
        return browser.post()
                .uri(path)
                .headers(headers -> headers.set("Authorization", As.subject(acting)))
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }

    private static Consumer<String> contains(String... parts) {
        return html -> assertThat(html).contains(parts);
    }

    private CaseSamples known(CaseSamples story) {
        delivery.handle(story.told());
        return story;
    }

    private static CaseSamples aCase() {
        return CaseSamples.aRower(CaseSamples.nextNumber());
    }

    private static Asked only(String methodAndPath) {
        assertThat(STUBS.asked(methodAndPath)).hasSize(1);
        return STUBS.asked(methodAndPath).getFirst();
    }

    private static MultiValueMap<String, String> intake(String caseId) {
        return form(
                "caseId", caseId,
                "athleteId", "01930000-0000-7000-8000-000000000a01",
                "clinicId", "north",
                "trainerId", "trainer.okafor",
                "occurredAt", "2026-11-22T15:00:00Z",
                "intakeSeconds", "83",
                "sport", "rowing",
                "pain.now", "4",
                "pain.best", "1",
                "pain.worst", "7",
                "regions", "LUMBAR:LEFT",
                "regions", "THIGH:LEFT",
                "onset.manner", "GRADUAL",
                "onset.daysAgo", "21",
                "onset.mechanism", "",
                "aggravatedBy", "EXTENSION",
                "night", "NONE",
                "legWorseThanBack", "false",
                "redFlags.FEVER", "NO",
                "redFlags.STEROID", "NOT_ASSESSED",
                "notAssessedBecause.STEROID", "NO_TIME",
                "notAssessedBecause.FEVER", "PAIN",
                "note", "Came in after practice");
    }

    @Test
    void anIntakeBecomesOneRequestWithTheIdsOfTheForm() {
        String caseId = "01930000-0000-7000-8000-00000000ca01";
        send("/cases", "trainer.okafor", intake(caseId))
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .valueEquals("Location", "/cases/" + caseId + "?done=intake");
        Asked asked = only("POST /cases");
        assertThat(asked.header("Authorization")).startsWith("Bearer ");
        assertThat(asked.header("Backline-Actor")).isEmpty();
        JsonNode body = asked.json();
        assertThat(body.path("caseId").asString()).isEqualTo(caseId);
        assertThat(body.path("pain").path("now").isInt()).isTrue();
        assertThat(body.path("onset").toString()).isEqualTo("{\"manner\":\"GRADUAL\",\"daysAgo\":21}");
        assertThat(body.path("regions").toString())
                .isEqualTo("[{\"region\":\"LUMBAR\",\"side\":\"LEFT\"},{\"region\":\"THIGH\",\"side\":\"LEFT\"}]");
        assertThat(body.path("redFlags").path("STEROID").asString()).isEqualTo("NOT_ASSESSED");
        assertThat(body.path("notAssessedBecause").toString()).isEqualTo("{\"STEROID\":\"NO_TIME\"}");
        assertThat(body.path("legWorseThanBack").isBoolean()).isTrue();
        assertThat(body.path("intakeSeconds").asInt()).isEqualTo(83);
    }

    @Test
    void theSameFormSentTwiceIsTheSameRequest() {
        MultiValueMap<String, String> form = intake("01930000-0000-7000-8000-00000000ca02");
        send("/cases", "trainer.okafor", form).expectStatus().isSeeOther();
        send("/cases", "trainer.okafor", form).expectStatus().isSeeOther();
        assertThat(STUBS.asked("POST /cases"))
                .extracting(Asked::body)
                .hasSize(2)
                .allMatch(STUBS.asked("POST /cases").getFirst().body()::equals);
    }

    @Test
    void aRefusedIntakeKeepsEverythingAndSaysWhatIsWrongWhere() {
        STUBS.on("POST /cases", Reply.problem(400, "invalid-request", "pain.now must be 0 to 10", """
                ,"errors":[{"field":"pain.now","message":"must be 0 to 10"},
                           {"field":"redFlags.NIGHT","message":"must be answered YES, NO or NOT_ASSESSED"}]"""));
        String caseId = "01930000-0000-7000-8000-00000000ca03";
        String html = send("/cases", "trainer.okafor", intake(caseId))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(html)
                .contains("Something in the form needs another look", "Pain now: must be 0 to 10")
                .contains("data-wrong=\"pain.now\"", "data-wrong=\"redFlags.NIGHT\"")
                .contains("Came in after practice", "value=\"" + caseId + "\"", "value=\"83\"")
                .containsPattern("name=\"pain.worst\" value=\"7\"[^>]*checked")
                .containsPattern("name=\"redFlags.STEROID\" value=\"NOT_ASSESSED\"[^>]*checked")
                .containsPattern("data-zone=\"LUMBAR:LEFT\"[^>]*aria-pressed=\"true\"");
    }

    @Test
    void aServiceThatIsDownLosesNothing() {
        STUBS.on("POST /cases", Reply.silence());
        String caseId = "01930000-0000-7000-8000-00000000ca04";
        send("/cases", "trainer.okafor", intake(caseId))
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(contains(
                        "The intake service is not answering just now",
                        "Nothing you entered is lost",
                        "Came in after practice",
                        "value=\"" + caseId + "\""));
    }

    @Test
    void aServiceThatIsSlowIsNotWaitedForForEver() {
        STUBS.on("POST /cases", request -> {
            try {
                Thread.currentThread().join(Duration.ofSeconds(4));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
            return Reply.json(201, "{}");
        });
        send("/cases", "trainer.okafor", intake("01930000-0000-7000-8000-00000000ca05"))
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .value(contains("not answering just now"));
    }

    @Test
    void aNewAthleteIsRegisteredFirstAndStaysChosenWhenTheIntakeIsRefused() {
        MultiValueMap<String, String> form = intake("01930000-0000-7000-8000-00000000ca06");
        form.set("athleteId", "");
        form.add("newAthlete.athleteId", "01930000-0000-7000-8000-000000000a02");
        form.add("newAthlete.name", "Ada Example");
        form.add("newAthlete.birthDate", "2006-02-03");
        form.add("newAthlete.sex", "FEMALE");
        STUBS.on("POST /cases", Reply.problem(409, "rule-violation", "This case is already recorded", ""));
        send("/cases", "trainer.okafor", form)
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .value(contains(
                        "This case is already recorded",
                        "id=\"athleteId\" value=\"01930000-0000-7000-8000-000000000a02\""));
        JsonNode athlete = only("POST /athletes").json();
        assertThat(athlete.path("name").asString()).isEqualTo("Ada Example");
        assertThat(athlete.path("sports").toString()).isEqualTo("[\"rowing\"]");
        assertThat(athlete.path("sickleCellTrait").asString()).isEqualTo("UNKNOWN");
        assertThat(only("POST /cases").json().path("athleteId").asString())
                .isEqualTo("01930000-0000-7000-8000-000000000a02");
    }

    @Test
    void aRefusedAthleteIsShownAtItsOwnFields() {
        MultiValueMap<String, String> form = intake("01930000-0000-7000-8000-00000000ca07");
        form.set("athleteId", "");
        form.add("newAthlete.name", "Ada Example");
        STUBS.on("POST /athletes", Reply.problem(400, "invalid-request", "", """
                ,"errors":[{"field":"birthDate","message":"must be a date as yyyy-MM-dd"}]"""));
        send("/cases", "trainer.okafor", form)
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(contains("data-wrong=\"newAthlete.birthDate\"", "Date of birth: must be a date"));
        assertThat(STUBS.asked("POST /cases")).isEmpty();
    }

    @Test
    void findingsBecomeOneEntryOfWhatWasEntered() {
        CaseSamples story = known(aCase().opened(4));
        send(
                        "/cases/" + story.caseId + "/findings",
                        "trainer.okafor",
                        form(
                                "entryId", "01930000-0000-7000-8000-00000000e001",
                                "finding.SLR.LEFT.result", "POSITIVE",
                                "finding.SLR.LEFT.value", "45,5",
                                "finding.SLR.LEFT.familiarPain", "true",
                                "finding.SLR.LEFT.because", "NO_TIME",
                                "finding.HHD_ABD.RIGHT.value", "231",
                                "finding.HOP.LEFT.result", "NOT_DONE",
                                "finding.HOP.LEFT.because", "UNSAFE",
                                "redFlags.STEROID", "NO",
                                "pain", "5",
                                "note", ""))
                .expectStatus()
                .isSeeOther();
        JsonNode body = only("POST /assessments/" + story.caseId + "/findings").json();
        assertThat(body.path("entryId").asString()).isEqualTo("01930000-0000-7000-8000-00000000e001");
        assertThat(body.path("findings").toString())
                .isEqualTo("["
                        + "{\"test\":\"SLR\",\"side\":\"LEFT\",\"result\":\"POSITIVE\",\"value\":45.5,\"unit\":\"deg\",\"familiarPain\":true},"
                        + "{\"test\":\"HOP\",\"side\":\"LEFT\",\"result\":\"NOT_DONE\",\"because\":\"UNSAFE\"},"
                        + "{\"test\":\"HHD_ABD\",\"side\":\"RIGHT\",\"value\":231,\"unit\":\"N\"}]");
        assertThat(body.path("proms").toString()).isEqualTo("[{\"instrument\":\"NPRS\",\"value\":5}]");
        assertThat(body.has("note")).isFalse();
    }

    @Test
    void aRefusedFindingIsShownAtItsRow() {
        CaseSamples story = known(aCase().opened(4));
        STUBS.on("POST /assessments/" + story.caseId + "/findings", Reply.problem(400, "invalid-request", "", """
                ,"errors":[{"field":"findings[1].value","message":"must be 0 to 180 deg"}]"""));
        send(
                        "/cases/" + story.caseId + "/findings",
                        "trainer.okafor",
                        form(
                                "entryId", "01930000-0000-7000-8000-00000000e002",
                                "finding.SLR.LEFT.result", "NEGATIVE",
                                "finding.SLR.RIGHT.value", "450"))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(contains(
                        "data-wrong=\"finding.SLR.RIGHT.value\"",
                        "value=\"450\"",
                        "value=\"01930000-0000-7000-8000-00000000e002\""));
    }

    @Test
    void aRuleIsShownInItsOwnWordsWithWhatItStillNeeds() {
        CaseSamples story = known(aCase().opened(4).examined().proposed(Disposition.MANAGE, CauseCategory.MUSCULAR));
        STUBS.on(
                "POST /assessments/" + story.caseId + "/muscular-cause",
                Reply.problem(
                        409,
                        "rule-violation",
                        "No muscular cause before the screen is complete",
                        ",\"missing\":[\"SLUMP\",\"NIGHT\"]"));
        send(
                        "/cases/" + story.caseId + "/muscular-cause",
                        "trainer.okafor",
                        form("key", "01930000-0000-7000-8000-00000000f001", "causes", "P1:LEFT", "causes", ""))
                .expectStatus()
                .isEqualTo(409)
                .expectBody(String.class)
                .value(contains(
                        "No muscular cause before the screen is complete",
                        "<li>Slump</li>",
                        "<li>Constant night pain</li>"));
        Asked asked = only("POST /assessments/" + story.caseId + "/muscular-cause");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("01930000-0000-7000-8000-00000000f001");
        assertThat(asked.header("traceparent"))
                .as("the trace goes on from the page")
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
        assertThat(asked.body()).isEqualTo("{\"causes\":[{\"pattern\":\"P1\",\"side\":\"LEFT\"}]}");
    }

    @Test
    void everyActOfTheTrainerReachesItsService() {
        CaseSamples story = known(aCase().opened(4));
        String id = story.caseId.toString();
        String referral = story.referralId.toString();
        String key = "01930000-0000-7000-8000-00000000f002";
        act(
                id,
                "assignment",
                form("key", key, "safetyNetGiven", "true"),
                "POST /programs/" + id + "/assignment",
                "{\"safetyNetGiven\":true}");
        act(id, "completion", form("key", key), "POST /programs/" + id + "/completion", "{}");
        act(id, "resumption", form("key", key), "POST /programs/" + id + "/resumption", "{}");
        act(
                id,
                "hold",
                form("key", key, "reason", "ILLNESS"),
                "POST /programs/" + id + "/hold",
                "{\"reason\":\"ILLNESS\"}");
        act(
                id,
                "stop",
                form("key", key, "reason", "CAUSE_REVISED"),
                "POST /programs/" + id + "/stop",
                "{\"reason\":\"CAUSE_REVISED\"}");
        act(
                id,
                "sessions",
                form(
                        "sessionId",
                        key,
                        "exercisesDone",
                        "E03",
                        "painBefore",
                        "3",
                        "painDuring",
                        "2",
                        "effort",
                        "",
                        "occurredAt",
                        "2026-11-22T15:00:00Z"),
                "POST /programs/" + id + "/sessions",
                "{\"sessionId\":\"" + key
                        + "\",\"exercisesDone\":[\"E03\"],\"painBefore\":3,\"painDuring\":2,\"occurredAt\":\"2026-11-22T15:00:00Z\","
                        + "\"criteriaMet\":[],\"signs\":[],\"newFlags\":[]}");
        act(
                id,
                "participation",
                form("key", key, "participation", "LIMITED", "restrictions", "NO_IMPACT", "until", ""),
                "POST /cases/" + id + "/participation",
                "{\"participation\":\"LIMITED\",\"restrictions\":[\"NO_IMPACT\"]}");
        act(
                id,
                "closure",
                form("key", key, "outcome", "RESOLVED"),
                "POST /cases/" + id + "/closure",
                "{\"outcome\":\"RESOLVED\"}");
        act(
                id,
                "reopening",
                form("key", key, "reason", "RECURRENCE"),
                "POST /cases/" + id + "/reopening",
                "{\"reason\":\"RECURRENCE\"}");
        act(
                id,
                "referral",
                form("referralId", referral, "category", "BONY", "urgency", "ROUTINE", "question", "DIAGNOSIS"),
                "POST /assessments/" + id + "/referral",
                "{\"referralId\":\"" + referral
                        + "\",\"category\":\"BONY\",\"urgency\":\"ROUTINE\",\"question\":\"DIAGNOSIS\",\"suggestedDiagnostics\":[]}");
        act(id, "referrals/" + referral + "/review", form("key", key), "POST /referrals/" + referral + "/review", "{}");
        act(
                id,
                "referrals/" + referral + "/reconciliation",
                form("key", key, "choice", "RESUME_PROGRAM", "participation", "FULL", "restrictions", "NO_IMPACT"),
                "POST /referrals/" + referral + "/reconciliation",
                "{\"choice\":\"RESUME_PROGRAM\",\"participation\":\"FULL\",\"restrictions\":[]}");
        act(
                id,
                "referrals/" + referral + "/appointment",
                form("key", key, "startsAt", "2026-12-01T10:00:00Z"),
                "POST /referrals/" + referral + "/appointment",
                "{\"startsAt\":\"2026-12-01T10:00:00Z\"}");
        act(
                id,
                "referrals/" + referral + "/cancellation",
                form("key", key, "reason", "SEEN_ELSEWHERE", "note", ""),
                "POST /referrals/" + referral + "/cancellation",
                "{\"reason\":\"SEEN_ELSEWHERE\"}");
        act(
                id,
                "referrals/" + referral + "/redirection",
                form("key", key, "reason", "PHYSICIAN_AWAY"),
                "POST /referrals/" + referral + "/redirection",
                "{\"reason\":\"PHYSICIAN_AWAY\"}");
        act(
                id,
                "referrals/" + referral + "/attendance",
                form("key", key, "attended", "false"),
                "POST /referrals/" + referral + "/attendance",
                "{\"attended\":false}");
        act(
                id,
                "referrals/" + referral + "/diagnostics/results",
                form("key", key, "outcome.MRI", "ABNORMAL", "outcome.CT", ""),
                "POST /referrals/" + referral + "/diagnostics/results",
                "{\"results\":[{\"diagnostic\":\"MRI\",\"outcome\":\"ABNORMAL\"}]}");
        act(
                id,
                "referrals/" + referral + "/interruption",
                form("key", key, "reason", "ATHLETE_ILL", "note", "Fever since Monday"),
                "POST /referrals/" + referral + "/interruption",
                "{\"reason\":\"ATHLETE_ILL\",\"note\":\"Fever since Monday\"}");
        act(
                id,
                "referrals/" + referral + "/reopening",
                form("key", key, "urgency", "URGENT", "note", "Worse since Monday"),
                "POST /referrals/" + referral + "/reopening",
                "{\"urgency\":\"URGENT\",\"note\":\"Worse since Monday\"}");
    }

    private void act(String caseId, String act, MultiValueMap<String, String> form, String request, String body) {
        send("/cases/" + caseId + "/" + act, "trainer.okafor", form)
                .expectStatus()
                .isSeeOther();
        assertThat(only(request).body()).as(act).isEqualTo(body);
    }

    @Test
    void everyActOfThePhysicianReachesReferralService() {
        CaseSamples story = known(
                aCase().opened(4).referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK"));
        String base = "/physician/referrals/" + story.referralId + "/";
        String key = "01930000-0000-7000-8000-00000000f003";
        answer(base, "acknowledgement", form("key", key), "{}", story.referralId);
        answer(base, "acceptance", form("key", key), "{}", story.referralId);
        answer(
                base,
                "decline",
                form("key", key, "reason", "NO_CAPACITY"),
                "{\"reason\":\"NO_CAPACITY\"}",
                story.referralId);
        answer(
                base,
                "appointment",
                form("key", key, "startsAt", "2026-12-01T10:00:00Z"),
                "{\"startsAt\":\"2026-12-01T10:00:00Z\"}",
                story.referralId);
        answer(
                base,
                "report",
                form(
                        "key",
                        key,
                        "diagnosisCode",
                        "M43.06",
                        "category",
                        "BONY",
                        "diagnosticsOrdered",
                        "MRI",
                        "remainingUrgency",
                        "LIFTED",
                        "note",
                        "Rest"),
                "{\"diagnosisCode\":\"M43.06\",\"category\":\"BONY\",\"diagnosticsOrdered\":[\"MRI\"],\"restrictions\":[],"
                        + "\"remainingUrgency\":\"LIFTED\",\"note\":\"Rest\"}",
                story.referralId);
    }

    @Test
    void everyStepBetweenTheYesAndTheAnswerReachesReferralService() {
        CaseSamples story = known(aCase().opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .accepted()
                .scheduled());
        UUID referral = story.referralId;
        String base = "/physician/referrals/" + referral + "/";
        String key = "01930000-0000-7000-8000-00000000f003";
        answer(base, "attendance", form("key", key, "attended", "false"), "{\"attended\":false}", referral);
        answer(
                base,
                "interruption",
                form("key", key, "reason", "AWAITING_APPROVAL", "note", ""),
                "{\"reason\":\"AWAITING_APPROVAL\"}",
                referral);
        answer(base, "diagnostics", form("key", key, "diagnostics", "MRI"), "{\"diagnostics\":[\"MRI\"]}", referral);
        answer(
                base,
                "advice",
                form("key", key, "restrictions", "NO_IMPACT", "note", "Rest"),
                "{\"restrictions\":[\"NO_IMPACT\"],\"note\":\"Rest\"}",
                referral);
        send(
                        base + "diagnostics/results",
                        "physician.haddad",
                        form("key", key, "outcome.MRI", "NORMAL", "outcome.CT", ""))
                .expectStatus()
                .isSeeOther();
        assertThat(only("POST /referrals/" + referral + "/diagnostics/results").body())
                .isEqualTo("{\"results\":[{\"diagnostic\":\"MRI\",\"outcome\":\"NORMAL\"}]}");
    }

    @Test
    void thePagesOfferWhatTheReferralAllows() {
        CaseSamples story = known(aCase().opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .seen()
                .accepted()
                .scheduled());
        String packet = "/physician/referrals/" + story.referralId;
        String tab = "/cases/" + story.caseId + "?tab=referral";
        assertThat(shown(packet, "physician.haddad"))
                .contains("attendance-form", "diagnostics-form", "advice-form")
                .doesNotContain("results-form");
        assertThat(shown(tab, "trainer.okafor"))
                .contains("cancellation-form", "redirection-form", "visit-form", "interruption-form")
                .doesNotContain("askagain-form", "results-form");

        known(story.attended().studiesOrdered(Diagnostic.MRI));
        assertThat(shown(packet, "physician.haddad"))
                .contains("results-form", "outcome.MRI")
                .doesNotContain("attendance-form", "advice-form");
        assertThat(shown(tab, "trainer.okafor"))
                .contains(
                        "Results awaited",
                        "outcome.MRI",
                        "data-step=\"attended\"",
                        "data-step=\"studies\"",
                        "class=\"now\" data-step=\"results\"")
                .doesNotContain("redirection-form", "visit-form");

        known(story.cancelled());
        assertThat(shown(tab, "trainer.okafor"))
                .contains("askagain-form", "id=\"cancelled\"", "class=\"stopped\" data-step=\"cancelled\"")
                .doesNotContain("cancellation-form", "results-form", "interruption-form", "data-step=\"reviewed\"");
        assertThat(shown(packet, "physician.haddad"))
                .contains("id=\"taken-back\"")
                .doesNotContain("report-form", "interruption-form", "results-form");
    }

    @Test
    void inboxAndCaseSayWhatAReferralWaitsForInVain() {
        CaseSamples story = known(aCase().opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .delivered());
        String line =
                "(?s)id=\"line-" + story.referralId + "\"(?:(?!</li>).)*Overdue: waiting for a physician to see it";
        String tab = "/cases/" + story.caseId + "?tab=referral";
        assertThat(shown("/physician", "physician.haddad"))
                .contains("line-" + story.referralId)
                .doesNotContainPattern(line);
        assertThat(shown(tab, "trainer.okafor")).doesNotContain("overdue-referral");

        known(story.stalled(ReferralStage.ACKNOWLEDGEMENT, 1));
        assertThat(shown("/physician", "physician.haddad")).containsPattern(line);
        assertThat(shown(tab, "trainer.okafor")).contains("Overdue: waiting for a physician to see it");
    }

    private String shown(String path, String acting) {
        return String.valueOf(browser.get()
                .uri(path)
                .headers(headers -> headers.set("Authorization", As.subject(acting)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private void answer(String base, String act, MultiValueMap<String, String> form, String body, UUID referralId) {
        send(base + act, "physician.haddad", form)
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .valueEquals("Location", "/physician/referrals/" + referralId + "?done=" + act);
        Asked asked = only("POST /referrals/" + referralId + "/" + act);
        assertThat(asked.body()).isEqualTo(body);
        assertThat(asked.header("Authorization")).startsWith("Bearer ");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("01930000-0000-7000-8000-00000000f003");
    }

    @Test
    void thePhysicianSaysWhatBecomesOfTheUrgency() {
        CaseSamples story = withPhysician();
        browser.get()
                .uri("/physician/referrals/" + story.referralId)
                .headers(headers -> headers.set("Authorization", As.subject("physician.haddad")))
                .exchange()
                .expectBody(String.class)
                .value(html -> assertThat(html)
                        .containsPattern("<select [^>]*name=\"remainingUrgency\" required[^>]*>\\s*"
                                + "<option value=\"\">Choose</option>")
                        .contains("<option value=\"LIFTED\">None, it is lifted</option>"));
        STUBS.on("POST /referrals/" + story.referralId + "/report", Reply.problem(400, "invalid-request", "", """
                ,"errors":[{"field":"remainingUrgency","message":"must say which urgency remains"}]"""));
        send(
                        "/physician/referrals/" + story.referralId + "/report",
                        "physician.haddad",
                        form("key", "k", "diagnosisCode", "M43.06", "category", "BONY", "remainingUrgency", ""))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(contains("data-wrong=\"remainingUrgency\"", "Urgency that remains: must say"));
    }

    private CaseSamples withPhysician() {
        return known(aCase().opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .accepted());
    }

    @Test
    void aRefusedReportKeepsWhatThePhysicianWrote() {
        CaseSamples story = withPhysician();
        STUBS.on("POST /referrals/" + story.referralId + "/report", Reply.problem(400, "invalid-request", "", """
                ,"errors":[{"field":"diagnosisCode","message":"must be an ICD-10-CM code"}]"""));
        send(
                        "/physician/referrals/" + story.referralId + "/report",
                        "physician.haddad",
                        form(
                                "key",
                                "k",
                                "diagnosisCode",
                                "backache",
                                "category",
                                "BONY",
                                "restrictions",
                                "NO_IMPACT",
                                "note",
                                "Rest for two weeks"))
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .value(contains("data-wrong=\"diagnosisCode\"", "value=\"backache\"", "Rest for two weeks"))
                .value(html -> assertThat(html).containsPattern("name=\"restrictions\" value=\"NO_IMPACT\" checked"));
    }

    @Test
    void eachFormCarriesItsOwnId() {
        CaseSamples story = known(aCase().opened(4).examined().causeConfirmed().drafted());
        String html = browser.get()
                .uri("/cases/" + story.caseId)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Matcher keys = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"").matcher(String.valueOf(html));
        assertThat(keys.results().map(key -> key.group(1)).toList())
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates()
                .allMatch(key -> UUID.fromString(key).version() == 7);
    }
}
