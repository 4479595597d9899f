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
import org.backline.codes.Diagnostic;
import org.backline.codes.Instrument;
import org.backline.codes.LegSymptoms;
import org.backline.codes.Mechanism;
import org.backline.codes.NotAssessedReason;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.SpinalLevel;
import org.backline.codes.Urgency;

/** The clinic of rowers, runners and gymnasts. */
final class NorthClinic {

    private NorthClinic() {}

    static List<Story> stories() {
        return List.of(
                // Seen today or yesterday: nothing was examined yet.
                seen(
                        2,
                        woman("Imke Tavares", 19, "rowing"),
                        Complaint.of(LUMBAR, RIGHT)
                                .gradually(6)
                                .pain(4, 2, 6)
                                .worseWith(SITTING, FLEXION)
                                .betterWith(WALKING, REST),
                        NOTHING_YET),
                seen(
                        5,
                        man("Jory Abernathy", 21, "cross-country"),
                        Complaint.of(LUMBAR, BILATERAL)
                                .and(GLUTEAL, LEFT)
                                .gradually(12)
                                .pain(3, 1, 5)
                                .worseWith(RUNNING),
                        NOTHING_YET),
                seen(
                        26,
                        woman("Priscilla Vang", 18, "volleyball"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .suddenly(1, Mechanism.JUMPING)
                                .pain(5, 3, 7)
                                .worseWith(JUMPING, EXTENSION)
                                .didNotAsk(RedFlag.CES_SEX, NotAssessedReason.REFUSED),
                        NOTHING_YET),

                // An emergency at the door: the physician was asked the moment the intake was recorded.
                seen(
                        3,
                        man("Dashiell Okoye", 22, "american-football"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .and(LEG, BILATERAL)
                                .suddenly(1, Mechanism.LIFTING)
                                .pain(8, 6, 9)
                                .worseWith(COUGH, SITTING)
                                .downTheLeg(LegSymptoms.BILATERAL)
                                .flagged(RedFlag.CES_SADDLE, RedFlag.CES_BLADDER)
                                .noted(
                                        "Numb between the legs since this morning. Emergency services were called from the clinic."),
                        NOTHING_YET),
                seen(
                        30,
                        man("Tobiah Renner", 20, "wrestling"),
                        Complaint.of(LUMBAR, MIDLINE)
                                .suddenly(2, Mechanism.TWISTING)
                                .pain(7, 5, 8)
                                .worseWith(SITTING, STANDING)
                                .flagged(RedFlag.NEURO_PROG),
                        told -> told.atTheDoor().acknowledge()),

                // Half-way through the assessment.
                seen(
                        50,
                        woman("Solveig Marchetti", 20, "swimming"),
                        Complaint.of(LUMBAR, LEFT).gradually(20).pain(3, 1, 5).worseWith(ROTATION),
                        told -> told.examine(Examination.firstLook())),
                seen(
                        74,
                        man("Emeka Castellano", 21, "basketball"),
                        Complaint.of(LUMBAR, LEFT)
                                .and(GLUTEAL, LEFT)
                                .gradually(24)
                                .pain(4, 1, 6)
                                .worseWith(RUNNING, STANDING),
                        told -> told.examine(cleanScreen().weakGluteusMedius(LEFT))),

                // A program drafted, assigned, on its way.
                seen(
                        98,
                        woman("Ottilie Brandvold", 22, "rowing"),
                        Complaint.of(LUMBAR, RIGHT)
                                .gradually(30)
                                .pain(4, 2, 6)
                                .worseWith(SITTING)
                                .scoring(Instrument.RMDQ, 9),
                        told -> told.examine(cleanScreen().weakGluteusMedius(RIGHT))
                                .confirm(P1)
                                .awaitDraft()),
                seen(
                        24 * 12,
                        man("Kwabena Lindgren", 23, "track-and-field"),
                        Complaint.of(LUMBAR, BILATERAL)
                                .gradually(40)
                                .pain(5, 2, 7)
                                .worseWith(RUNNING, STANDING),
                        told -> told.examine(cleanScreen().tightHipFlexors(LEFT))
                                .confirm(P2)
                                .assign()
                                .train(4, 5, 3)),
                seen(
                        24 * 20,
                        woman("Marguerite Esposito", 19, "cycling"),
                        Complaint.of(LUMBAR, LEFT).gradually(35).pain(5, 2, 6).worseWith(SITTING, STANDING),
                        told -> told.examine(
                                        cleanScreen().weakGluteusMedius(LEFT).tightHipFlexors(LEFT))
                                .confirm(P1, P2)
                                .assign()
                                .limit(Participation.LIMITED, Restriction.NO_LIFTING)
                                .train(7, 5, 2)),

                // Trained until it was over.
                seen(
                        24 * 39,
                        man("Lucian Petrakis", 21, "triathlon"),
                        Complaint.of(LUMBAR, RIGHT)
                                .gradually(28)
                                .pain(5, 2, 7)
                                .worseWith(RUNNING)
                                .scoring(Instrument.RMDQ, 11),
                        told -> told.examine(cleanScreen().weakGluteusMedius(RIGHT))
                                .confirm(P1)
                                .assign()
                                .train(14, 5, 0)
                                .complete()
                                .close(CaseOutcome.RESOLVED)),
                seen(
                        24 * 34,
                        woman("Henrike Salazar", 20, "rowing"),
                        Complaint.of(LUMBAR, BILATERAL)
                                .afterMoreTraining(9)
                                .pain(4, 2, 6)
                                .worseWith(SITTING, ROTATION),
                        told -> told.examine(cleanScreen().soreOnBothSides())
                                .confirm(P10)
                                .assign()
                                .train(9, 4, 1)
                                .complete()),

                // Not muscular: bone, asked of a physician, and back.
                seen(
                        24 * 6,
                        woman("Annika Delacroix", 17, "gymnastics"),
                        Complaint.of(LUMBAR, LEFT).gradually(25).pain(5, 2, 8).worseWith(EXTENSION, ROTATION),
                        told -> told.examine(cleanScreen().boneTender(SpinalLevel.L5, LEFT))
                                .refer(
                                        CauseCategory.BONY,
                                        Urgency.ROUTINE,
                                        ReferralQuestion.IMAGING_NEEDED,
                                        Diagnostic.MRI)
                                .limit(Participation.LIMITED, Restriction.NO_EXTENSION, Restriction.NO_IMPACT)),
                seen(
                        24 * 16,
                        man("Caspian Wojcik", 18, "diving"),
                        Complaint.of(LUMBAR, RIGHT).gradually(30).pain(4, 1, 7).worseWith(EXTENSION),
                        told -> told.examine(cleanScreen().boneTender(SpinalLevel.L4, RIGHT))
                                .refer(
                                        CauseCategory.BONY,
                                        Urgency.ROUTINE,
                                        ReferralQuestion.DIAGNOSIS,
                                        Diagnostic.MRI,
                                        Diagnostic.XRAY)
                                .asked()
                                .acknowledge()
                                .accept()
                                .schedule(50)),
                seen(
                        24 * 40,
                        woman("Wilhelmina Osei", 19, "gymnastics"),
                        Complaint.of(LUMBAR, LEFT).gradually(45).pain(5, 2, 7).worseWith(EXTENSION, JUMPING),
                        told -> told.examine(cleanScreen().boneTender(SpinalLevel.L5, LEFT))
                                .refer(
                                        CauseCategory.BONY,
                                        Urgency.ROUTINE,
                                        ReferralQuestion.IMAGING_NEEDED,
                                        Diagnostic.MRI)
                                .asked()
                                .acknowledge()
                                .accept()
                                .report(
                                        Report.of("M43.06", CauseCategory.BONY)
                                                .ordered(Diagnostic.MRI)
                                                .restricting(Restriction.NO_EXTENSION, Restriction.NO_IMPACT)
                                                .leaving(Urgency.ROUTINE)
                                                .noting(
                                                        "Early pars stress on the left. Brace not needed; no extension or impact for eight weeks."))
                                .review()
                                .reconcile(
                                        ReconciliationChoice.RETURN_TO_ASSESSMENT,
                                        Participation.LIMITED,
                                        Restriction.NO_EXTENSION,
                                        Restriction.NO_IMPACT)));
    }

    private static Story seen(int hoursAgo, Athlete athlete, Complaint complaint, Story.Course course) {
        return new Story(athlete, Clinic.NORTH, hoursAgo, complaint, course);
    }
}
