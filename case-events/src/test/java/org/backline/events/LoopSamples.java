package org.backline.events;

import static org.backline.events.EventSamples.GYMNASTS_CASE;
import static org.backline.events.EventSamples.NORTH;
import static org.backline.events.EventSamples.PHYSICIAN;
import static org.backline.events.EventSamples.TRAINER;
import static org.backline.events.EventSamples.onDay;
import static org.backline.events.ReferralSamples.INSTRUCTION_NOTE;
import static org.backline.events.ReferralSamples.REFERRAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Urgency;

/** What else may happen to the gymnast's referral on its way. */
final class LoopSamples {

    private LoopSamples() {}

    static SequencedMap<String, PublishedEvent> all() {
        SequencedMap<String, PublishedEvent> all = new LinkedHashMap<>();
        all.put("ReferralDelivered.v1", theReferralReachedThePhysician());
        all.put("ReferralRedirected.v1", anotherPhysicianIsAsked());
        all.put("AppointmentAttended.v1", theGymnastWasSeen());
        all.put("AppointmentAttended.v1.minimal", theGymnastWasSeenAndNoMoreIsKnown());
        all.put("AppointmentMissed.v1", theGymnastDidNotCome());
        all.put("DiagnosticsOrdered.v1", thePhysicianOrderedStudies());
        all.put("DiagnosticsReported.v1", theResultsAreIn());
        all.put("AdviceGiven.v1", thePhysicianAdvised());
        all.put("ReferralInterrupted.v1", theReferralRests());
        all.put("ReferralInterrupted.v1.minimal", theReferralRestsAndNoMoreIsKnown());
        all.put("ReferralCancelled.v1", theTrainerTookTheReferralBack());
        all.put("ReferralCancelled.v1.minimal", theTrainerTookTheReferralBackAndNoMoreIsKnown());
        all.put("ReferralReopened.v1", theTrainerAsksAgain());
        all.put("ReferralReopened.v1.minimal", theTrainerAsksAgainAsBefore());
        all.put("ReferralStalled.v1", nobodyHasSeenTheReferral());
        all.put("ReferralClosed.v1", theLoopIsClosed());
        return all;
    }

    static ReferralDelivered theReferralReachedThePhysician() {
        return new ReferralDelivered(
                GYMNASTS_CASE, NORTH, onDay(3, "15:10:05Z"), REFERRAL, DeliveryChannel.INBOX, List.of(PHYSICIAN));
    }

    static ReferralRedirected anotherPhysicianIsAsked() {
        return new ReferralRedirected(
                GYMNASTS_CASE,
                NORTH,
                onDay(3, "16:02:00Z"),
                REFERRAL,
                "referral-service",
                RedirectReason.DECLINED,
                List.of("physician.lindqvist"));
    }

    static AppointmentAttended theGymnastWasSeen() {
        return new AppointmentAttended(GYMNASTS_CASE, NORTH, onDay(9, "09:10:00Z"), REFERRAL, onDay(9, "08:30:00Z"));
    }

    static AppointmentAttended theGymnastWasSeenAndNoMoreIsKnown() {
        return new AppointmentAttended(GYMNASTS_CASE, NORTH, onDay(9, "09:10:00Z"), REFERRAL, null);
    }

    static AppointmentMissed theGymnastDidNotCome() {
        return new AppointmentMissed(GYMNASTS_CASE, NORTH, onDay(9, "10:00:00Z"), REFERRAL, onDay(9, "08:30:00Z"));
    }

    static DiagnosticsOrdered thePhysicianOrderedStudies() {
        return new DiagnosticsOrdered(
                GYMNASTS_CASE,
                NORTH,
                onDay(9, "09:12:00Z"),
                REFERRAL,
                PHYSICIAN,
                List.of(Diagnostic.MRI, Diagnostic.BLOOD_TESTS));
    }

    static DiagnosticsReported theResultsAreIn() {
        return new DiagnosticsReported(
                GYMNASTS_CASE,
                NORTH,
                onDay(10, "15:00:00Z"),
                REFERRAL,
                List.of(
                        new DiagnosticResult(Diagnostic.MRI, DiagnosticOutcome.ABNORMAL),
                        new DiagnosticResult(Diagnostic.BLOOD_TESTS, DiagnosticOutcome.NORMAL)),
                true);
    }

    static AdviceGiven thePhysicianAdvised() {
        return new AdviceGiven(
                GYMNASTS_CASE,
                NORTH,
                onDay(4, "08:00:00Z"),
                REFERRAL,
                PHYSICIAN,
                List.of(Restriction.NO_IMPACT),
                INSTRUCTION_NOTE);
    }

    static ReferralInterrupted theReferralRests() {
        return new ReferralInterrupted(
                GYMNASTS_CASE,
                NORTH,
                onDay(5, "09:00:00Z"),
                REFERRAL,
                TRAINER,
                InterruptionReason.ATHLETE_AWAY,
                INSTRUCTION_NOTE);
    }

    static ReferralInterrupted theReferralRestsAndNoMoreIsKnown() {
        return new ReferralInterrupted(
                GYMNASTS_CASE, NORTH, onDay(5, "09:00:00Z"), REFERRAL, TRAINER, InterruptionReason.ATHLETE_AWAY, null);
    }

    static ReferralCancelled theTrainerTookTheReferralBack() {
        return new ReferralCancelled(
                GYMNASTS_CASE,
                NORTH,
                onDay(5, "09:00:00Z"),
                REFERRAL,
                TRAINER,
                CancellationReason.SEEN_ELSEWHERE,
                Urgency.ROUTINE,
                INSTRUCTION_NOTE);
    }

    static ReferralCancelled theTrainerTookTheReferralBackAndNoMoreIsKnown() {
        return new ReferralCancelled(
                GYMNASTS_CASE,
                NORTH,
                onDay(5, "09:00:00Z"),
                REFERRAL,
                TRAINER,
                CancellationReason.SEEN_ELSEWHERE,
                Urgency.ROUTINE,
                null);
    }

    static ReferralReopened theTrainerAsksAgain() {
        return new ReferralReopened(
                GYMNASTS_CASE,
                NORTH,
                onDay(12, "09:00:00Z"),
                REFERRAL,
                TRAINER,
                ReopenedFrom.CLOSED,
                Urgency.URGENT,
                INSTRUCTION_NOTE,
                CauseCategory.BONY);
    }

    /** As before it was said what the question suspects. */
    static ReferralReopened theTrainerAsksAgainAsBefore() {
        return new ReferralReopened(
                GYMNASTS_CASE,
                NORTH,
                onDay(12, "09:00:00Z"),
                REFERRAL,
                TRAINER,
                ReopenedFrom.CLOSED,
                Urgency.URGENT,
                INSTRUCTION_NOTE,
                null);
    }

    static ReferralStalled nobodyHasSeenTheReferral() {
        return new ReferralStalled(
                GYMNASTS_CASE,
                NORTH,
                onDay(5, "15:10:10Z"),
                REFERRAL,
                ReferralStage.ACKNOWLEDGEMENT,
                Urgency.ROUTINE,
                onDay(5, "15:10:05Z"),
                1,
                Role.PHYSICIAN);
    }

    static ReferralClosed theLoopIsClosed() {
        return new ReferralClosed(GYMNASTS_CASE, NORTH, onDay(11, "13:10:00Z"), REFERRAL, PhysicianAnswer.REPORT);
    }
}
