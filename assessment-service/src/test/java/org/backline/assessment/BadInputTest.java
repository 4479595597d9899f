package org.backline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** Whatever is wrong with a request is named, and nothing is stored. */
class BadInputTest extends AssessmentWorld {

    @Test
    void aStaleVersionIsRefused() {
        anOpenAssessment();
        post("/assessments/" + caseId + "/findings", screenWithAWeakLeftGlute(), "If-Match", "\"0\"")
                .expectStatus()
                .isEqualTo(412);
    }

    @Test
    void anUnknownCaseIsNotFound() {
        get("/assessments/" + caseId).expectStatus().isNotFound();
        get("/assessments/" + caseId + "/proposal").expectStatus().isNotFound();
        post("/assessments/" + caseId + "/findings", screenWithAWeakLeftGlute())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "not-found");
    }

    /** The firewall looks at the path at once, and at a parameter's name and a header when somebody reads them. */
    @Test
    void whatNoRequestHasInItIsRefused() {
        unreadable(get("/assessments/{caseId}", Map.of("caseId", "a\0")));
        unreadable(get("/scorecard?{name}=1", Map.of("name", "a\n")));
        anOpenAssessment();
        unreadable(post("/assessments/" + caseId + "/muscular-cause", weakLeftGlute(), "Idempotency-Key", "\u0085"));
    }

    private static void unreadable(ResponseSpec answer) {
        answer.expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "unreadable-request");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        {"entryId": "0198b000-0000-7000-8000-0000000000f1"} | findings
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [null]} | findings[0]
        {"entryId": "nonsense", "findings": []} | entryId
        {"findings": [{"test": "SLR", "side": "LEFT", "result": "POSITIVE"}]} | entryId
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLR", "side": "LEFT"}]} | findings[0].result
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"side": "LEFT", "result": "POSITIVE"}]} | findings[0].test
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLRR", "side": "LEFT"}]} | findings[0].test
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLR", "side": "LEFT", "value": 400, "unit": "deg"}]} | findings[0].value
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLR", "side": "LEFT", "value": 4, "unit": "bpm"}]} | findings[0].unit
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLR", "side": "LEFT", "value": 4, "unit": "furlong"}]} | findings[0].unit
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLR", "side": "LEFT", "result": "POSITIVE", "pain": 11}]} | findings[0].pain
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "findings": [{"test": "SLR", "side": "LEFT", "result": "POSITIVE", "pian": 1}]} | findings[0].pian
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "redFlags": {"FEVER": "NOT_ASSESSED"}} | notAssessedBecause.FEVER
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "redFlags": {"FEVER": null}} | redFlags.FEVER
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "redFlags": {"FEVER": "NO"}, "note": "none\\u0000"} | note
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "redFlags": {"FEVER": "MAYBE"}} | redFlags.FEVER
        {"entryId": "0198b000-0000-7000-8000-0000000000f1", "proms": [{"instrument": "NPRS", "value": 12}]} | proms[0].value
        """)
    void badFindingsAreRefusedNamingTheField(String body, String field) {
        anOpenAssessment();
        int stored = stored();
        post("/assessments/" + caseId + "/findings", body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(stored()).isEqualTo(stored);
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
        muscular-cause | {"causes": []} | causes
        muscular-cause | {} | causes
        muscular-cause | {"causes": [{"side": "LEFT"}]} | causes[0].pattern
        muscular-cause | {"causes": [{"pattern": "P11", "side": "LEFT"}]} | causes[0].pattern
        muscular-cause | {"causes": [{"pattern": "P1", "side": "LEFT"}], "override": {}} | override.reason
        referral | {"category": "DISC", "urgency": "ROUTINE", "question": "DIAGNOSIS"} | referralId
        referral | {"referralId": "0198b000-0000-7000-8000-0000000000f2", "category": "DISC", "question": "DIAGNOSIS"} | urgency
        referral | {"referralId": "0198b000-0000-7000-8000-0000000000f2", "category": "DISC", "urgency": "SOON", "question": "DIAGNOSIS"} | urgency
        """)
    void badDecisionsAreRefusedNamingTheField(String act, String body, String field) {
        anOpenAssessment();
        post(
                        "/assessments/" + caseId + "/" + act,
                        body,
                        "Idempotency-Key",
                        Ids.next().toString())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void aCauseWithoutAnIdIsRefused() {
        anOpenAssessment();
        post("/assessments/" + caseId + "/muscular-cause", weakLeftGlute())
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo(PROBLEM + "missing-idempotency-key");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
        {"intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | athlete
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}} | intake
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}}} | intake.regions
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": []}} | intake.regions
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [null]}} | intake.regions[0]
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "findings": [null]} | findings[0]
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "proms": [null]} | proms[0]
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | intake.pain
        {"athlete": {"age": 120, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | athlete.age
        {"athlete": {"age": 20, "sex": "F", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | athlete.sex
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 11}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | intake.pain.now
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "BACK", "side": "LEFT"}]}} | intake.regions[0].region
        {"athlete": {"sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | athlete.age
        {"athlete": {"age": 20, "sex": "FEMALE"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | athlete.sport
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"best": 1}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | intake.pain.now
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4.5}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}} | intake.pain.now
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR"}]}} | intake.regions[0]
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}], "aggravatedBy": [null]}} | intake.aggravatedBy[0]
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}], "easedBy": ["SLEEP"]}} | intake.easedBy[0]
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}], "onset": {"mechanism": "TRIP"}}} | intake.onset.mechanism
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}], "onset": {"daysAgo": -1}}} | intake.onset.daysAgo
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}], "night": "ALWAYS"}} | intake.night
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "redFlags": {"FEVER": "MAYBE"}} | redFlags.FEVER
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "redFlags": {"FEVER": null}} | redFlags.FEVER
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "redFlags": {"FEVR": "YES"}} | redFlags
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "findings": [{"test": "SLRR", "side": "LEFT", "result": "NEGATIVE"}]} | findings[0].test
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "findings": [{"test": "SLR", "side": "LEFTISH", "result": "NEGATIVE"}]} | findings[0].side
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "findings": [{"test": "SLR", "side": "LEFT", "value": 45, "unit": "rad"}]} | findings[0].unit
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "findings": [{"test": "TEMP", "value": 100.4, "unit": "C"}]} | findings[0].value
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "proms": [{"instrument": "OSTRC_H2", "value": 40}]} | proms[0].value
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "proms": [{"instrument": "START_TOTAL", "value": 2}, {"instrument": "START_PSYCH", "value": 4}]} | proms
        {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"}, "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]}, "prooms": []} | prooms
        """)
    void badEvaluationsAreRefusedNamingTheField(String body, String field) {
        post("/evaluations", body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void anUnknownCodeComesWithTheKnownOnes() {
        post("/evaluations", """
            {"athlete": {"age": 20, "sex": "FEMALE", "sport": "rowing"},
             "intake": {"pain": {"now": 4}, "regions": [{"region": "LUMBAR", "side": "LEFT"}]},
             "redFlags": {"CES_SADLE": "NO"}}
            """)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].allowed[?(@=='CES_SADDLE')]")
                .exists();
    }
}
