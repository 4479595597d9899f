package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.backline.codes.Role;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

/** What is refused: each time a problem document that says what to do, and nothing is stored. */
class ReferralRefusalTest extends RunningService {

    @Test
    void aRepeatedCommandGetsTheSameReceipt() {
        request();
        UUID key = Ids.next();
        done(physician(referral, "acknowledgement", "{}", key));
        accepted(physician("acceptance", "{}"), 2);

        accepted(physician(referral, "acknowledgement", "{}", key), 1);
        assertThat(eventsOf(referral)).hasSize(3);
    }

    @Test
    void aKeyThatWasUsedForAnotherCommandIsRefused() {
        request();
        UUID key = Ids.next();
        done(physician(referral, "acceptance", "{}", key));
        post(TRAINER, "ATHLETIC_TRAINER", referral, "appointment", VISIT, key, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:id-reused");
        UUID other = Ids.next();
        done(post(TRAINER, "ATHLETIC_TRAINER", referral, "appointment", VISIT, other, null));
        post(TRAINER, "ATHLETIC_TRAINER", referral, "appointment", VISIT.replace("08:30", "09:30"), other, null)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:id-reused");
        assertThat(eventsOf(referral)).hasSize(3);
    }

    @Test
    void aRefusedReportLeavesNoNoteBehind() {
        request();

        refused(physician("report", REPORT), 409, "rule-violation");

        assertThat(jdbc.sql("select count(*) from note where case_id = ?")
                        .param(caseId)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "decline     | {}                                       | reason                | must say why",
                "decline     | {\"reason\": \"BUSY\"}                   | reason                | does not know the code BUSY",
                "appointment | {\"startsAt\": \"tomorrow\"}             | startsAt              | must be an instant",
                "appointment | {}                                       | startsAt              | must be an instant",
                "report      | {\"diagnosisCode\": \"back pain\", \"category\": \"BONY\", \"remainingUrgency\": \"LIFTED\"} | diagnosisCode | must be an ICD-10-CM code",
                "report      | {\"diagnosisCode\": {}, \"category\": \"BONY\", \"remainingUrgency\": \"LIFTED\"} | diagnosisCode   | must be text",
                "report      | {\"diagnosisCode\": \"M54.50\", \"category\": \"BONY\", \"restrictions\": \"NO_IMPACT\"} | restrictions | must be a list",
                "report      | {\"diagnosisCode\": \"M54.50\", \"category\": \"BONY\", \"remainingUrgency\": \"LIFTED\", \"diagnosticsOrdered\": [null]} | diagnosticsOrdered[0] | must be a code",
                "report      | {\"diagnosisCode\": \"M54.50\", \"category\": \"BONY\", \"remainingUrgency\": \"LIFTED\", \"note\": \"\"} | note | must have 1 to 4000 characters",
                "report      | {\"diagnosisCode\": \"M54.50\", \"remainingUrgency\": \"LIFTED\"} | category | must be a code",
                "report      | {\"diagnosisCode\": \"M54.50\", \"category\": \"BONY\"} | remainingUrgency | must say which urgency remains",
                "report      | {\"diagnosisCode\": \"M54.50\", \"category\": \"BONY\", \"remainingUrgency\": \"NONE\"} | remainingUrgency | does not know the code NONE",
                "report      | [1]                                      | (body)                | must be an object",
                "report      | {\"diagnosisCode\":                      | (body)                | is not JSON",
            })
    void badInputNamesTheField(String act, String body, String field, String message) {
        request();
        done(physician("acceptance", "{}"));

        physician(act, body)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:invalid-request")
                .jsonPath("$.errors[0].field")
                .isEqualTo(field)
                .jsonPath("$.errors[0].message")
                .<String>value(words -> assertThat(words).startsWith(message));
        assertThat(eventsOf(referral)).hasSize(2);
    }

    @Test
    void anUnknownCodeComesWithTheCodesThatAreAllowed() {
        request();

        physician("decline", "{\"reason\": \"BUSY\"}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].allowed")
                .<List<String>>value(codes -> assertThat(codes).contains("NO_CAPACITY"));
        http.get()
                .uri("/referrals?status=LOST")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].allowed")
                .<List<String>>value(codes -> assertThat(codes).contains("RECONCILED"));
    }

    @Test
    void anUnknownFieldIsRefused() {
        request();

        physician("acknowledgement", "{\"urgent\": true}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:unknown-field")
                .jsonPath("$.errors[0].field")
                .isEqualTo("urgent");
    }

    @Test
    void anUnknownReferralIsNotFound() {
        refused(physician("acknowledgement", "{}"), 404, "not-found");
        refused(physician("report", REPORT), 404, "not-found");
        refused(http.get().uri("/referrals/{id}", referral).exchange(), 404, "not-found");
    }

    @Test
    void anIdThatIsNoUuidIsBadInput() {
        refused(http.get().uri("/referrals/latest").exchange(), 400, "invalid-request");
    }

    @Test
    void aCommandInTheWrongStateIsRefusedWithTheRule() {
        request();

        trainer("reconciliation", RECONCILIATION)
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:rule-violation")
                .jsonPath("$.detail")
                .isEqualTo("The trainer closes the loop after reviewing the physician's answer");
    }

    @Test
    void aRetiredDiagnosisCodeIsRefusedWithItsSuccessors() {
        request();
        done(physician("acceptance", "{}"));

        physician(
                        "report",
                        "{\"diagnosisCode\": \"M54.5\", \"category\": \"MUSCULAR\", \"remainingUrgency\": \"LIFTED\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .<String>value(words -> assertThat(words).contains("M54.50, M54.51, M54.59"));
    }

    @Test
    void aStaleVersionIsRefused() {
        request();
        done(physician("acknowledgement", "{}"));

        refused(post(PHYSICIAN, "PHYSICIAN", referral, "acceptance", "{}", Ids.next(), "\"0\""), 412, "stale-version");
        accepted(post(PHYSICIAN, "PHYSICIAN", referral, "acceptance", "{}", Ids.next(), "\"1\""), 2);
    }

    @Test
    void aVersionThatIsNotThereYetIsRefused() {
        request();

        refused(post(PHYSICIAN, "PHYSICIAN", referral, "acceptance", "{}", Ids.next(), "\"7\""), 412, "stale-version");
    }

    @Test
    void aCommandNeedsAnIdOfItsOwn() {
        request();

        refused(post(PHYSICIAN, "PHYSICIAN", referral, "acceptance", "{}", null, null), 400, "missing-idempotency-key");
    }

    @Test
    void aBodyOverTheLimitIsRefused() {
        request();

        refused(physician("report", REPORT.replace("six", "6".repeat(300_000))), 413, "body-too-large");
    }

    @Test
    void aBodyThatIsNotJsonIsRefused() {
        request();
        http.post()
                .uri("/referrals/{id}/acknowledgement", referral)
                .header("Idempotency-Key", Ids.next().toString())
                .headers(headers -> headers.set("Authorization", Tokens.bearer(PHYSICIAN, Role.PHYSICIAN, clinic)))
                .contentType(MediaType.TEXT_PLAIN)
                .bodyValue("seen")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:backline:problem:unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "acknowledgement | {}",
                "acceptance      | {}",
                "decline         | {\"reason\": \"NO_CAPACITY\"}",
                "report          | {\"diagnosisCode\": \"M54.50\", \"category\": \"MUSCULAR\", \"remainingUrgency\": \"LIFTED\"}",
            })
    void onlyAPhysicianAnswers(String act, String body) {
        request();

        refused(trainer(act, body), 403, "not-allowed");
        assertThat(eventsOf(referral)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "review         | {}",
                "reconciliation | {\"choice\": \"STOP_PROGRAM\", \"participation\": \"OUT\"}",
            })
    void onlyTheTrainerClosesTheLoop(String act, String body) {
        request();

        refused(physician(act, body), 403, "not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"COACH", "ATHLETE", "DEPARTMENT_ADMIN", "SERVICE"})
    void nobodyElseMakesAnAppointment(String role) {
        request();

        refused(post("somebody", role, referral, "appointment", VISIT, Ids.next(), null), 403, "not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "after=x", "open=maybe"})
    void aPageOutOfRangeIsBadInput(String query) {
        refused(http.get().uri("/referrals?" + query).exchange(), 400, "invalid-request");
    }
}
