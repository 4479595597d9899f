package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.LEFT;
import static org.backline.local.demo.Views.happenings;
import static org.backline.local.demo.Views.text;

import org.backline.codes.BodyRegion;
import org.backline.codes.CaseOutcome;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Provocation;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(EndToEnd.class)
class MuscularBranchIT {

    @Test
    void goesFromIntakeThroughAProgramToTheEnd(Running backline) throws InterruptedException {
        Views views = backline.views();
        ToldCase told = backline.begin(
                Clinic.NORTH,
                24 * 20,
                Athlete.woman("End To End", 20, "rowing"),
                Complaint.of(BodyRegion.LUMBAR, LEFT)
                        .gradually(21)
                        .pain(5, 2, 7)
                        .worseWith(Provocation.SITTING));

        JsonNode recorded = views.awaitStage(told.caseId(), "NEW", "RECORD_FINDINGS");
        assertThat(text(recorded, "clinicId")).isEqualTo("north");
        assertThat(text(recorded, "trainerId")).isEqualTo(Person.OKAFOR.subject());

        told.examine(Examination.firstLook());
        JsonNode begun = views.awaitStage(told.caseId(), "ASSESSING", "COMPLETE_SCREEN");
        assertThat(begun.path("missing").asInt()).isPositive();

        told.examine(Examination.cleanScreen().weakGluteusMedius(LEFT));
        JsonNode proposed = views.awaitStage(told.caseId(), "ASSESSING", "CONFIRM_CAUSE");
        assertThat(text(proposed, "disposition")).isEqualTo("MANAGE");
        assertThat(text(proposed, "category")).isEqualTo("MUSCULAR");

        told.confirm(MuscularPattern.P1).awaitDraft();
        JsonNode drafted = views.awaitStage(told.caseId(), "IN_PROGRAM", "ASSIGN_PROGRAM");
        assertThat(drafted.path("causes").get(0).asString()).isEqualTo("P1");

        told.assign();
        views.awaitStage(told.caseId(), "IN_PROGRAM", "LOG_SESSION");

        told.train(2, 5, 1);
        JsonNode trained = views.awaitCase(
                told.caseId(),
                "after 2 sessions",
                row -> happenings(row).stream().filter("SessionLogged"::equals).count() == 2);
        assertThat(trained.path("pain")).isNotEmpty();

        told.complete();
        views.awaitStage(told.caseId(), "READY_TO_CLOSE", "CLOSE_CASE");

        told.close(CaseOutcome.RESOLVED);
        JsonNode closed = views.awaitStage(told.caseId(), "CLOSED", "NOTHING");
        assertThat(text(closed, "outcome")).isEqualTo("RESOLVED");
        assertThat(happenings(closed))
                .containsExactlyInAnyOrder(
                        "IntakeRecorded",
                        "AssessmentProposed",
                        "FindingsRecorded",
                        "AssessmentProposed",
                        "FindingsRecorded",
                        "AssessmentProposed",
                        "MuscularCauseIdentified",
                        "ProgramDrafted",
                        "ProgramAssigned",
                        "SessionLogged",
                        "SessionLogged",
                        "ProgramCompleted",
                        "CaseClosed");
    }

    @Test
    void refusesACauseBeforeTheScreenIsComplete(Running backline) throws InterruptedException {
        ToldCase told = backline.begin(
                Clinic.SOUTH,
                2,
                Athlete.man("Screen Incomplete", 21, "golf"),
                Complaint.of(BodyRegion.LUMBAR, LEFT).gradually(5).pain(3, 1, 5));
        told.examine(Examination.firstLook());

        Api.Answer answer = told.tryToConfirm(MuscularPattern.P1, LEFT);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(text(answer.body(), "type")).isEqualTo("urn:backline:problem:rule-violation");
        assertThat(answer.body().path("missing")).isNotEmpty();
    }
}
