package org.backline.referral;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.referral.CaseEventsTopic.CASE_EVENTS;
import static org.backline.referral.CaseEventsTopic.DEAD_LETTERS;
import static org.backline.referral.CaseEventsTopic.header;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.backline.codes.Role;
import org.backline.codes.Urgency;
import org.backline.events.PhysicianReported;
import org.backline.events.ReferralReconciled;
import org.backline.referral.domain.ReferralSamples;
import org.backline.support.testing.Tokens;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The loop from the request on the topic to the trainer's reconciliation, and what others see of it. */
class ReferralLoopTest extends RunningService {

    @Test
    void opensWhenAPhysicianIsAsked() {
        request();

        http.get()
                .uri("/referrals/{id}", referral)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"0\"")
                .expectBody()
                .jsonPath("$.caseId")
                .isEqualTo(caseId.toString())
                .jsonPath("$.status")
                .isEqualTo("REQUESTED")
                .jsonPath("$.open")
                .isEqualTo(true)
                .jsonPath("$.origin")
                .isEqualTo("INTAKE")
                .jsonPath("$.standingUrgency")
                .isEqualTo("URGENT")
                .jsonPath("$.summary.sport")
                .isEqualTo("gymnastics");
    }

    @Test
    void theSameRequestAgainOpensNothing() {
        UUID eventId = Ids.next();
        topic.put(eventId, requested());
        topic.put(eventId, requested());
        topic.put(Ids.next(), requested());
        request();

        Awaitility.await().untilAsserted(() -> assertThat(eventsOf(caseId)).hasSize(4));
        assertThat(eventsOf(referral)).hasSize(1);
    }

    @Test
    void goesThroughTheWholeLoop() {
        request();

        accepted(physician("acknowledgement", "{}"), 1);
        accepted(physician("acceptance", "{}"), 2);
        accepted(trainer("appointment", VISIT), 3);
        accepted(physician("report", REPORT), 4);
        accepted(trainer("review", "{}"), 5);
        accepted(trainer("reconciliation", RECONCILIATION), 6);

        http.get()
                .uri("/referrals/{id}", referral)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"6\"")
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("RECONCILED")
                .jsonPath("$.open")
                .isEqualTo(true)
                .jsonPath("$.awaited[0]")
                .isEqualTo("MRI")
                .jsonPath("$.acceptance.by")
                .isEqualTo(PHYSICIAN)
                .jsonPath("$.appointment.startsAt")
                .isEqualTo("2026-12-01T08:30:00Z")
                .jsonPath("$.report.note")
                .isEqualTo("No impact for six weeks.")
                .jsonPath("$.standingUrgency")
                .isEqualTo("ROUTINE")
                .jsonPath("$.reconciliation.by")
                .isEqualTo(TRAINER);

        accepted(
                physician("diagnostics/results", "{\"results\":[{\"diagnostic\":\"MRI\",\"outcome\":\"ABNORMAL\"}]}"),
                8);

        http.get()
                .uri("/referrals/{id}", referral)
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("CLOSED")
                .jsonPath("$.open")
                .isEqualTo(false)
                .jsonPath("$.answer")
                .isEqualTo("REPORT")
                .jsonPath("$.steps.length()")
                .isEqualTo(9)
                .jsonPath("$.steps[4].what")
                .isEqualTo("Reported")
                .jsonPath("$.steps[4].by")
                .isEqualTo(PHYSICIAN)
                .jsonPath("$.steps[4].ended")
                .isEqualTo("VISIT");
    }

    @Test
    void publishesEveryStepInOrder() {
        request();
        done(physician("acknowledgement", "{}"));
        done(physician("acceptance", "{}"));
        done(trainer("appointment", VISIT));
        done(physician("report", REPORT));
        done(trainer("review", "{}"));
        done(trainer("reconciliation", RECONCILIATION));

        List<ConsumerRecord<String, byte[]>> published = topic.await(
                CASE_EVENTS, caseId, 6, seen -> header(seen, "ce_source").equals("/backline/referral-service"));

        assertThat(published)
                .extracting(seen -> header(seen, "ce_type"))
                .containsExactly(
                        "org.backline.ReferralAcknowledged.v1",
                        "org.backline.ReferralAccepted.v1",
                        "org.backline.AppointmentScheduled.v1",
                        "org.backline.PhysicianReported.v1",
                        "org.backline.ReferralReviewed.v1",
                        "org.backline.ReferralReconciled.v1");
        ConsumerRecord<String, byte[]> report = published.get(3);
        assertThat(header(report, "ce_subject")).isEqualTo(caseId.toString());
        assertThat(header(report, "ce_partitionkey")).isEqualTo(caseId.toString());
        assertThat(header(report, "ce_clinicid")).isEqualTo(clinic);
        assertThat(header(report, "ce_actor")).isEqualTo(PHYSICIAN);
        assertThat(header(report, "ce_dataclassification")).isEqualTo("health");
        assertThat(UUID.fromString(header(report, "ce_id")).version()).isEqualTo(7);
        assertThat(header(report, "ce_correlationid")).isNotEmpty();
        PhysicianReported answer = JsonMapper.shared().readValue(report.value(), PhysicianReported.class);
        assertThat(answer.diagnosisCode()).isEqualTo("M84.38XA");
        assertThat(answer.noteId()).isNotNull();
        assertThat(new String(report.value(), UTF_8)).doesNotContain("six weeks");
        ReferralReconciled closing =
                JsonMapper.shared().readValue(published.get(5).value(), ReferralReconciled.class);
        assertThat(closing.remainingUrgency()).isEqualTo(Urgency.ROUTINE);
    }

    @Test
    void aDeclinedReferralIsReviewedAndReconciledToo() {
        request();

        accepted(physician("decline", "{\"reason\": \"SEND_TO_EMERGENCY\"}"), 1);
        accepted(trainer("review", "{}"), 2);
        trainer("reconciliation", "{\"choice\": \"RESUME_PROGRAM\", \"participation\": \"FULL\"}")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .<String>value(words -> assertThat(words).startsWith("Only a physician's report lifts an urgency"));
        accepted(trainer("reconciliation", "{\"choice\": \"RETURN_TO_ASSESSMENT\", \"participation\": \"OUT\"}"), 4);
    }

    @Test
    void everyEventOfAReferralNamesItsCaseAndWhoActed() {
        request();
        done(physician("acknowledgement", "{}"));

        List<String> metaData = jdbc.sql("select concat_ws(' ', meta_data ->> 'caseId', meta_data ->> 'clinicId',"
                        + " meta_data ->> 'actor', meta_data ->> 'role') from domain_event_entry"
                        + " where aggregate_identifier = ? order by sequence_number")
                .param(referral.toString())
                .query(String.class)
                .list();

        assertThat(metaData)
                .containsExactly(
                        caseId + " " + clinic + " referral-service SERVICE",
                        caseId + " " + clinic + " " + PHYSICIAN + " PHYSICIAN");
    }

    @Test
    void listsTheReferralsOfAClinicPageByPage() {
        List<UUID> ids = Stream.generate(Ids::next)
                .limit(3)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        ids.forEach(id -> topic.put(Ids.next(), requested(id)));
        Awaitility.await()
                .untilAsserted(
                        () -> list("clinicId=" + clinic).jsonPath("$.length()").isEqualTo(3));
        done(physician(ids.get(1), "acknowledgement", "{}", Ids.next()));

        list("clinicId=" + clinic + "&limit=2")
                .jsonPath("$.length()")
                .isEqualTo(2)
                .jsonPath("$[1].referralId")
                .isEqualTo(ids.get(1).toString());
        list("clinicId=" + clinic + "&limit=2&after=" + ids.get(1))
                .jsonPath("$.length()")
                .isEqualTo(1)
                .jsonPath("$[0].referralId")
                .isEqualTo(ids.get(2).toString());
        Awaitility.await()
                .untilAsserted(() -> list("clinicId=" + clinic + "&status=ACKNOWLEDGED")
                        .jsonPath("$.length()")
                        .isEqualTo(1)
                        .jsonPath("$[0].physicianId")
                        .isEqualTo(PHYSICIAN));
        list("clinicId=" + clinic + "&open=false").jsonPath("$.length()").isEqualTo(0);
        list("clinicId=" + clinic + "&open=true").jsonPath("$.length()").isEqualTo(3);
    }

    @Test
    void theInboxEqualsAFreshReplayOfItself() {
        request();
        done(physician("acceptance", "{}"));
        done(trainer("appointment", VISIT));
        Awaitility.await()
                .untilAsserted(() -> list("clinicId=" + clinic + "&status=SCHEDULED")
                        .jsonPath("$.length()")
                        .isEqualTo(1));

        http.post()
                .uri("/operations/views/verification")
                .headers(headers -> headers.set("Authorization", Tokens.bearer("admin", Role.DEPARTMENT_ADMIN)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[*].view")
                .isEqualTo(List.of("case_access", "fhir_facts", "referral_clock", "referral_inbox"))
                .jsonPath("$[*].equal")
                .isEqualTo(List.of(true, true, true, true));
    }

    @Test
    void aMalformedRecordIsPutAsideAndStopsNobody() {
        topic.putJunk(caseId, "{\"surely\": \"no event\"}");
        request(); // the same case, so the same partition, behind the junk

        ConsumerRecord<String, byte[]> letter =
                topic.await(DEAD_LETTERS, caseId, 1, seen -> true).getFirst();

        assertThat(header(letter, "backline-dead-letter-reason")).isEqualTo("not a CloudEvent");
        assertThat(header(letter, "backline-dead-letter-consumer")).isEqualTo("referral-service");
        assertThat(new String(letter.value(), UTF_8)).isEqualTo("{\"surely\": \"no event\"}");
    }

    /** What physicians' systems see: every step, in order, and nothing about whom. */
    @Test
    void tellsThePublicFeedEveryStepAndNothingAboutTheAthlete() {
        request();
        done(physician("acknowledgement", "{}"));
        done(physician("acceptance", "{}"));
        done(physician("report", REPORT));
        done(trainer("review", "{}"));
        done(trainer("reconciliation", RECONCILIATION));

        List<ConsumerRecord<String, byte[]>> feed = topic.await("referral-events", referral, 6, seen -> true);

        assertThat(feed)
                .extracting(seen -> JsonMapper.shared()
                        .readTree(seen.value())
                        .path("change")
                        .asString())
                .containsExactly("REQUESTED", "ACKNOWLEDGED", "ACCEPTED", "REPORTED", "REVIEWED", "RECONCILED");
        assertThat(feed)
                .extracting(seen -> JsonMapper.shared()
                        .readTree(seen.value())
                        .path("urgency")
                        .asString())
                .containsExactly("URGENT", "URGENT", "URGENT", "ROUTINE", "ROUTINE", "ROUTINE");
        assertThat(feed).allSatisfy(seen -> {
            assertThat(header(seen, "ce_type")).isEqualTo("org.backline.ReferralChanged.v1");
            assertThat(header(seen, "ce_subject")).isEqualTo(referral.toString());
            assertThat(header(seen, "ce_clinicid")).isEqualTo(clinic);
            assertThat(header(seen, "ce_actor")).isEmpty();
            assertThat(JsonMapper.shared().readTree(seen.value()).propertyNames())
                    .containsExactlyInAnyOrder("referralId", "clinicId", "occurredAt", "sequence", "change", "urgency");
            String everything = new String(seen.value(), UTF_8)
                    + java.util.Arrays.stream(seen.headers().toArray())
                            .map(one -> new String(one.value(), UTF_8))
                            .toList();
            assertThat(everything)
                    .doesNotContain(
                            caseId.toString(),
                            ReferralSamples.ATHLETE.toString(),
                            PHYSICIAN,
                            TRAINER,
                            "M84.38XA",
                            "No impact");
        });
    }

    @Test
    void describesItsApi() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/referrals/{referralId}/report'].post")
                .exists()
                .jsonPath("$.info.title")
                .isEqualTo("Backline: referral-service")
                .jsonPath("$.security[0].accessToken")
                .exists()
                .jsonPath("$.components.securitySchemes.accessToken.scheme")
                .isEqualTo("bearer");
        // Ready once it has seen its broker.
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(20))
                .untilAsserted(
                        () -> done(http.get().uri("/actuator/health/readiness").exchange()));
    }
}
