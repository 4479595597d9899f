package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.Delivery;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.backline.dashboard.service.Athlete;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** The pages of coaches, privacy officers and administrators, emergency access, and text that would be a script. */
@TestDashboard
class RolePagesTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final String SCRIPT = "<script>alert('canary')</script>";
    private static final String JSON_SCRIPT = SCRIPT.replace("'", "\\u0027");
    private static final String ATHLETE = "01930000-0000-7000-8000-00000000a701";
    private static final String ACCESS = "01930000-0000-7000-8000-00000000e701";
    private static final String COACH = As.somebody("coach.brandt", Role.COACH, "north");
    private static final String OFFICER = As.somebody("privacy.nakamura", Role.PRIVACY_OFFICER, "north", "south");
    private static final String ADMIN = As.somebody("admin.castellano", Role.DEPARTMENT_ADMIN, "north");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private WebTestClient browser;

    @BeforeEach
    void begin() {
        STUBS.reset();
        for (String list : List.of("/participation", "/emergency-accesses", "/disclosures", "/operations/views")) {
            STUBS.on("GET " + list, Reply.json(200, "[]"));
        }
        STUBS.on("GET /operations/dead-letters", Reply.json(200, "[]"));
        STUBS.on(
                "GET /disclosures/accounting",
                Reply.json(200, "{\"records\":{\"north\":\"TREATMENT_RECORD\"},\"entries\":[]}"));
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
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

    private WebTestClient.ResponseSpec send(String path, String who, String... namesAndValues) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form.add(namesAndValues[index], namesAndValues[index + 1]);
        }
        return browser.post()
                .uri(path)
                .header("Authorization", who)
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }

    private static void asText(String html) {
        assertThat(html).contains("&lt;script&gt;alert").doesNotContain("<script>alert");
    }

    @Test
    void aCoachSeesWhoMayTakePartAndNothingOfWhy() {
        STUBS.on("GET /participation", Reply.json(200, """
                [{"athleteId":"%s","athleteName":"%s","caseId":"%s","clinicId":"north","sport":"rowing",
                  "participation":"LIMITED","restrictions":["NO_IMPACT"],"until":"2026-12-03"}]
                """.formatted(ATHLETE, JSON_SCRIPT, ATHLETE)));
        String html = page("/participation", COACH);
        assertThat(html)
                .contains("Limited", "no impact", "3 Dec 2026", "Rowing")
                .doesNotContain("/cases/", "sse-connect");
        asText(html);
        STUBS.on("GET /participation", Reply.silence());
        assertThat(page("/participation", COACH)).contains("id=\"participation-silent\"");
    }

    @Test
    void thePrivacyOfficerIsToldOfEmergencyAccessesAndReviewsThem() {
        String row = """
                {"accessId":"%s","athleteId":"%s","clinicIds":["south"],"subject":"physician.haddad","reason":"LIFE_OR_LIMB",
                 "grantedAt":"2026-11-22T10:00:00Z","until":"2026-11-22T11:00:00Z","clinicId":"south","note":"%s"}
                """.formatted(ACCESS, ATHLETE, JSON_SCRIPT);
        STUBS.on("GET /emergency-accesses", Reply.json(200, "[" + row + "]"));
        STUBS.on("GET /emergency-accesses/" + ACCESS, Reply.json(200, row));
        String html = page("/privacy", OFFICER);
        assertThat(html).contains("id=\"reviews-waiting\"", "L. Haddad", "Life or limb in danger", "access-" + ACCESS);
        asText(html);
        send("/privacy/reviews/" + ACCESS, OFFICER, "outcome", "JUSTIFIED", "note", "Right", "key", ACCESS)
                .expectStatus()
                .isSeeOther();
        Asked asked =
                STUBS.asked("POST /emergency-accesses/" + ACCESS + "/review").getFirst();
        assertThat(asked.body()).isEqualTo("{\"outcome\":\"JUSTIFIED\",\"note\":\"Right\"}");
        assertThat(asked.header("Idempotency-Key")).isEqualTo(ACCESS);
    }

    @Test
    void whoSawARecordIsPutTogetherFromEveryLedger() {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber()).opened(4);
        new Delivery(context).handle(story.told());
        page("/cases/" + story.caseId, As.trainer());
        browser.get()
                .uri("/cases/" + story.caseId)
                .header("Authorization", As.somebody("trainer.moreau", Role.ATHLETIC_TRAINER, "west"))
                .exchange()
                .expectStatus()
                .isNotFound();
        STUBS.on("GET /disclosures", Reply.json(200, """
                [{"at":"2026-11-22T10:00:00Z","actor":"physician.haddad","role":"PHYSICIAN","operation":"case.read",
                  "data":"CLINICAL","purpose":"EMERGENCY","outcome":"DISCLOSED"}]
                """));
        String html = page("/privacy/record?athlete=" + Athlete.numberOf(story.athleteId), OFFICER);
        assertThat(html)
                .contains("data-operation=\"case.page\"", "data-operation=\"case.read\"", "J. Okafor", "L. Haddad")
                .contains("M. Moreau", "refused", "North: treatment record");
        assertThat(page("/privacy/record.csv?athlete=" + Athlete.numberOf(story.athleteId), OFFICER))
                .startsWith("at,who,role,operation,data,purpose,where,outcome\r\n")
                .contains("2026-11-22T10:00:00Z,L. Haddad,PHYSICIAN,case.read,CLINICAL,EMERGENCY,INTAKE,DISCLOSED\r\n");
        assertThat(page("/privacy/record?athlete=A-NOBODY", OFFICER)).contains("id=\"nobody\"");
        asText(page("/privacy/record?athlete=<script>alert('canary')</script>", OFFICER)
                .replace("&quot;", "\""));
    }

    @Test
    void theAdministratorRegistersAthletesAndSeesWhetherTheServicesKeepUp() {
        STUBS.on("GET /operations/views", Reply.json(200, """
                [{"view":"worklist","position":10,"head":14,"replaying":false,"failing":true}]
                """));
        assertThat(page("/department", ADMIN))
                .contains("data-process=\"INTAKE\"", "worklist", "data-process=\"DASHBOARD\"");
        send(
                        "/department/athletes",
                        ADMIN,
                        "athleteId",
                        ATHLETE,
                        "name",
                        "Maya",
                        "clinicId",
                        "north",
                        "sport",
                        "rowing")
                .expectStatus()
                .isSeeOther();
        assertThat(STUBS.asked("POST /athletes").getFirst().json().path("name").asString())
                .isEqualTo("Maya");
        send("/department/athletes", ADMIN, "athleteId", ATHLETE, "name", "Maya", "clinicId", "south")
                .expectStatus()
                .isForbidden();
        STUBS.on(
                "POST /athletes",
                Reply.problem(
                        400, "invalid-request", "", ",\"errors\":[{\"field\":\"name\",\"message\":\"too odd\"}]"));
        asText(String.valueOf(send("/department/athletes", ADMIN, "name", SCRIPT, "clinicId", "north")
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    @Test
    void anEmergencyOpensOneRecordForReadingOnly() {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber()).opened(4);
        new Delivery(context).handle(story.told());
        String stranger = As.somebody("trainer.moreau", Role.ATHLETIC_TRAINER, "west");
        STUBS.on("POST /emergency-accesses/search", Reply.json(200, """
                [{"athleteId":"%s","number":"A-7","clinicId":"north"}]
                """.formatted(story.athleteId)));
        send("/emergency/search", stranger, "name", "Maya", "birthDate", "2006-04-01")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(html -> assertThat(html).contains("access-" + story.athleteId, "Life or limb in danger"));
        jdbc.sql(
                        "insert into emergency_access (access_id, case_id, subject, until) values (?, ?, ?, now() + interval '1 hour')")
                .params(java.util.UUID.fromString(ACCESS), story.caseId, "trainer.moreau")
                .update();
        send(
                        "/emergency",
                        stranger,
                        "accessId",
                        ACCESS,
                        "athleteId",
                        story.athleteId.toString(),
                        "reason",
                        "LIFE_OR_LIMB",
                        "minutes",
                        "60",
                        "note",
                        "Collapsed")
                .expectStatus()
                .isSeeOther();
        assertThat(STUBS.asked("POST /emergency-accesses")
                        .getFirst()
                        .json()
                        .path("minutes")
                        .asInt())
                .isEqualTo(60);
        assertThat(page("/emergency", stranger)).contains("open-" + story.caseId);
        assertThat(page("/cases/" + story.caseId, stranger))
                .contains("id=\"emergency-access\"", "id=\"timeline\"")
                .doesNotContain("id=\"findings-form\"", "id=\"close-case\"");
        send("/cases/" + story.caseId + "/closure", stranger, "outcome", "RESOLVED")
                .expectStatus()
                .isNotFound();
    }

    @Test
    void whatSomebodyWroteIsShownAsText() {
        CaseSamples story = CaseSamples.aRower(CaseSamples.nextNumber())
                .opened(4)
                .referred(Urgency.ROUTINE, CauseCategory.BONY, ReferralOrigin.ASSESSMENT, "STORK")
                .seen()
                .accepted()
                .answered(null);
        new Delivery(context).handle(story.told());
        STUBS.on(
                "GET /athletes",
                Reply.json(
                        200,
                        "[{\"athleteId\":\"%s\",\"number\":\"A-1\",\"name\":\"%s\"}]"
                                .formatted(story.athleteId, JSON_SCRIPT)));
        STUBS.on(
                "GET /referrals/" + story.referralId,
                Reply.json(200, "{\"report\":{\"note\":\"" + JSON_SCRIPT + "\"}}"));
        for (String path : List.of("/board", "/board?view=list", "/cases/" + story.caseId + "?tab=referral")) {
            asText(page(path, As.somebody("trainer.canary", Role.ATHLETIC_TRAINER, "north")));
        }
        STUBS.on(
                "POST /athletes/search",
                Reply.json(
                        200,
                        "[{\"athleteId\":\"%s\",\"number\":\"A-1\",\"name\":\"%s\"}]"
                                .formatted(story.athleteId, JSON_SCRIPT)));
        asText(String.valueOf(
                send("/athletes/search", As.somebody("trainer.canary", Role.ATHLETIC_TRAINER, "north"), "q", "canary")
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()));
        assertThat(STUBS.asked("POST /athletes/search")
                        .getLast()
                        .json()
                        .path("part")
                        .asString())
                .as("what was typed travels in the body")
                .isEqualTo("canary");
        for (String path : List.of("/physician?answered=true", "/physician/referrals/" + story.referralId)) {
            asText(page(path, As.physician()));
        }
        String named = org.backline.support.testing.Tokens.bearer(
                "trainer.named", Role.ATHLETIC_TRAINER, claims -> claims.claim("name", SCRIPT), "north");
        asText(page("/cases/new", named));
        STUBS.on(
                "POST /cases",
                Reply.problem(400, "invalid-request", "", ",\"errors\":[{\"field\":\"note\",\"message\":\"odd\"}]"));
        asText(String.valueOf(
                send("/cases", As.trainer(), "note", SCRIPT, "newAthlete.name", SCRIPT, "athleteId", ATHLETE)
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody()));
    }
}
