package org.backline.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.backline.codes.CauseCategory;
import org.backline.codes.Diagnostic;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralStage;
import org.backline.codes.Urgency;
import org.backline.dashboard.As;
import org.backline.dashboard.CaseSamples;
import org.backline.dashboard.StubServices.Asked;
import org.backline.dashboard.StubServices.Reply;
import org.backline.dashboard.TestDashboard;
import org.junit.jupiter.api.Test;
import org.springframework.util.MultiValueMap;

/** The forms of the loop: what a physician answers, and what both sides are offered. */
@TestDashboard
class ReferralFormsTest extends FormsWorld {

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
            ,"errors":[{"field":"remainingUrgency","message":"must say which urgency remains"}]\
            """));
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
            ,"errors":[{"field":"diagnosisCode","message":"must be an ICD-10-CM code"}]\
            """));
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
}
