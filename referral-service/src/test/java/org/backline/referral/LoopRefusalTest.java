package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import org.backline.codes.Urgency;
import org.backline.referral.domain.ReferralSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input to the acts between the physician's yes and the end changes nothing and names the field. */
class LoopRefusalTest extends RunningService {

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        attendance          | attended               | {}
        attendance          | attended               | {"attended": null}
        diagnostics         | diagnostics            | {}
        diagnostics         | diagnostics            | {"diagnostics": []}
        diagnostics         | diagnostics[0]         | {"diagnostics": ["ASTROLOGY"]}
        diagnostics/results | results                | {"results": []}
        diagnostics/results | results[0].outcome     | {"results": [{"diagnostic": "MRI"}]}
        diagnostics/results | results[0].diagnostic  | {"results": [{"outcome": "NORMAL"}]}
        diagnostics/results | results[0].outcome     | {"results": [{"diagnostic": "MRI", "outcome": "FINE"}]}
        advice              | note                   | {}
        advice              | note                   | {"note": ""}
        advice              | restrictions[0]        | {"note": "Rest.", "restrictions": ["NO_FUN"]}
        redirection         | reason                 | {}
        redirection         | physicianIds           | {"reason": "PHYSICIAN_AWAY", "physicianIds": []}
        interruption        | reason                 | {"reason": "BORED"}
        cancellation        | reason                 | {}
        reopening           | urgency                | {"note": "Worse again."}
        reopening           | note                   | {"urgency": "URGENT"}
        cancellation        | because                | {"reason": "DUPLICATE", "because": "free text"}
        """)
    void namesTheField(String act, String field, String body) {
        request();
        (act.equals("diagnostics") || act.equals("advice") ? physician(act, body) : trainer(act, body))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
        assertThat(eventsOf(referral)).hasSize(1);
    }

    @Test
    void refusesANoteThatIsTooLong() {
        request();
        physician("advice", "{\"note\": \"" + "a".repeat(4_001) + "\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("note");
    }

    @Test
    void keepsNoNoteOfWhatIsRefused() {
        request();
        refused(trainer("reopening", "{\"urgency\": \"URGENT\", \"note\": \"Again.\"}"), 409, "rule-violation");
        assertThat(jdbc.sql("select count(*) from note where case_id = ?")
                        .param(caseId)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsWhatWasWrittenAndShowsIt() {
        request();
        done(trainer("cancellation", "{\"reason\": \"DUPLICATE\", \"note\": \"Asked twice.\"}"));
        done(trainer("reopening", "{\"urgency\": \"URGENT\", \"note\": \"It was another question.\"}"));
        done(physician("advice", "{\"note\": \"Rest for a week.\", \"restrictions\": [\"NO_IMPACT\"]}"));

        http.get()
                .uri("/referrals/{id}", referral)
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("ADVISED")
                .jsonPath("$.reopening.note")
                .isEqualTo("It was another question.")
                .jsonPath("$.advice.note")
                .isEqualTo("Rest for a week.")
                .jsonPath("$.standingUrgency")
                .isEqualTo("URGENT")
                .jsonPath("$.steps[1].what")
                .isEqualTo("Cancelled")
                .jsonPath("$.steps[1].by")
                .isEqualTo(TRAINER)
                .jsonPath("$.steps[1].late")
                .isEqualTo(true)
                .jsonPath("$.steps[1].dueAt")
                .isEqualTo("2026-11-02T09:30:00Z");
        assertThat(jdbc.sql("select payload::text from domain_event_entry where aggregate_identifier = ?")
                        .param(referral.toString())
                        .query(String.class)
                        .list())
                .noneMatch(payload -> payload.contains("twice") || payload.contains("week"));
    }

    @Test
    void anEmergencyIsNotAnsweredWithAdviceAloneAndDoesNotRest() {
        request(ReferralSamples.ASKED, Urgency.EMERGENCY);
        refused(physician("advice", "{\"note\": \"Rest.\"}"), 409, "rule-violation");
        refused(trainer("interruption", "{\"reason\": \"ATHLETE_AWAY\"}"), 409, "rule-violation");
    }
}
