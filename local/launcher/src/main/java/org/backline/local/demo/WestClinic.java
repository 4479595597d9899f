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
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.OverrideReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Urgency;

/** The clinic of the indoor and combat sports. */
final class WestClinic {

    private WestClinic() {}

    static List<Story> stories() {
        return List.of(
                // Seen today or yesterday.
                seen(
                        6,
                        woman("Philippa Johansen", 19, "tennis"),
                        Complaint.of(LUMBAR, RIGHT).gradually(8).pain(3, 1, 5).worseWith(ROTATION),
                        NOTHING_YET),
                seen(
                        28,
                        man("Raphael Nwosu", 22, "golf"),
                        Complaint.of(LUMBAR, LEFT).again(5).pain(4, 2, 6).worseWith(ROTATION, FLEXION),
                        NOTHING_YET),

                // Urgent or worse at the door.
                seen(
                        8,
                        woman("Gwendolyn Strand", 20, "cheerleading"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .suddenly(0, Mechanism.FALL)
                                .pain(8, 6, 9)
                                .worseWith(MOVEMENT)
                                .flagged(RedFlag.TRAUMA_MAJOR)
                                .noted(
                                        "Dropped from a stunt onto the lower back. Lies on a board until the physician has seen her."),
                        NOTHING_YET),
                seen(
                        24 * 11,
                        man("Theodric Valdivia", 23, "weightlifting"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .and(LEG, BILATERAL)
                                .suddenly(3, Mechanism.LIFTING)
                                .pain(7, 5, 9)
                                .downTheLeg(LegSymptoms.BILATERAL)
                                .flagged(RedFlag.CES_BILAT),
                        told -> told.atTheDoor()
                                .acknowledge()
                                .accept()
                                .schedule(-240)
                                .report(
                                        Report.of("M51.17", CauseCategory.DISC)
                                                .ordered(Diagnostic.MRI)
                                                .restricting(Restriction.NO_LIFTING, Restriction.NO_FLEXION)
                                                .noting(
                                                        "No compression of the cauda equina. Central protrusion; may be managed in the clinic."))
                                .review()
                                .reconcile(
                                        ReconciliationChoice.RETURN_TO_ASSESSMENT,
                                        Participation.LIMITED,
                                        Restriction.NO_LIFTING,
                                        Restriction.NO_FLEXION)),

                // In assessment.
                seen(
                        60,
                        woman("Octavia Rindt", 21, "dance"),
                        Complaint.of(LUMBAR, BILATERAL)
                                .gradually(30)
                                .pain(3, 1, 5)
                                .worseWith(STANDING),
                        told -> told.examine(cleanScreen().tightHipFlexors(RIGHT))),
                seen(
                        80,
                        man("Florian Achebe", 18, "wrestling"),
                        Complaint.of(LUMBAR, LEFT).gradually(22).pain(4, 1, 7).worseWith(EXTENSION, ROTATION),
                        told -> told.examine(cleanScreen())),

                // In a program.
                seen(
                        24 * 5,
                        woman("Evangeline Sato", 22, "tennis"),
                        Complaint.of(LUMBAR, RIGHT)
                                .and(FLANK, RIGHT)
                                .gradually(12)
                                .pain(4, 2, 6)
                                .worseWith(SIDE_BEND),
                        told -> told.examine(cleanScreen().overworkedQuadratus(RIGHT))
                                .confirm(P4)
                                .assign()),
                seen(
                        24 * 14,
                        man("Percival Ekström", 21, "basketball"),
                        Complaint.of(LUMBAR, LEFT).gradually(33).pain(5, 2, 6).worseWith(JUMPING, STANDING),
                        told -> told.examine(cleanScreen().weakGluteusMedius(LEFT))
                                .confirm(P1)
                                .assign()
                                .train(5, 5, 3)),
                seen(
                        24 * 27,
                        woman("Araminta Boateng", 20, "dance"),
                        Complaint.of(LUMBAR, BILATERAL)
                                .gradually(60)
                                .pain(4, 2, 5)
                                .worseWith(STANDING)
                                .scoring(Instrument.RMDQ, 7),
                        told -> told.examine(cleanScreen().tightHipFlexors(LEFT))
                                .confirm(P2)
                                .assign()
                                .train(9, 4, 1)),
                seen(
                        24 * 8,
                        man("Montgomery Ruiz", 22, "ice-hockey"),
                        Complaint.of(LUMBAR, LEFT).gradually(16).pain(4, 2, 6).worseWith(ROTATION, FLEXION),
                        told -> told.examine(cleanScreen())
                                .overrule(P6, NONE, OverrideReason.KNOWN_HISTORY)
                                .assign()
                                .train(2, 4, 4)
                                .offerTo(Clinic.NORTH)),

                // Another clinic took it over and brought it to its end.
                seen(
                                24 * 38,
                                woman("Isadora Lindqvist-Park", 23, "swimming"),
                                Complaint.of(LUMBAR, RIGHT)
                                        .gradually(26)
                                        .pain(5, 3, 6)
                                        .worseWith(ROTATION),
                                told -> told.examine(cleanScreen().weakGluteusMedius(RIGHT))
                                        .confirm(P1)
                                        .assign()
                                        .train(6, 5, 3)
                                        .offerTo(Clinic.SOUTH)
                                        .takenBy(Clinic.SOUTH)
                                        .complete()
                                        .close(CaseOutcome.RESOLVED))
                        .seenByTheHeadTrainer(),
                seen(
                        24 * 40,
                        man("Valentin Okonkwo", 20, "golf"),
                        Complaint.of(LUMBAR, LEFT).gradually(14).pain(3, 1, 4).worseWith(ROTATION),
                        told -> told.examine(cleanScreen().poorControl()).close(CaseOutcome.WITHDRAWN)),

                // A physician is in it.
                seen(
                        24 * 7,
                        man("Sylvester Grimaldi", 19, "ice-hockey"),
                        Complaint.of(LUMBAR, RIGHT)
                                .and(LEG, RIGHT)
                                .gradually(28)
                                .pain(5, 3, 7)
                                .worseWith(SITTING, FLEXION, COUGH)
                                .downTheLeg(LegSymptoms.RIGHT),
                        told -> told.examine(cleanScreen().irritatedRoot(RIGHT))
                                .refer(CauseCategory.NERVE, Urgency.ROUTINE, ReferralQuestion.DIAGNOSIS, Diagnostic.MRI)
                                .asked()
                                .acknowledge()),
                seen(
                        24 * 30,
                        woman("Cordelia Nyström", 19, "cross-country"),
                        Complaint.of(SACRAL, LEFT)
                                .gradually(35)
                                .pain(5, 3, 7)
                                .worseWith(RUNNING, JUMPING)
                                .flagged(RedFlag.REDS),
                        told -> told.examine(cleanScreen().boneTender(SpinalLevel.S1, LEFT))
                                .refer(
                                        CauseCategory.BONY,
                                        Urgency.ROUTINE,
                                        ReferralQuestion.IMAGING_NEEDED,
                                        Diagnostic.MRI,
                                        Diagnostic.BLOOD_TESTS)
                                .asked()
                                .acknowledge()
                                .accept()
                                .report(
                                        Report.of("M84.350A", CauseCategory.BONY)
                                                .ordered(Diagnostic.MRI, Diagnostic.BLOOD_TESTS)
                                                .restricting(Restriction.NO_IMPACT, Restriction.NO_RUNNING)
                                                .leaving(Urgency.ROUTINE)
                                                .noting(
                                                        "Sacral stress fracture. Pool only; nutrition and cycle are being looked after."))),
                seen(
                        24 * 36,
                        man("Barnaby Castellanos", 22, "wrestling"),
                        Complaint.of(LUMBAR, LEFT)
                                .gradually(100)
                                .pain(5, 3, 6)
                                .worseWith(REST)
                                .betterWith(MOVEMENT)
                                .stiffInTheMorning(50)
                                .flagged(RedFlag.IBP, RedFlag.SPA_X),
                        told -> told.examine(cleanScreen())
                                .refer(
                                        CauseCategory.SERIOUS,
                                        Urgency.ROUTINE,
                                        ReferralQuestion.DIAGNOSIS,
                                        Diagnostic.BLOOD_TESTS,
                                        Diagnostic.MRI)
                                .asked()
                                .acknowledge()
                                .accept()
                                .report(
                                        Report.of("M45.6", CauseCategory.SERIOUS)
                                                .noting(
                                                        "Blood tests and MRI agree: axial spondyloarthritis. Rheumatology has taken over; please keep him moving."))
                                .review()
                                .reconcile(
                                        ReconciliationChoice.STOP_PROGRAM,
                                        Participation.LIMITED,
                                        Restriction.NO_CONTACT)
                                .close(CaseOutcome.UNDER_PHYSICIAN_CARE)),
                seen(
                        24 * 24,
                        woman("Tamsin Oyelaran", 20, "basketball"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .gradually(40)
                                .pain(4, 2, 6)
                                .worseWith(SITTING),
                        told -> told.examine(cleanScreen().centralises())
                                .refer(CauseCategory.DISC, Urgency.ROUTINE, ReferralQuestion.MANAGEMENT_ADVICE)
                                .asked()
                                .acknowledge()
                                .decline(DeclineReason.NOT_INDICATED)
                                .review()));
    }

    private static Story seen(int hoursAgo, Athlete athlete, Complaint complaint, Story.Course course) {
        return new Story(athlete, Clinic.WEST, hoursAgo, complaint, course);
    }
}
