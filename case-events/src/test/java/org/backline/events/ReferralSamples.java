package org.backline.events;

import static org.backline.events.EventSamples.GYMNAST;
import static org.backline.events.EventSamples.GYMNASTS_CASE;
import static org.backline.events.EventSamples.NORTH;
import static org.backline.events.EventSamples.PHYSICIAN;
import static org.backline.events.EventSamples.TRAINER;
import static org.backline.events.EventSamples.onDay;
import static org.backline.events.EventSamples.positive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.DeclineReason;
import org.backline.codes.Diagnostic;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Restriction;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Urgency;

/** The gymnast's referral, from the question to the trainer's reconciliation. */
public final class ReferralSamples {

    public static final UUID REFERRAL = UUID.fromString("019a8f00-0000-7000-8000-000000000105");
    public static final UUID INSTRUCTION_NOTE = UUID.fromString("019a8f00-0000-7000-8000-000000000106");

    private ReferralSamples() {}

    static SequencedMap<String, PublishedEvent> all() {
        SequencedMap<String, PublishedEvent> all = new LinkedHashMap<>();
        all.put("ReferralRequested.v1", theGymnastIsReferred());
        all.put("ReferralAcknowledged.v1", thePhysicianHasSeenIt());
        all.put("ReferralAccepted.v1", thePhysicianTakesIt());
        all.put("ReferralDeclined.v1", thePhysicianDoesNotTakeIt());
        all.put("AppointmentScheduled.v1", theGymnastHasAnAppointment());
        all.put("PhysicianReported.v1", thePhysicianFoundAStressInjury());
        all.put("PhysicianReported.v1.minimal", thePhysicianFoundNothingThatStays());
        all.put("ReferralReviewed.v1", theTrainerHasReadTheAnswer());
        all.put("ReferralReconciled.v1", theTrainerClosedTheLoopWithCare());
        all.put("ReferralReconciled.v1.minimal", theTrainerClosedTheLoop());
        return all;
    }

    public static ReferralRequested theGymnastIsReferred() {
        return new ReferralRequested(
                GYMNASTS_CASE,
                NORTH,
                onDay(3, "15:10:00Z"),
                REFERRAL,
                GYMNAST,
                TRAINER,
                ReferralOrigin.ASSESSMENT,
                CauseCategory.BONY,
                Urgency.ROUTINE,
                List.of("ADOL_EXT", "REDS", "STORK"),
                ReferralQuestion.IMAGING_NEEDED,
                List.of(Diagnostic.MRI, Diagnostic.BLOOD_TESTS),
                new ClinicalSummary(
                        17,
                        Sex.FEMALE,
                        "gymnastics",
                        6,
                        2,
                        8,
                        List.of(new PainSite(BodyRegion.LUMBAR, Side.MIDLINE)),
                        List.of(RedFlag.REDS),
                        List.of(positive(ClinicalTest.STORK, Side.LEFT))));
    }

    public static ReferralAcknowledged thePhysicianHasSeenIt() {
        return new ReferralAcknowledged(GYMNASTS_CASE, NORTH, onDay(3, "16:00:00Z"), REFERRAL, PHYSICIAN);
    }

    public static ReferralAccepted thePhysicianTakesIt() {
        return new ReferralAccepted(GYMNASTS_CASE, NORTH, onDay(3, "16:01:00Z"), REFERRAL, PHYSICIAN);
    }

    public static ReferralDeclined thePhysicianDoesNotTakeIt() {
        return new ReferralDeclined(
                GYMNASTS_CASE, NORTH, onDay(3, "16:01:00Z"), REFERRAL, PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY);
    }

    public static AppointmentScheduled theGymnastHasAnAppointment() {
        return new AppointmentScheduled(GYMNASTS_CASE, NORTH, onDay(3, "16:05:00Z"), REFERRAL, onDay(9, "08:30:00Z"));
    }

    public static PhysicianReported thePhysicianFoundAStressInjury() {
        return new PhysicianReported(
                GYMNASTS_CASE,
                NORTH,
                onDay(11, "11:20:00Z"),
                REFERRAL,
                PHYSICIAN,
                "M84.38XA",
                CauseCategory.BONY,
                List.of(Diagnostic.MRI),
                List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION),
                Urgency.ROUTINE,
                INSTRUCTION_NOTE);
    }

    public static PhysicianReported thePhysicianFoundNothingThatStays() {
        return new PhysicianReported(
                GYMNASTS_CASE,
                NORTH,
                onDay(11, "11:20:00Z"),
                REFERRAL,
                PHYSICIAN,
                "M54.50",
                CauseCategory.MUSCULAR,
                List.of(),
                List.of(),
                null,
                null);
    }

    public static ReferralReviewed theTrainerHasReadTheAnswer() {
        return new ReferralReviewed(GYMNASTS_CASE, NORTH, onDay(11, "13:00:00Z"), REFERRAL, TRAINER);
    }

    public static ReferralReconciled theTrainerClosedTheLoopWithCare() {
        return new ReferralReconciled(
                GYMNASTS_CASE,
                NORTH,
                onDay(11, "13:10:00Z"),
                REFERRAL,
                GYMNAST,
                TRAINER,
                ReconciliationChoice.STOP_PROGRAM,
                Urgency.ROUTINE,
                Participation.LIMITED,
                List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION));
    }

    public static ReferralReconciled theTrainerClosedTheLoop() {
        return new ReferralReconciled(
                GYMNASTS_CASE,
                NORTH,
                onDay(11, "13:10:00Z"),
                REFERRAL,
                GYMNAST,
                TRAINER,
                ReconciliationChoice.RETURN_TO_ASSESSMENT,
                null,
                Participation.FULL,
                List.of());
    }
}
