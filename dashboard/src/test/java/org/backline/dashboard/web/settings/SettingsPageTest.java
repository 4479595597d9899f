package org.backline.dashboard.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.backline.codes.Role;
import org.backline.dashboard.As;
import org.backline.dashboard.StubServices;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** What is set for everybody is shown to who works with it, and changed by who may. */
@TestDashboard
class SettingsPageTest {

    private static final StubServices STUBS = StubServices.SHARED;
    private static final String ADMIN = As.somebody("admin.castellano", Role.DEPARTMENT_ADMIN, "north");
    private static final String COACH = As.somebody("coach.brandt", Role.COACH, "north");
    private static final String ROSTER = """
            {"zone":"America/Chicago","hours":[{"day":"MONDAY","opens":"08:00:00","closes":"17:30:00"}],
             "holidays":["2026-12-25"],"physicians":[{"physicianId":"physician.ito","specialties":["NEUROLOGY"],
             "onCall":true,"awayUntil":"2026-12-03"}]}\
            """;

    @LocalServerPort
    private int port;

    private WebTestClient browser;

    @BeforeEach
    void begin() {
        STUBS.reset();
        STUBS.on("GET /knowledge", Reply.json(200, """
            {"version":"2026.1","hash":"h","content":{"proms":{"course":{"recheckDays":14,"reviewDays":28,"stopDays":42,
             "source":"C 2012","grade":"D"}}}}\
            """));
        STUBS.on("GET /roster", Reply.json(200, ROSTER));
        STUBS.on("GET /deadlines", Reply.json(200, """
            [{"stage":null,"within":{"EMERGENCY":{"amount":4,"measure":"HOURS"},"URGENT":{"amount":72,"measure":"HOURS"},
              "ROUTINE":{"amount":14,"measure":"DAYS"}},"owners":[],"because":"Evidence base, section 1.1","mark":"C",
              "sooner":[{"urgency":"URGENT","category":null,"of":["FEVER","TEMP"],"within":{"amount":24,"measure":"HOURS"},
               "because":"an infection waits less","mark":"C"},
               {"urgency":"ROUTINE","category":"BONY","of":[],"within":{"amount":7,"measure":"DAYS"},"because":"bone","mark":"C"}]},
             {"stage":"DECISION","within":{"EMERGENCY":{"amount":10,"measure":"MINUTES"},
              "URGENT":{"amount":2,"measure":"HOURS"},"ROUTINE":{"amount":2,"measure":"WORKING_DAYS"}},
              "owners":["PHYSICIAN","ATHLETIC_TRAINER"],"because":"b","mark":"C"}]\
            """));
        browser = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4_000_000))
                .build();
    }

    private String page(String who) {
        return String.valueOf(browser.get()
                .uri("/settings")
                .header("Authorization", who)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private WebTestClient.ResponseSpec send(String who, String... namesAndValues) {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            form.add(namesAndValues[index], namesAndValues[index + 1]);
        }
        return browser.post()
                .uri("/settings/roster")
                .header("Authorization", who)
                .body(BodyInserters.fromFormData(form))
                .exchange();
    }

    private WebTestClient.ResponseSpec sendARoster() {
        return send(
                ADMIN,
                "clinicId",
                "north",
                "version",
                "7",
                "key",
                "01930000-0000-7000-8000-00000000aaaa",
                "zone",
                "America/Chicago",
                "opens.MONDAY",
                "08:00",
                "closes.MONDAY",
                "17:00",
                "opens.FRIDAY",
                "09:00",
                "closes.FRIDAY",
                "08:00",
                "holidays",
                "2026-12-25, 2027-01-01",
                "place.physician.haddad",
                "2",
                "specialties.physician.haddad",
                "SPORTS_MEDICINE",
                "place.physician.ito",
                "1",
                "onCall.physician.ito",
                "true",
                "awayUntil.physician.ito",
                "2026-12-03");
    }

    @Test
    void showsWhomAClinicAsksWhenItIsOpenAndHowLongAReferralMayWait() {
        assertThat(page(As.trainer()))
                .contains("Neurology", "on call", "away until 2026-12-03", "Monday 08:00–17:30", "2026-12-25")
                .contains("data-stage=\"DECISION\"", "10 min", "2 working days", "the physician, the trainer", "14 d")
                .contains("42 days", "C 2012")
                .doesNotContain("id=\"roster-north\"");
    }

    @Test
    void showsTheCausesThatWaitLessAndOnWhoseWord() {
        assertThat(page(As.trainer()).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("Evidence base, section 1.1 consensus value")
                .contains("Urgent within 24 h when it is about: Fever, chills or sweats / Temperature")
                .contains("Routine within 7 d when it is about: Bone ? bone consensus value")
                .contains("an infection waits less");
    }

    @Test
    void saysSoWhenTheServiceIsSilent() {
        STUBS.on("GET /roster", Reply.silence());
        STUBS.on("GET /deadlines", Reply.silence());
        assertThat(page(ADMIN))
                .contains("The referral service does not say just now.")
                .doesNotContain("roster-form");
    }

    @Test
    void showsACoachNothingOfTheLoop() {
        assertThat(page(COACH)).contains("id=\"language\"").doesNotContain("id=\"rosters\"");
        assertThat(STUBS.asked("GET /roster")).isEmpty();
    }

    @Test
    void anAdministratorSetsTheRosterInTheOrderOfThePlaces() {
        assertThat(page(ADMIN)).contains("id=\"roster-north\"");
        sendARoster().expectStatus().is3xxRedirection().expectHeader().valueEquals("Location", "/settings?done=roster");
        Asked asked = STUBS.asked("PUT /roster").getFirst();
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("01930000-0000-7000-8000-00000000aaaa");
        assertThat(asked.json()
                        .path("physicians")
                        .valueStream()
                        .map(one -> one.path("physicianId").asString()))
                .containsExactly("physician.ito", "physician.haddad");
        assertThat(asked.json()
                        .path("hours")
                        .valueStream()
                        .map(one -> one.path("day").asString()))
                .containsExactly("MONDAY", "FRIDAY");
        assertThat(asked.json().path("holidays").size()).isEqualTo(2);
        assertThat(asked.json().at("/physicians/0/awayUntil").asString()).isEqualTo("2026-12-03");
    }

    @Test
    void whatIsWrongStandsBesideTheFieldAndWhatWasEnteredStays() {
        STUBS.on("PUT /roster", Reply.problem(400, "invalid-request", "Refused", """
                    ,"errors":[{"field":"hours[1].closes","message":"must be a time, for example 17:00"},
                     {"field":"physicians[1].awayUntil","message":"must be a date"},
                     {"field":"holidays[1]","message":"must be a date"},{"field":"zone","message":"must be a time zone"}]\
                    """));
        String html = String.valueOf(sendARoster()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        assertThat(html)
                .contains(
                        "data-wrong=\"closes.FRIDAY\"",
                        "data-wrong=\"awayUntil.physician.haddad\"",
                        "data-wrong=\"holidays\"",
                        "data-wrong=\"zone\"")
                .contains("value=\"09:00\"", "2026-12-25, 2027-01-01");
    }

    @Test
    void nobodyElseSetsIt() {
        send(As.trainer(), "clinicId", "north").expectStatus().isForbidden();
        send(ADMIN, "clinicId", "south").expectStatus().is4xxClientError();
        assertThat(STUBS.asked("PUT /roster")).isEmpty();
    }
}
