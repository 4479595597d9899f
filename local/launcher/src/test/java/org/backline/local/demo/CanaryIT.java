package org.backline.local.demo;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.backline.codes.Side.LEFT;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.local.demo.EndToEnd.Running;
import org.backline.local.launcher.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Words planted wherever somebody may write freely stand nowhere but in the answers to those who may read them. */
@ExtendWith(EndToEnd.class)
class CanaryIT {

    private static final String NAME = "Quillfeather Zyxwort";
    private static final List<String> WORDS = List.of(
            "Quillfeather",
            "Zyxwort",
            "2004-02-29",
            "canaryIntake",
            "canaryFindings",
            "canaryReferral",
            "canaryReport",
            "canaryMistake");

    @Test
    void nothingThatSaysWhoItIsLeaksAndErasedItIsGone(Running backline) throws Exception {
        Api api = backline.api();
        DemoServices services = backline.services();
        UUID athleteId = UUID.randomUUID();
        UUID caseId = UUID.randomUUID();
        UUID referralId = UUID.randomUUID();
        api.post(
                services.intake(),
                "/athletes",
                athleteId,
                Person.REYES,
                Map.of(
                        "athleteId", athleteId,
                        "name", NAME,
                        "birthDate", "2004-02-29",
                        "sex", "FEMALE",
                        "sports", List.of("golf"),
                        "clinicId", "west",
                        "sickleCellTrait", "NEGATIVE"));
        Map<String, Object> intake = new LinkedHashMap<>(
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(9).pain(4, 2, 6).body());
        intake.putAll(Map.of(
                "caseId",
                caseId,
                "athleteId",
                athleteId,
                "clinicId",
                "west",
                "trainerId",
                Person.REYES.subject(),
                "occurredAt",
                backline.clock().instant().minusSeconds(60),
                "sport",
                "golf",
                "intakeSeconds",
                90,
                "note",
                "canaryIntake after practice"));
        mistakes(backline, intake);
        api.post(services.intake(), "/cases", caseId, Person.REYES, intake);
        UUID entryId = UUID.randomUUID();
        api.post(
                services.assessment(),
                "/assessments/" + caseId + "/findings",
                entryId,
                Person.REYES,
                Map.of(
                        "entryId",
                        entryId,
                        "findings",
                        Examination.cleanScreen().findings(),
                        "note",
                        "canaryFindings on the left"));
        api.post(
                services.assessment(),
                "/assessments/" + caseId + "/referral",
                referralId,
                Person.REYES,
                Map.of(
                        "referralId", referralId,
                        "category", "BONY",
                        "urgency", "ROUTINE",
                        "question", "DIAGNOSIS",
                        "note", "canaryReferral please"));
        referral(backline, referralId, "/acknowledgement", Person.HADDAD, Map.of());
        referral(backline, referralId, "/acceptance", Person.HADDAD, Map.of());
        referral(
                backline,
                referralId,
                "/report",
                Person.HADDAD,
                Map.of(
                        "diagnosisCode",
                        "M54.50",
                        "category",
                        "MUSCULAR",
                        "remainingUrgency",
                        "LIFTED",
                        "note",
                        "canaryReport nothing bony"));
        referral(backline, referralId, "/review", Person.REYES, Map.of());
        referral(
                backline,
                referralId,
                "/reconciliation",
                Person.REYES,
                Map.of(
                        "choice", ReconciliationChoice.RETURN_TO_ASSESSMENT,
                        "participation", Participation.FULL,
                        "restrictions", List.of()));
        assertThat(api.get(services.intake(), "/cases/" + caseId, Person.REYES)
                        .body()
                        .toString())
                .as("whoever may read it can")
                .contains("canaryIntake");
        backline.views().awaitQuiet();

        var outputs = new Outputs(backline);
        assertThat(outputs.holding(List.of(caseId.toString())))
                .as("the search finds what is there")
                .anyMatch(place -> place.contains("topic case-events"))
                .anyMatch(place -> place.contains("table domain_event_entry of intake-service"));
        assertThat(outputs.holding(WORDS)).isEmpty();

        erase(backline, athleteId, caseId);

        assertThat(api.get(services.intake(), "/athletes/" + athleteId, Person.REYES)
                        .isAccepted())
                .isFalse();
        assertThat(api.get(backline.of(Service.DASHBOARD), "/api/trainer/cases/" + caseId, Person.REYES)
                        .body()
                        .toString())
                .as("the clinical facts stay")
                .contains("PhysicianReported")
                .doesNotContain("Quillfeather");
        backline.views().awaitQuiet();
        assertThat(outputs.holding(WORDS)).isEmpty();
    }

    /** Whoever types a name into the wrong field does not find it in a log. */
    private static void mistakes(Running backline, Map<String, Object> intake) throws InterruptedException {
        for (String field : List.of("caseId", "occurredAt", "sport", "night", "clinicId", "unknownField")) {
            Map<String, Object> wrong = new LinkedHashMap<>(intake);
            wrong.put(field, "canaryMistake " + NAME);
            Api.Answer answer = backline.api()
                    .postOnce(backline.services().intake(), "/cases", UUID.randomUUID(), Person.REYES, wrong);
            assertThat(answer.isAccepted()).as(field).isFalse();
            assertThat(answer.body().toString()).as("problem of " + field).doesNotContain("Quillfeather");
        }
    }

    private static void referral(Running backline, UUID referralId, String act, Person as, Map<String, ?> body)
            throws InterruptedException {
        backline.api()
                .post(backline.services().referral(), "/referrals/" + referralId + act, UUID.randomUUID(), as, body);
    }

    private static void erase(Running backline, UUID athleteId, UUID caseId) throws Exception {
        Api api = backline.api();
        var outputs = new Outputs(backline);
        String notes = "select count(*) from note where case_id = '" + caseId + "'";
        List<Service> noted = List.of(Service.INTAKE, Service.ASSESSMENT, Service.REFERRAL);
        for (Service service : noted) {
            assertThat(outputs.count(service, notes)).as(service.module()).isPositive();
        }
        api.post(
                backline.services().intake(),
                "/cases/" + caseId + "/closure",
                UUID.randomUUID(),
                Person.REYES,
                Map.of("outcome", CaseOutcome.RESOLVED));
        api.post(
                backline.services().intake(),
                "/athletes/" + athleteId + "/erasure",
                UUID.randomUUID(),
                Person.NAKAMURA,
                Map.of("reason", "ATHLETE_REQUEST", "authority", "PRIVACY_LAW"));
        for (Service service : noted) {
            await("notes of " + service.module()).atMost(60, SECONDS).until(() -> outputs.count(service, notes) == 0);
        }
        assertThat(outputs.count(
                        Service.INTAKE,
                        "select count(*) from athlete where athlete_id = '" + athleteId + "' and identity is not null"))
                .isZero();
    }
}
