package org.backline.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.referral.deadline.DeadlineSweep;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/** The roster of a clinic, and what it makes of a referral. */
class RoutingFlowTest extends RunningService {

    private static final String SECOND = "physician.adeyemi";
    private static final String HOURS = "{\"day\":\"MONDAY\",\"opens\":\"08:00\",\"closes\":\"17:00\"}";

    @Autowired
    private DeadlineSweep sweep;

    private ResponseSpec put(Role role, String clinicOfRoster, String zone, String hours, String physicians) {
        return http.put()
                .uri("/roster")
                .headers(headers -> {
                    headers.set("Authorization", Tokens.bearer("admin.castellano", role, clinic));
                    headers.set("Idempotency-Key", Ids.next().toString());
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"clinicId\":\"%s\",\"zone\":\"%s\",\"hours\":[%s],\"physicians\":[%s]}"
                        .formatted(clinicOfRoster, zone, hours, physicians))
                .exchange();
    }

    private void roster(String... physicians) {
        done(put(Role.DEPARTMENT_ADMIN, clinic, "America/Chicago", HOURS, String.join(",", physicians)));
    }

    private static String physician(String subject, String specialty, boolean onCall) {
        return "{\"physicianId\":\"%s\",\"specialties\":[\"%s\"],\"onCall\":%s}".formatted(subject, specialty, onCall);
    }

    private void awaitStatus(String status, String... asked) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> list("clinicId=" + clinic)
                        .jsonPath("$[0].status")
                        .isEqualTo(status)
                        .jsonPath("$[0].physicians")
                        .isEqualTo(List.of(asked)));
    }

    @Test
    void isReadByThePeopleOfTheClinicAndSetByTheDepartment() {
        http.get()
                .uri("/roster?clinicId=" + clinic)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("ETag")
                .expectBody()
                .jsonPath("$.physicians.length()")
                .isEqualTo(0)
                .jsonPath("$.hours.length()")
                .isEqualTo(5);

        roster(physician(PHYSICIAN, "SPORTS_MEDICINE", true));

        http.get()
                .uri("/roster?clinicId=" + clinic)
                .exchange()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .jsonPath("$.zone")
                .isEqualTo("America/Chicago")
                .jsonPath("$.physicians[0].physicianId")
                .isEqualTo(PHYSICIAN);
        http.get().uri("/roster?clinicId=elsewhere").exchange().expectStatus().isNotFound();
        put(Role.ATHLETIC_TRAINER, clinic, "UTC", HOURS, "").expectStatus().isForbidden();
        put(Role.DEPARTMENT_ADMIN, "elsewhere", "UTC", HOURS, "").expectStatus().isForbidden();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        hours[0].day      | UTC     | {"opens":"08:00","closes":"17:00"}                   |
        hours             | UTC     |                                                      |
        physicians[0].physicianId | UTC | {"day":"MONDAY","opens":"08:00","closes":"17:00"} | {"physicianId":"two words"}
        """)
    void namesTheFieldThatIsWrong(String field, String zone, String hours, String physicians) {
        put(Role.DEPARTMENT_ADMIN, clinic, zone, hours == null ? "" : hours, physicians == null ? "" : physicians)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo(field);
    }

    @Test
    void refusesATimeZoneThatIsNone() {
        refused(put(Role.DEPARTMENT_ADMIN, clinic, "Chicago", HOURS, ""), 409, "rule-violation");
    }

    @Test
    void aReferralReachesTheOneWhoFitsAndThenTheNext() {
        roster(physician(SECOND, "ORTHOPAEDICS", true), physician(PHYSICIAN, "INTERNAL_MEDICINE", false));
        request();
        awaitStatus("DELIVERED", PHYSICIAN);

        done(physician("decline", "{\"reason\": \"NO_CAPACITY\"}"));
        awaitStatus("REDIRECTED", SECOND);

        done(post(SECOND, "PHYSICIAN", referral, "acceptance", "{}", Ids.next(), null));
        awaitStatus("ACCEPTED", SECOND);
    }

    @Test
    void anEmergencyReachesEverybodyOnCall() {
        roster(
                physician(PHYSICIAN, "SPORTS_MEDICINE", true),
                physician("physician.novak", "EMERGENCY_MEDICINE", false),
                physician(SECOND, "ORTHOPAEDICS", true));
        request(Instant.parse("2026-11-02T09:00:00Z"), Urgency.EMERGENCY);

        awaitStatus("DELIVERED", PHYSICIAN, SECOND);
    }

    @Test
    void whoDoesNotAnswerInTimeIsPassedOver() {
        roster(physician(PHYSICIAN, "INTERNAL_MEDICINE", false), physician(SECOND, "ORTHOPAEDICS", true));
        request();
        awaitStatus("DELIVERED", PHYSICIAN);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("select status from referral_clock where referral_id = ?")
                        .param(referral)
                        .query(String.class)
                        .single()
                        .equals("DELIVERED"));
        Instant delivered = jdbc.sql("select since from referral_clock where referral_id = ?")
                .param(referral)
                .query(OffsetDateTime.class)
                .single()
                .toInstant();

        sweep.sweep(delivered.plus(Duration.ofHours(2)));

        awaitStatus("REDIRECTED", SECOND);
        assertThat(eventsOf(referral)).anyMatch(type -> type.endsWith("$Stalled"));
    }

    @Test
    void aDeclineThatIsAnAnswerAsksNobodyElse() {
        roster(physician(PHYSICIAN, "INTERNAL_MEDICINE", false), physician(SECOND, "ORTHOPAEDICS", true));
        request();
        awaitStatus("DELIVERED", PHYSICIAN);

        done(physician("decline", "{\"reason\": \"NOT_INDICATED\"}"));
        done(trainer("review", "{}"));

        awaitStatus("REVIEWED", PHYSICIAN);
    }

    @Test
    void aTrainerRedirectsToSomebodyInTheRoster() {
        roster(physician(PHYSICIAN, "INTERNAL_MEDICINE", false), physician(SECOND, "ORTHOPAEDICS", true));
        request();
        awaitStatus("DELIVERED", PHYSICIAN);

        trainer("redirection", "{\"reason\": \"PHYSICIAN_AWAY\", \"physicianIds\": [\"physician.unknown\"]}")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("physicianIds")
                .jsonPath("$.errors[0].allowed")
                .isEqualTo(List.of(PHYSICIAN, SECOND));
        done(trainer("redirection", "{\"reason\": \"PHYSICIAN_AWAY\"}"));
        awaitStatus("REDIRECTED", SECOND);
        refused(trainer("redirection", "{\"reason\": \"PHYSICIAN_AWAY\"}"), 409, "rule-violation");
    }
}
