package org.backline.dashboard.web.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.dashboard.web.program.ProgramStubs.answer;

import org.backline.codes.Role;
import org.backline.dashboard.As;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The plan is changed exercise by exercise, asked of the rules, and stored when they agree or a reason is given. */
@TestDashboard
class PlanPagesTest extends ProgramWorld {

    private static final String VIOLATION = """
        {"violations":[{"rule":"%s","exercise":"%s","text":"The rule","source":"The source","grade":"D","mayBeOverridden":%s}]}
        """;

    private void rulesSay(String answer) {
        STUBS.on("POST /programs/" + caseId + "/plan/check", Reply.json(200, answer));
    }

    private WebTestClient.ResponseSpec change(String act, String... more) {
        String[] usual = {
            "act",
            act,
            "version",
            "7",
            "key",
            KEY,
            "row",
            "E03",
            "place.E03",
            "1",
            "phase.E03",
            "1",
            "side.E03",
            "NONE",
            "sets.E03",
            "3",
            "repetitions.E03",
            "13",
            "holdSeconds.E03",
            "5",
            "timesPerWeek.E03",
            "5",
            "row",
            "E16",
            "place.E16",
            "2",
            "phase.E16",
            "1",
            "side.E16",
            "LEFT",
            "sets.E16",
            "1",
            "repetitions.E16",
            "6",
            "holdSeconds.E16",
            "10",
            "timesPerWeek.E16",
            "5"
        };
        String[] all = new String[usual.length + more.length];
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(more, 0, all, usual.length, more.length);
        return send("/plan", all);
    }

    @Test
    void thePlanAsItStandsIsInTheForm() {
        assertThat(page("/cases/" + caseId + "/plan"))
                .contains("name=\"repetitions.E03\" value=\"12\"", "id=\"row-E06\"", "name=\"metres.E06\" value=\"10\"")
                .contains("value=\"7\"")
                .doesNotContain("name=\"metres.E03\"");
    }

    @Test
    void askingTheRulesStoresNothing() {
        rulesSay(VIOLATION.formatted("O1", "E16", "false"));
        assertThat(text(change("check"), 200))
                .contains("data-rule=\"O1\" data-override=\"false\"", "The source", "No reason goes against this one")
                .contains("name=\"repetitions.E03\" value=\"13\"");
        rulesSay("{\"violations\":[]}");
        assertThat(text(change("check"), 200)).contains("Every rule holds.");
        assertThat(STUBS.asked("PUT /programs/" + caseId + "/plan")).isEmpty();
    }

    @Test
    void aPlanThatKeepsTheRulesIsStored() {
        rulesSay("{\"violations\":[]}");
        change("save").expectStatus().isSeeOther();
        Asked asked = only("PUT", "/plan");
        assertThat(asked.header("If-Match")).isEqualTo("\"7\"");
        assertThat(asked.json().path("exercises").get(0).toString())
                .isEqualTo("{\"exercise\":\"E03\",\"phase\":1,\"side\":\"NONE\","
                        + "\"dose\":{\"sets\":3,\"repetitions\":13,\"holdSeconds\":5,\"timesPerWeek\":5}}");
        assertThat(asked.json().has("overrides")).isFalse();
    }

    @Test
    void someRulesYieldToAReasonAndOthersToNone() {
        rulesSay(VIOLATION.formatted("LOAD-10", "", "true"));
        assertThat(text(change("save"), 200)).contains("name=\"override.LOAD-10\"");
        change("save", "override.LOAD-10", "CLINICAL_JUDGEMENT", "override.O1", "CLINICAL_JUDGEMENT")
                .expectStatus()
                .isSeeOther();
        assertThat(only("PUT", "/plan").json().path("overrides").toString())
                .isEqualTo("[{\"rule\":\"LOAD-10\",\"reason\":\"CLINICAL_JUDGEMENT\"}]");
        rulesSay(VIOLATION.formatted("BAR-X", "E03", "false"));
        assertThat(text(change("save", "override.BAR-X", "CLINICAL_JUDGEMENT"), 200))
                .contains("data-rule=\"BAR-X\"");
        assertThat(STUBS.asked("PUT /programs/" + caseId + "/plan")).hasSize(1);
    }

    @Test
    void exercisesAreMovedSwappedAddedAndTakenOut() {
        rulesSay("{\"violations\":[]}");
        change("save", "place.E03", "9", "swap.E16", "E06").expectStatus().isSeeOther();
        change("save", "out.E16", "true", "add", "E06").expectStatus().isSeeOther();
        var plans = STUBS.asked("PUT /programs/" + caseId + "/plan");
        assertThat(plans.get(0)
                        .json()
                        .path("exercises")
                        .valueStream()
                        .map(row -> row.path("exercise").asString()))
                .containsExactly("E03", "E06");
        assertThat(plans.get(0)
                        .json()
                        .path("exercises")
                        .get(1)
                        .path("dose")
                        .path("metres")
                        .asInt())
                .isEqualTo(10);
        assertThat(plans.get(1)
                        .json()
                        .path("exercises")
                        .valueStream()
                        .map(row -> row.path("exercise").asString()))
                .containsExactly("E03", "E06");
    }

    @Test
    void aWrongDoseIsNamedBesideItsField() {
        STUBS.on(
                "POST /programs/" + caseId + "/plan/check",
                Reply.problem(
                        400,
                        "invalid-request",
                        "",
                        ",\"errors\":[{\"field\":\"exercises[1].dose.sets\",\"message\":\"must be 1 to 10\"}]"));
        assertThat(text(change("save", "sets.E03", "3"), 400)).contains("data-wrong=\"sets.E16\"", "must be 1 to 10");
        rulesSay("{\"violations\":[]}");
        STUBS.on(
                "PUT /programs/" + caseId + "/plan",
                Reply.problem(412, "stale-version", "Somebody else changed it", ""));
        assertThat(text(change("save"), 412)).contains("Somebody else was quicker");
    }

    @Test
    void anotherClinicsPlanLooksLikeNone() {
        browser.get()
                .uri("/cases/" + caseId + "/plan")
                .header("Authorization", "none")
                .headers(headers ->
                        headers.set("Authorization", As.somebody("trainer.moreau", Role.ATHLETIC_TRAINER, "west")))
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
