package org.backline.local.demo;

import static org.backline.codes.BodyRegion.*;
import static org.backline.codes.MuscularPattern.*;
import static org.backline.codes.Provocation.*;
import static org.backline.codes.Side.*;
import static org.backline.local.demo.Athlete.man;
import static org.backline.local.demo.Athlete.woman;
import static org.backline.local.demo.Examination.cleanScreen;
import static org.backline.local.demo.Story.Course.NOTHING_YET;

import java.util.List;
import org.backline.codes.CaseOutcome;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.HoldReason;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReopeningReason;
import org.backline.codes.Restriction;
import org.backline.codes.Urgency;

/** The clinic of the field sports. */
final class SouthClinic {

    private SouthClinic() {}

    static List<Story> stories() {
        return List.of(
                // Seen today.
                seen(
                        1,
                        woman("Thandiwe Rasmussen", 21, "soccer"),
                        Complaint.of(LUMBAR, LEFT)
                                .and(HIP, LEFT)
                                .gradually(15)
                                .pain(3, 1, 5)
                                .worseWith(RUNNING, ROTATION),
                        NOTHING_YET),
                seen(
                        7,
                        man("Bastien Kowalczyk", 20, "lacrosse"),
                        Complaint.of(LUMBAR, RIGHT)
                                .suddenly(2, Mechanism.TWISTING)
                                .pain(5, 2, 7)
                                .worseWith(FLEXION, ROTATION),
                        NOTHING_YET),

                // Urgent at the door.
                seen(
                        4,
                        man("Marquis Delgado", 19, "american-football").withSickleCellTrait(),
                        Complaint.of(LUMBAR, BILATERAL)
                                .suddenly(0, Mechanism.HARD_EFFORT)
                                .pain(9, 7, 10)
                                .worseWith(MOVEMENT)
                                .flagged(RedFlag.EXERT_SEV)
                                .noted(
                                        "Back muscles rigid after sprints; carries sickle-cell trait. Emergency plan started."),
                        told -> told.atTheDoor().acknowledge().accept()),
                seen(
                        24 * 3,
                        woman("Femke Adeyemi", 22, "field-hockey"),
                        Complaint.of(FLANK, LEFT)
                                .suddenly(2, Mechanism.DIRECT_BLOW)
                                .pain(6, 4, 8)
                                .worseWith(MOVEMENT)
                                .flagged(RedFlag.VISC, RedFlag.TRAUMA_MAJOR),
                        told -> told.atTheDoor()
                                .acknowledge()
                                .accept()
                                .schedule(-40)
                                .report(
                                        Report.of("S37.012A", CauseCategory.SERIOUS)
                                                .ordered(Diagnostic.CT, Diagnostic.URINALYSIS)
                                                .restricting(Restriction.NO_CONTACT, Restriction.NO_RUNNING)
                                                .leaving(Urgency.URGENT)
                                                .noting(
                                                        "Small renal contusion. No contact until the control in three weeks."))),
                seen(
                        24 * 2,
                        man("Ignatius Bellweather", 23, "rugby"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .gradually(9)
                                .pain(5, 4, 7)
                                .worseWith(LYING)
                                .flagged(RedFlag.FEVER),
                        NOTHING_YET),

                // Half-way through the assessment.
                seen(
                        55,
                        woman("Rosalind Achterberg", 20, "softball"),
                        Complaint.of(LUMBAR, RIGHT).gradually(17).pain(4, 1, 6).worseWith(ROTATION, THROWING),
                        told -> told.examine(cleanScreen().poorControl())),
                seen(
                        70,
                        man("Zephyr Lindholm", 19, "soccer"),
                        Complaint.of(LUMBAR, LEFT)
                                .and(LEG, LEFT)
                                .suddenly(8, Mechanism.LIFTING)
                                .pain(6, 3, 8)
                                .worseWith(SITTING, COUGH)
                                .downTheLeg(LegSymptoms.LEFT),
                        told -> told.examine(cleanScreen().irritatedRoot(LEFT))),

                // In a program.
                seen(
                        24 * 4,
                        man("Augustin Mbeki", 22, "baseball"),
                        Complaint.of(LUMBAR, RIGHT)
                                .suddenly(3, Mechanism.LIFTING)
                                .pain(6, 3, 8)
                                .worseWith(FLEXION, LIFTING),
                        told -> told.examine(cleanScreen().strainedExtensors(RIGHT))
                                .confirm(P5)
                                .assign()
                                .train(1, 5, 5)),
                seen(
                        24 * 15,
                        woman("Clementine Haraldsen", 21, "soccer"),
                        Complaint.of(SI_JOINT, LEFT).gradually(18).pain(4, 2, 6).worseWith(STANDING, RUNNING),
                        told -> told.examine(cleanScreen().soreSacroiliacJoint(LEFT))
                                .confirm(P8)
                                .assign()
                                .train(5, 4, 2)),
                seen(
                        24 * 22,
                        man("Leopold Nakamura", 20, "field-hockey"),
                        Complaint.of(LUMBAR, BILATERAL)
                                .gradually(50)
                                .pain(4, 2, 6)
                                .worseWith(STANDING, FLEXION)
                                .scoring(Instrument.RMDQ, 8),
                        told -> told.examine(cleanScreen().poorControl())
                                .confirm(P6)
                                .assign()
                                .train(6, 4, 3)
                                .hold(HoldReason.ILLNESS)),

                // Over.
                seen(
                        24 * 37,
                        woman("Josephine Tuiasosopo", 22, "softball"),
                        Complaint.of(LUMBAR, LEFT).gradually(20).pain(5, 2, 6).worseWith(STANDING, RUNNING),
                        told -> told.examine(cleanScreen().weakGluteusMedius(LEFT))
                                .confirm(P1)
                                .assign()
                                .train(12, 5, 1)
                                .complete()
                                .close(CaseOutcome.RESOLVED)),
                seen(
                        24 * 39,
                        man("Cornelius Ashgrove", 21, "cricket"),
                        Complaint.of(LUMBAR, RIGHT)
                                .suddenly(2, Mechanism.LIFTING)
                                .pain(6, 4, 8)
                                .worseWith(FLEXION),
                        told -> told.examine(cleanScreen().strainedExtensors(RIGHT))
                                .confirm(P5)
                                .assign()
                                .train(6, 5, 0)
                                .complete()
                                .close(CaseOutcome.SELF_MANAGED)
                                .reopen(ReopeningReason.RECURRENCE)),

                // A physician is asked, says no, says yes, answers.
                seen(
                        24 * 9,
                        woman("Beatrix Villanueva", 18, "lacrosse"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .gradually(21)
                                .pain(4, 2, 7)
                                .worseWith(EXTENSION),
                        told -> told.examine(cleanScreen())
                                .refer(CauseCategory.BONY, Urgency.ROUTINE, ReferralQuestion.DIAGNOSIS, Diagnostic.MRI)
                                .asked()
                                .decline(DeclineReason.INSUFFICIENT_INFORMATION)),
                seen(
                        24 * 19,
                        man("Ambrose Thorvald", 21, "rugby"),
                        Complaint.of(LUMBAR, RIGHT)
                                .and(LEG, RIGHT)
                                .suddenly(10, Mechanism.LIFTING)
                                .pain(7, 4, 8)
                                .worseWith(SITTING)
                                .downTheLeg(LegSymptoms.RIGHT),
                        told -> told.examine(cleanScreen().footDrops(RIGHT))
                                .refer(
                                        CauseCategory.NERVE,
                                        Urgency.URGENT,
                                        ReferralQuestion.DIAGNOSIS,
                                        Diagnostic.MRI,
                                        Diagnostic.EMG)
                                .limit(Participation.OUT)
                                .asked()
                                .acknowledge()
                                .accept()
                                .report(Report.of("M51.16", CauseCategory.DISC)
                                        .ordered(Diagnostic.MRI)
                                        .restricting(Restriction.NO_LIFTING, Restriction.NO_FLEXION)
                                        .leaving(Urgency.ROUTINE)
                                        .noting("Disc with L5 root. Weakness is improving; control in four weeks."))
                                .review()),
                seen(
                        24 * 38,
                        woman("Seraphina Oduya", 20, "soccer"),
                        Complaint.of(LUMBAR, LEFT).gradually(25).pain(4, 2, 6).worseWith(RUNNING, STANDING),
                        told -> told.examine(cleanScreen().weakGluteusMedius(LEFT))
                                .confirm(P1)
                                .assign()
                                .train(8, 5, 4)
                                .refer(CauseCategory.UNDETERMINED, Urgency.ROUTINE, ReferralQuestion.MANAGEMENT_ADVICE)
                                .asked()
                                .acknowledge()
                                .accept()
                                .report(Report.of("M54.59", CauseCategory.MUSCULAR)
                                        .noting("Nothing structural. Please go on with the hip program."))
                                .review()
                                .reconcile(ReconciliationChoice.RESUME_PROGRAM, Participation.FULL)
                                .train(9, 4, 2)));
    }

    private static Story seen(int hoursAgo, Athlete athlete, Complaint complaint, Story.Course course) {
        return new Story(athlete, Clinic.SOUTH, hoursAgo, complaint, course);
    }
}
