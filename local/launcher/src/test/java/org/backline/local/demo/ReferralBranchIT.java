package org.backline.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backline.codes.Side.MIDLINE;
import static org.backline.local.demo.Views.happenings;
import static org.backline.local.demo.Views.text;

import java.util.Collections;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.Mechanism;
import org.backline.codes.MuscularPattern;
import org.backline.codes.Participation;
import org.backline.codes.Provocation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.backline.local.demo.EndToEnd.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(EndToEnd.class)
class ReferralBranchIT {

    @Test
    void goesFromAnEmergencyAtTheDoorToThePhysicianAndBack(Running backline) throws InterruptedException {
        Views views = backline.views();
        ToldCase told = backline.begin(
                Clinic.WEST,
                3,
                Athlete.man("Door Emergency", 22, "weightlifting"),
                Complaint.of(BodyRegion.LUMBAR, MIDLINE)
                        .suddenly(1, Mechanism.LIFTING)
                        .pain(8, 6, 9)
                        .flagged(RedFlag.CES_SADDLE));

        ToldCase.ToldReferral referral = told.atTheDoor();
        JsonNode inbox = views.awaitReferral(referral.id(), "DELIVERED");
        assertThat(text(inbox, "urgency")).isEqualTo("EMERGENCY");
        assertThat(text(inbox, "origin")).isEqualTo("INTAKE");
        assertThat(text(inbox, "caseId")).isEqualTo(told.caseId().toString());
        JsonNode waiting = views.awaitStage(told.caseId(), "WITH_PHYSICIAN", "AWAIT_PHYSICIAN");
        assertThat(text(waiting, "urgency")).isEqualTo("EMERGENCY");

        referral.acknowledge();
        views.awaitReferral(referral.id(), "ACKNOWLEDGED");
        referral.accept();
        views.awaitReferral(referral.id(), "ACCEPTED");
        referral.schedule(2);
        views.awaitReferral(referral.id(), "SCHEDULED");

        referral.report(
                Report.of("M51.17", CauseCategory.DISC).ordered(Diagnostic.MRI).restricting(Restriction.NO_LIFTING));
        JsonNode reported = views.awaitReferral(referral.id(), "REPORTED");
        assertThat(text(reported.path("report"), "diagnosisCode")).isEqualTo("M51.17");
        views.awaitCase(
                told.caseId(), "with an answer", row -> text(row, "nextAction").equals("REVIEW_ANSWER"));

        referral.review();
        views.awaitReferral(referral.id(), "REVIEWED");
        views.awaitCase(
                told.caseId(),
                "to be reconciled",
                row -> text(row, "nextAction").equals("RECONCILE"));

        referral.reconcile(ReconciliationChoice.RETURN_TO_ASSESSMENT, Participation.LIMITED, Restriction.NO_LIFTING);
        // The result of the ordered study is still to come: the trainer has decided, and the loop is not closed.
        JsonNode closed = views.awaitReferral(referral.id(), "RECONCILED");
        assertThat(text(closed.path("reconciliation"), "choice")).isEqualTo("RETURN_TO_ASSESSMENT");
        JsonNode back = views.awaitCase(
                told.caseId(),
                "back in assessment",
                row -> text(row, "stage").equals("ASSESSING")
                        && text(row, "participation").equals("LIMITED")
                        && Collections.frequency(happenings(row), "AssessmentProposed") == 2);
        assertThat(text(back.path("referral"), "status")).isEqualTo("RECONCILED");
        assertThat(back.path("urgency").isNull()).as("no urgency: " + back).isTrue();
        // The athlete was seen hours ago, so that the clock may have said meanwhile that nobody had answered yet.
        assertThat(happenings(back))
                .filteredOn(happened -> !happened.equals("ReferralStalled"))
                .containsExactlyInAnyOrder(
                        "IntakeRecorded",
                        "ReferralRequested",
                        "AssessmentProposed",
                        "NonMuscularCauseSuspected",
                        "ReferralDelivered",
                        "ReferralAcknowledged",
                        "ReferralAccepted",
                        "AppointmentScheduled",
                        "PhysicianReported",
                        "ReferralReviewed",
                        "ReferralReconciled",
                        "ParticipationStatusChanged",
                        "ParticipationStatusChanged",
                        "AssessmentProposed");

        // The physician has lifted the urgency: the trainer may go on with the case.
        told.examine(Examination.cleanScreen().poorControl());
        views.awaitCase(told.caseId(), "examined", row -> happenings(row).contains("FindingsRecorded"));
    }

    @Test
    void holdsTheProgramWhileThePhysicianIsAskedAndResumesIt(Running backline) throws InterruptedException {
        Views views = backline.views();
        ToldCase told = backline.begin(
                Clinic.NORTH,
                24 * 9,
                Athlete.woman("Held Program", 21, "swimming"),
                Complaint.of(BodyRegion.LUMBAR, Side.RIGHT)
                        .gradually(15)
                        .pain(4, 2, 6)
                        .worseWith(Provocation.ROTATION));
        told.examine(Examination.cleanScreen().poorControl())
                .confirm(MuscularPattern.P6)
                .assign()
                .train(1, 4, 4);

        told.refer(CauseCategory.UNDETERMINED, Urgency.ROUTINE, ReferralQuestion.MANAGEMENT_ADVICE);
        JsonNode held = views.awaitCase(
                told.caseId(), "held", row -> text(row.path("program"), "state").equals("HELD"));
        assertThat(text(held, "stage")).isEqualTo("WITH_PHYSICIAN");
        UUID asked = told.asked().id();
        views.awaitReferral(asked, "DELIVERED");

        told.asked()
                .acknowledge()
                .accept()
                .report(Report.of("M54.59", CauseCategory.MUSCULAR))
                .review()
                .reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.FULL);

        views.awaitReferral(asked, "CLOSED");
        views.awaitStage(told.caseId(), "IN_PROGRAM", "LOG_SESSION");
        told.train(1, 3, 3);
    }

    @Test
    void leavesTheDeclinedReferralToTheTrainer(Running backline) throws InterruptedException {
        Views views = backline.views();
        ToldCase told = backline.begin(
                Clinic.SOUTH,
                30,
                Athlete.woman("Declined Referral", 18, "soccer"),
                Complaint.of(BodyRegion.LUMBAR, MIDLINE)
                        .gradually(25)
                        .pain(4, 2, 6)
                        .worseWith(Provocation.EXTENSION));
        told.examine(Examination.cleanScreen())
                .refer(CauseCategory.BONY, Urgency.ROUTINE, ReferralQuestion.DIAGNOSIS, Diagnostic.MRI);

        // Whom somebody else could help is asked on; this is an answer.
        told.asked().decline(DeclineReason.NOT_INDICATED);

        views.awaitReferral(told.asked().id(), "DECLINED");
        views.awaitCase(
                told.caseId(),
                "with an answer to read",
                row -> text(row, "nextAction").equals("REVIEW_ANSWER"));
        told.asked().review().reconcile(ReconciliationChoice.RETURN_TO_ASSESSMENT, Participation.FULL);
        views.awaitReferral(told.asked().id(), "CLOSED");
    }
}
