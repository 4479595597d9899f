package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.backline.codes.CauseCategory;
import org.backline.codes.Disposition;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** The forms of a case page: each becomes one command of a service. */
@TestDashboard
class CaseFormsTest extends FormsWorld {

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
                .isEqualTo(
                        "[{\"test\":\"SLR\",\"side\":\"LEFT\",\"result\":\"POSITIVE\",\"value\":45.5,\"unit\":\"deg\",\"familiarPain\":true},"
                                + "{\"test\":\"HOP\",\"side\":\"LEFT\",\"result\":\"NOT_DONE\",\"because\":\"UNSAFE\"},"
                                + "{\"test\":\"HHD_ABD\",\"side\":\"RIGHT\",\"value\":231,\"unit\":\"N\"}]");
        assertThat(body.path("proms").toString()).isEqualTo("[{\"instrument\":\"NPRS\",\"value\":5}]");
        assertThat(body.has("note")).isFalse();
    }

    @Test
    void aRefusedFindingIsShownAtItsRow() {
        CaseSamples story = known(aCase().opened(4));
        STUBS.on("POST /assessments/" + story.caseId + "/findings", Reply.problem(400, "invalid-request", "", """
            ,"errors":[{"field":"findings[1].value","message":"must be 0 to 180 deg"}]\
            """));
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
