package org.backline.dashboard.web.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.dashboard.web.program.ProgramStubs.answer;

import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The program of a case: what the rules say of it now, every form of its tab, and its plan. */
@TestDashboard
class ProgramPagesTest extends ProgramWorld {

    @Test
    void theTabShowsWhatTheRulesSayNow() {
        String html = tab();
        assertThat(html)
                .contains("data-kind=\"PROGRESS\"", "Go on to phase 2", "Lower the doses")
                .containsOnlyOnce("data-rule=\"PAIN-SAFE\"")
                .contains("aria-current=\"step\"", "/exercises/E03/drawing.svg", "3 × 12, held 5 s", "6-4-2, held 10 s")
                .contains("Breathe out, ribs down", "Gluteal work exceeds", "Selkowitz 2013, verified in the source")
                .contains("A physician restricts: no impact")
                .contains("data-excluded=\"E35\"", "No supermans: about 6000 N of compression", "data-later=\"E06\"");
    }

    @Test
    void theCourseIsAChartATableAndACalendar() {
        String html = tab();
        assertThat(html)
                .contains("data-pain=\"", "&quot;matters&quot;:4.2", "&quot;bands&quot;:[{")
                .contains("pain 3 to 5: stay, ", "next morning not known</span>", "1 of 2")
                .contains("33 %", "2.0 of 6.0 sessions, not enough to judge the program by")
                .containsPattern("class=\"day WHOLE\"[^>]* data-day=\"2026-11-04\"")
                .containsPattern("class=\"day PART\"[^>]* data-day=\"2026-11-06\"")
                .containsPattern("class=\"day NONE\"[^>]* data-day=\"2026-11-05\"");
    }

    @Test
    void reviewsAreSetBesideWhatMattersAndWhatIsError() {
        assertThat(tab())
                .contains("6-week review is overdue", "data-outcome=\"REFER\"", "2.0 or 30 %", "no change that matters")
                .contains("id=\"ask-physician\"", "first 6.0");
    }

    @Test
    void theGateIsAChecklistOfMeasuredValues() {
        assertThat(tab())
                .contains("data-line=\"SORENSEN\" data-passed=\"false\"", "value=\"119\"", "2 of 3 passed")
                .contains("id=\"complete-anyway\"")
                .doesNotContain("id=\"complete\"", "name=\"measured.CLEARANCE\"");
        ProgramStubs.program(
                STUBS,
                caseId,
                answer("program.json")
                        .replace("\"ladderOpen\":false,\"open\":false", "\"ladderOpen\":true,\"open\":true"));
        assertThat(tab()).contains("id=\"complete\"").doesNotContain("id=\"complete-anyway\"");
    }

    @Test
    void aPhysiciansWordIsNotPassedOver() {
        ProgramStubs.program(
                STUBS,
                caseId,
                answer("program.json").replace("\"value\":1.0,\"passed\":true", "\"value\":0.0,\"passed\":false"));
        assertThat(tab()).contains("no reason replaces it").doesNotContain("Complete all the same");
    }

    @Test
    void theSheetHasNoFormsAndNamesNobody() {
        assertThat(tab()).contains("id=\"session-form\"", "id=\"athlete-links\"");
        assertThat(page("/cases/" + caseId + "/program/sheet"))
                .contains("Too much when: the hamstring cramps", "class=\"boxes\"")
                .doesNotContain("id=\"session-form\"", "A-");
    }

    @Test
    void withoutAnAnswerTheTabShowsWhatWasHeardLast() {
        STUBS.on("GET /programs/" + caseId, Reply.silence());
        assertThat(tab()).contains("id=\"program-silent\"", "id=\"exercises\"").doesNotContain("id=\"proposal\"");
        assertThat(text(browser.get().uri("/cases/" + caseId + "/plan").exchange(), 503))
                .contains("id=\"plan-silent\"");
        assertThat(page("/cases/" + caseId + "/program/sheet")).contains("id=\"sheet-silent\"");
    }

    @ParameterizedTest(name = "{0} becomes {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/program/progression | toPhase=2 | /progression | {\"toPhase\":2}",
                "/program/regression | toPhase=1 | /regression | {\"toPhase\":1}",
                "/program/draft | programId=01930000-0000-7000-8000-00000000f0ab&equipment=BAND&minutes=20 | /draft |"
                        + " {\"programId\":\"01930000-0000-7000-8000-00000000f0ab\",\"equipment\":[\"BAND\"],\"minutes\":20}",
                "/program/draft | programId=01930000-0000-7000-8000-00000000f0ab&everything=true&equipment=BAND |"
                        + " /draft | {\"programId\":\"01930000-0000-7000-8000-00000000f0ab\"}",
                "/program/sessions/01930000-0000-7000-8000-0000000005e2/next-morning |"
                        + " painNextMorning=3&signs=NIGHT_WAKING |"
                        + " /sessions/01930000-0000-7000-8000-0000000005e2/next-morning |"
                        + " {\"painNextMorning\":3,\"signs\":[\"NIGHT_WAKING\"]}",
                "/program/reviews | reviewId=01930000-0000-7000-8000-00000000f0ac&score.NPRS=&score.PSFS=6.5 |"
                        + " /reviews |"
                        + " {\"reviewId\":\"01930000-0000-7000-8000-00000000f0ac\",\"scores\":[{\"instrument\":\"PSFS\",\"value\":6.5}]}",
                "/program/return-gate | measured.SORENSEN=130&measured.SLS=2&measured.ROM_FULL= | /return-gate |"
                        + " {\"measured\":{\"SORENSEN\":130,\"SLS\":2}}",
                "/program/referral | referralId=01930000-0000-7000-8000-00000000f0ad&question=DIAGNOSIS | /referral |"
                        + " {\"referralId\":\"01930000-0000-7000-8000-00000000f0ad\",\"question\":\"DIAGNOSIS\",\"suggestedDiagnostics\":[]}",
                "/program/athlete-links | linkId=01930000-0000-7000-8000-00000000f0ae&days=14 | /athlete-links |"
                        + " {\"linkId\":\"01930000-0000-7000-8000-00000000f0ae\",\"days\":14}",
                "/completion | override=TEST_NOT_POSSIBLE | /completion | {\"override\":\"TEST_NOT_POSSIBLE\"}"
            })
    void everyFormBecomesItsCommand(String path, String fields, String to, String body) {
        String[] pairs = (fields + "&key=" + KEY).split("[&=]", -1);
        send(path, pairs).expectStatus().isSeeOther();
        Asked asked = only("POST", to);
        assertThat(asked.body()).isEqualTo(body);
        assertThat(asked.header("Idempotency-Key")).isEqualTo(KEY);
    }

    @Test
    void aSessionIsThreeTaps() {
        send(
                        "/sessions",
                        "sessionId",
                        SESSION,
                        "occurredAt",
                        "2026-11-08T15:00:00Z",
                        "painBefore",
                        "2",
                        "painDuring",
                        "1",
                        "exercisesDone",
                        "E03",
                        "exercisesDone",
                        "E16",
                        "technique",
                        "MET")
                .expectStatus()
                .isSeeOther();
        JsonNode body = only("POST", "/sessions").json();
        assertThat(body.path("criteriaMet").toString()).isEqualTo("[\"E03\",\"E16\"]");
        assertThat(body.path("exercisesDone")).isEqualTo(body.path("criteriaMet"));
        assertThat(body.has("painNextMorning")).isFalse();
    }

    @Test
    void aRefusedReviewNamesTheScore() {
        STUBS.on(
                "POST /programs/" + caseId + "/reviews",
                Reply.problem(
                        400,
                        "invalid-request",
                        "",
                        ",\"errors\":[{\"field\":\"scores[1].value\",\"message\":\"must be 0.0 to 10.0\"}]"));
        String html = text(send("/program/reviews", "reviewId", KEY, "score.NPRS", "3", "score.PSFS", "77"), 400);
        assertThat(html).contains("data-wrong=\"score.PSFS\"", "must be 0.0 to 10.0", "value=\"77\"");
    }

    @Test
    void aRuleThatRefusesIsShownInItsWords() {
        STUBS.on(
                "POST /programs/" + caseId + "/completion",
                Reply.problem(409, "rule-violation", "GATE-G4: Return to play is not shown yet", ""));
        assertThat(text(send("/completion", "key", KEY), 409)).contains("GATE-G4: Return to play is not shown yet");
    }

    @Test
    void aLinkIsShownCopiedAndTakenBack() {
        STUBS.on(
                "GET /programs/" + caseId + "/athlete-links/" + LINK,
                Reply.json(200, "{\"linkId\":\"" + LINK + "\",\"path\":\"/athlete/abc-DEF_1\"}"));
        assertThat(tab()).contains("data-link=\"" + LINK + "\" data-open=\"true\"", "Taken back");
        assertThat(page("/cases/" + caseId + "/program/athlete-links/" + LINK))
                .contains("http://127.0.0.1:" + port + "/athlete/abc-DEF_1", "data-copy=\"link-" + LINK);
        send("/program/athlete-links/" + LINK + "/revocation", "key", KEY)
                .expectStatus()
                .isSeeOther();
        assertThat(only("DELETE", "/athlete-links/" + LINK).header("Idempotency-Key"))
                .isEqualTo(KEY);
        STUBS.on("GET /programs/" + caseId + "/athlete-links/" + LINK, Reply.silence());
        assertThat(page("/cases/" + caseId + "/program/athlete-links/" + LINK)).contains("not answering");
    }
}
