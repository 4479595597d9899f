package org.backline.program;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;
import static org.backline.program.ProgramWorld.aReconciliation;
import static org.backline.program.ProgramWorld.aReferral;
import static org.backline.program.ProgramWorld.aWeakGlute;
import static org.backline.program.ProgramWorld.identified;
import static org.backline.program.ProgramWorld.theClose;
import static org.backline.program.ProgramWorld.theReopening;
import static org.backline.program.ProgramWorld.tightHipFlexors;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.backline.codes.MuscularPattern;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.Role;
import org.backline.codes.StopReason;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramDrafted;
import org.backline.events.ProgramStopped;
import org.backline.support.testing.CaseEventsTopic;
import org.backline.support.time.Ids;
import org.junit.jupiter.api.Test;

/** A program from its cause to its end, and what the service answers on the way. */
class ProgramServiceTest extends RunningProgramService {

    @Test
    void anIdentifiedCauseDraftsAProgramOnceHoweverOftenItComes() {
        UUID eventId = topic.publish(aWeakGlute(caseId));
        topic.publish(aWeakGlute(caseId), eventId);
        awaitState("DRAFTED");
        topic.publish(aWeakGlute(caseId), eventId);
        topic.publish(aWeakGlute(caseId));
        post("/assignment", Map.of("safetyNetGiven", true)).expectStatus().isOk();

        awaitSaid("ProgramDrafted", "ProgramAssigned");
        ProgramDrafted drafted = (ProgramDrafted) said().getFirst();
        assertThat(drafted.causes()).isEqualTo(aWeakGlute(caseId).causes());
        assertThat(drafted.exercises())
                .first()
                .satisfies(first -> assertThat(first.exercise()).isEqualTo("E03"));
        assertThat(drafted.excluded()).anySatisfy(left -> {
            assertThat(left.exercise()).isEqualTo("E35");
            assertThat(left.rule()).isEqualTo("NO-SUPERMAN");
        });
        assertThat(((ProgramAssigned) said().getLast()).exercises()).isEqualTo(drafted.exercises());
        get("/programs/" + caseId)
                .jsonPath("$.programId")
                .isEqualTo(drafted.programId().toString())
                .jsonPath("$.version")
                .isEqualTo(1);
    }

    @Test
    void aProgramIsAssignedTrainedAndCompleted() {
        draft();
        post("/assignment", Map.of("safetyNetGiven", true))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        UUID sessionId = Ids.next();
        String place = "/programs/" + caseId + "/sessions/" + sessionId;
        for (int time = 0; time < 2; time++) {
            post("/sessions", session(sessionId))
                    .expectStatus()
                    .isCreated()
                    .expectHeader()
                    .valueEquals("Location", place)
                    .expectHeader()
                    .valueEquals("ETag", "\"2\"")
                    .expectBody()
                    .json("{\"id\":\"" + caseId + "\",\"version\":2}");
        }
        get(place)
                .jsonPath("$.painDuring")
                .isEqualTo(3)
                .jsonPath("$.exercisesDone[1]")
                .isEqualTo("E15");
        refused(act("completion"), 409, "rule-violation")
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).startsWith("GATE-G4: Return to play is not shown yet"));
        post("/completion", Map.of("override", "CLINICAL_JUDGEMENT"))
                .expectStatus()
                .isOk();

        awaitSaid("ProgramDrafted", "ProgramAssigned", "SessionLogged", "ProgramCompleted");
        get("/programs/" + caseId)
                .jsonPath("$.state")
                .isEqualTo("COMPLETED")
                .jsonPath("$.sessions")
                .isEqualTo(1);
        awaitListed("COMPLETED");
    }

    @Test
    void aSessionIsItsOwnKey() {
        assigned();
        for (int time = 0; time < 2; time++) {
            post("/sessions", session(Ids.next()), null, null).expectStatus().isCreated();
        }
        get("/programs/" + caseId).jsonPath("$.sessions").isEqualTo(2);
    }

    @Test
    void theTopicSaysOnWhoseAccount() {
        assigned();
        awaitSaid("ProgramDrafted", "ProgramAssigned");
        assertThat(CaseEventsTopic.read(
                        "case-events", letter -> caseId.toString().equals(letter.key())))
                .extracting(
                        letter -> CaseEventsTopic.header(letter, "ce_type"),
                        letter -> CaseEventsTopic.header(letter, "ce_actor"))
                .contains(
                        tuple("org.backline.ProgramDrafted.v1", "program-service"),
                        tuple("org.backline.ProgramAssigned.v1", "trainer.okafor"));
    }

    @Test
    void aTrainerHoldsResumesAndStops() {
        assigned();
        post("/hold", Map.of("reason", "ILLNESS")).expectStatus().isOk();
        get("/programs/" + caseId).jsonPath("$.heldFor").isEqualTo("ILLNESS");
        act("resumption").expectStatus().isOk();
        post("/stop", Map.of("reason", "ATHLETE_WITHDREW")).expectStatus().isOk();

        awaitSaid("ProgramDrafted", "ProgramAssigned", "ProgramHeld", "ProgramResumed", "ProgramStopped");
    }

    @Test
    void aReferralHoldsTheProgramAndOnlyItsReconciliationResumesIt() {
        assigned();
        topic.publish(aReferral(caseId));
        awaitState("HELD");
        act("resumption")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.detail")
                .isEqualTo("A program held for a referral goes on when the referral is reconciled");
        awaitListed("HELD");

        topic.publish(aReconciliation(caseId, ReconciliationChoice.RESUME_PROGRAM));
        awaitState("ASSIGNED");
        awaitSaid("ProgramDrafted", "ProgramAssigned", "ProgramHeld", "ProgramResumed");
    }

    @Test
    void aProgramThatIsToChangeRestsUntilTheNextCauseIsIdentified() {
        assigned();
        topic.publish(aReferral(caseId));
        topic.publish(aReconciliation(caseId, ReconciliationChoice.CHANGE_PROGRAM));
        topic.publish(tightHipFlexors(caseId));

        awaitState("DRAFTED");
        awaitSaid("ProgramDrafted", "ProgramAssigned", "ProgramHeld", "ProgramStopped", "ProgramDrafted");
        assertThat(said())
                .satisfiesOnlyOnce(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                ProgramStopped.class,
                                stopped -> assertThat(stopped.reason()).isEqualTo(StopReason.CAUSE_REVISED)));
    }

    @Test
    void theTrainersChoiceToStopStopsIt() {
        assigned();
        topic.publish(aReferral(caseId));
        topic.publish(aReconciliation(caseId, ReconciliationChoice.STOP_PROGRAM));

        awaitState("STOPPED");
        get("/programs/" + caseId).jsonPath("$.stoppedFor").isEqualTo("PHYSICIAN_DECISION");
    }

    @Test
    void aClosedCaseHasNoProgramUntilItIsOpenAgain() {
        draft();
        topic.publish(theClose(caseId));

        awaitState("STOPPED");
        get("/programs/" + caseId).jsonPath("$.stoppedFor").isEqualTo("CASE_CLOSED");
        refused(post("/assignment", Map.of("safetyNetGiven", true)), 409, "rule-violation")
                .jsonPath("$.detail")
                .isEqualTo("The case is closed; reopen it first");

        topic.publish(theReopening(caseId));
        awaitState("DRAFTED");
        post("/assignment", Map.of("safetyNetGiven", true)).expectStatus().isOk();
        awaitSaid("ProgramDrafted", "ProgramStopped", "ProgramDrafted", "ProgramAssigned");
    }

    @Test
    void aCauseThatIsHeardAfterTheClosingDraftsNothingBeforeTheReopening() {
        topic.publish(theClose(caseId));
        topic.publish(aWeakGlute(caseId));
        topic.publish(theReopening(caseId));

        awaitState("DRAFTED");
        awaitSaid("ProgramDrafted");
        assertThat(((ProgramDrafted) said().getFirst()).occurredAt())
                .isEqualTo(theReopening(caseId).occurredAt());
    }

    @Test
    void whatIsSaidBeforeThereIsAProgramIsPassedOver() {
        topic.publish(aReferral(caseId));
        topic.publish(aReconciliation(caseId, ReconciliationChoice.RESUME_PROGRAM));
        topic.publish(aReconciliation(caseId, ReconciliationChoice.STOP_PROGRAM));
        topic.publish(aWeakGlute(caseId));

        awaitState("DRAFTED");
        assertThat(deadLetters()).isZero();
    }

    @Test
    void programsAreListedByClinicInPages() {
        List<UUID> cases = Stream.generate(Ids::next)
                .limit(3)
                .sorted(Comparator.comparing(UUID::toString))
                .toList();
        cases.forEach(one -> topic.publish(identified(one, "riverside", MuscularPattern.P2)));
        signIn(Role.ATHLETIC_TRAINER, "riverside");
        await().atMost(60, SECONDS)
                .untilAsserted(() -> get("/programs?clinicId=riverside&state=DRAFTED")
                        .jsonPath("$[*].caseId")
                        .isEqualTo(cases.stream().map(UUID::toString).toList()));
        get("/programs?clinicId=riverside&limit=1&after=" + cases.getFirst())
                .jsonPath("$[*].caseId")
                .isEqualTo(List.of(cases.get(1).toString()));
        get("/programs?clinicId=riverside&state=STOPPED").json("[]");
    }

    @Test
    void theLibraryIsShownWithItsRules() {
        get("/exercises")
                .jsonPath("$.exercises.length()")
                .isEqualTo(37)
                .jsonPath("$.version")
                .isNotEmpty()
                .jsonPath("$.hash")
                .isNotEmpty()
                .jsonPath("$.rules[?(@.id=='NO-SUPERMAN')].grade")
                .isEqualTo("X");
    }

    @Test
    void everyRuleThatAProgramNamesIsExplained() {
        draft();
        awaitSaid("ProgramDrafted");
        ProgramDrafted drafted = (ProgramDrafted) said().getFirst();
        drafted.exercises()
                .forEach(exercise -> get("/exercises/rules/" + exercise.rule())
                        .jsonPath("$.text")
                        .isNotEmpty());
        drafted.excluded()
                .forEach(exercise -> get("/exercises/rules/" + exercise.rule())
                        .jsonPath("$.text")
                        .isNotEmpty());
        http.get().uri("/exercises/rules/P99").exchange().expectStatus().isNotFound();
    }

    @Test
    void theViewEqualsAFreshReplayOfItself() {
        assigned();
        awaitListed("ASSIGNED");
        signIn(Role.DEPARTMENT_ADMIN, "north");
        http.post()
                .uri("/operations/views/verification")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$[?(@.view=='programs')].equal")
                .isEqualTo(true);
    }
}
