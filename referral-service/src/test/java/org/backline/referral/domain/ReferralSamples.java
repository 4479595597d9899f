package org.backline.referral.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.backline.codes.BodyRegion;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.InterruptionReason;
import org.backline.codes.PainSite;
import org.backline.codes.Participation;
import org.backline.codes.PhysicianAnswer;
import org.backline.codes.ReconciliationChoice;
import org.backline.codes.RedFlag;
import org.backline.codes.RedirectReason;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.ReferralStage;
import org.backline.codes.ReopenedFrom;
import org.backline.codes.Restriction;
import org.backline.codes.Role;
import org.backline.codes.Sex;
import org.backline.codes.Side;
import org.backline.codes.Urgency;
import org.jspecify.annotations.Nullable;

/** A gymnast who may have a bone stress injury, and what becomes of her referral. */
public final class ReferralSamples {

    public static final UUID REFERRAL = UUID.fromString("0198b000-0000-7000-8000-000000000001");
    public static final UUID CASE = UUID.fromString("0198b000-0000-7000-8000-000000000002");
    public static final UUID ATHLETE = UUID.fromString("0198b000-0000-7000-8000-000000000003");
    public static final UUID NOTE = UUID.fromString("0198b000-0000-7000-8000-000000000004");
    public static final String CLINIC = "north";
    public static final String TRAINER = "trainer.okafor";
    public static final String PHYSICIAN = "physician.haddad";
    public static final String OTHER_PHYSICIAN = "physician.lindqvist";

    public static final Instant ASKED = Instant.parse("2026-11-02T09:00:00Z");
    public static final Instant VISIT = Instant.parse("2026-11-09T08:30:00Z");

    private ReferralSamples() {}

    /** Some hours after the request. */
    public static Instant later(int hours) {
        return ASKED.plus(Duration.ofHours(hours));
    }

    public static ClinicalSummary aSummary() {
        return new ClinicalSummary(
                17,
                Sex.FEMALE,
                "gymnastics",
                6,
                2,
                8,
                List.of(new PainSite(BodyRegion.LUMBAR, Side.MIDLINE)),
                List.of(RedFlag.REDS),
                List.of());
    }

    public static ReferralCommand.Open open() {
        return new ReferralCommand.Open(
                REFERRAL,
                CASE,
                CLINIC,
                ATHLETE,
                TRAINER,
                ReferralOrigin.ASSESSMENT,
                CauseCategory.BONY,
                Urgency.ROUTINE,
                List.of("ADOL_EXT", "REDS"),
                ReferralQuestion.IMAGING_NEEDED,
                List.of(Diagnostic.MRI),
                aSummary(),
                ASKED);
    }

    static ReferralCommand.Acknowledge acknowledge() {
        return new ReferralCommand.Acknowledge(REFERRAL, PHYSICIAN, later(9));
    }

    static ReferralCommand.Accept accept(String physician) {
        return new ReferralCommand.Accept(REFERRAL, physician, later(9));
    }

    static ReferralCommand.Decline decline(String physician, DeclineReason reason) {
        return new ReferralCommand.Decline(REFERRAL, physician, reason, later(9));
    }

    static ReferralCommand.Schedule schedule(Instant startsAt) {
        return new ReferralCommand.Schedule(REFERRAL, startsAt, later(9));
    }

    static ReferralCommand.Report report(String diagnosisCode, @Nullable Urgency remaining, Instant at) {
        return new ReferralCommand.Report(
                REFERRAL,
                PHYSICIAN,
                diagnosisCode,
                CauseCategory.BONY,
                List.of(Diagnostic.MRI),
                List.of(Restriction.NO_IMPACT),
                remaining,
                null,
                at);
    }

    static ReferralCommand.Review review() {
        return new ReferralCommand.Review(REFERRAL, TRAINER, later(9));
    }

    static ReferralCommand.Reconcile reconcile(
            ReconciliationChoice choice, Participation participation, Restriction... restrictions) {
        return new ReferralCommand.Reconcile(REFERRAL, TRAINER, choice, participation, List.of(restrictions), later(9));
    }

    public static ReferralEvent.Opened opened() {
        return opened(Urgency.ROUTINE);
    }

    static ReferralEvent.Opened opened(Urgency urgency) {
        return new ReferralEvent.Opened(
                REFERRAL,
                CASE,
                CLINIC,
                ATHLETE,
                TRAINER,
                ReferralOrigin.ASSESSMENT,
                CauseCategory.BONY,
                urgency,
                List.of("ADOL_EXT", "REDS"),
                ReferralQuestion.IMAGING_NEEDED,
                List.of(Diagnostic.MRI),
                aSummary(),
                ASKED);
    }

    public static ReferralEvent.Acknowledged acknowledged() {
        return new ReferralEvent.Acknowledged(REFERRAL, CASE, CLINIC, PHYSICIAN, later(1));
    }

    public static ReferralEvent.Accepted accepted() {
        return new ReferralEvent.Accepted(REFERRAL, CASE, CLINIC, PHYSICIAN, later(2));
    }

    public static ReferralEvent.Declined declined() {
        return new ReferralEvent.Declined(REFERRAL, CASE, CLINIC, PHYSICIAN, DeclineReason.NOT_MY_SPECIALTY, later(2));
    }

    public static ReferralEvent.Scheduled scheduled() {
        return scheduled(VISIT);
    }

    static ReferralEvent.Scheduled scheduled(Instant startsAt) {
        return new ReferralEvent.Scheduled(REFERRAL, CASE, CLINIC, startsAt, later(3));
    }

    public static ReferralEvent.Reported reported() {
        return reported(Urgency.ROUTINE, NOTE);
    }

    static ReferralEvent.Reported reported(@Nullable Urgency remaining, @Nullable UUID noteId) {
        return new ReferralEvent.Reported(
                REFERRAL,
                CASE,
                CLINIC,
                PHYSICIAN,
                "M84.38XA",
                CauseCategory.BONY,
                List.of(Diagnostic.MRI),
                List.of(Restriction.NO_IMPACT),
                remaining,
                noteId,
                later(4));
    }

    public static ReferralEvent.Reviewed reviewed() {
        return new ReferralEvent.Reviewed(REFERRAL, CASE, CLINIC, TRAINER, later(5));
    }

    public static ReferralEvent.Reconciled reconciled() {
        return reconciled(Urgency.ROUTINE);
    }

    static ReferralEvent.Reconciled reconciled(@Nullable Urgency remaining) {
        return new ReferralEvent.Reconciled(
                REFERRAL,
                CASE,
                CLINIC,
                ATHLETE,
                TRAINER,
                ReconciliationChoice.CHANGE_PROGRAM,
                remaining,
                Participation.LIMITED,
                List.of(Restriction.NO_IMPACT),
                later(6));
    }

    public static ReferralEvent.Delivered delivered() {
        return new ReferralEvent.Delivered(
                REFERRAL, CASE, CLINIC, DeliveryChannel.INBOX, List.of(PHYSICIAN), ASKED.plusSeconds(1));
    }

    public static ReferralEvent.Redirected redirected() {
        return new ReferralEvent.Redirected(
                REFERRAL, CASE, CLINIC, TRAINER, RedirectReason.DECLINED, List.of(OTHER_PHYSICIAN), later(3));
    }

    public static ReferralEvent.Attended attended() {
        return new ReferralEvent.Attended(REFERRAL, CASE, CLINIC, PHYSICIAN, VISIT, VISIT.plusSeconds(1800));
    }

    public static ReferralEvent.Missed missed() {
        return new ReferralEvent.Missed(REFERRAL, CASE, CLINIC, TRAINER, VISIT, VISIT.plusSeconds(1800));
    }

    public static ReferralEvent.DiagnosticsOrdered diagnosticsOrdered() {
        return new ReferralEvent.DiagnosticsOrdered(
                REFERRAL, CASE, CLINIC, PHYSICIAN, List.of(Diagnostic.MRI, Diagnostic.BLOOD_TESTS), later(4));
    }

    public static ReferralEvent.DiagnosticsReported diagnosticsReported() {
        return new ReferralEvent.DiagnosticsReported(
                REFERRAL,
                CASE,
                CLINIC,
                PHYSICIAN,
                List.of(
                        new DiagnosticResult(Diagnostic.MRI, DiagnosticOutcome.ABNORMAL),
                        new DiagnosticResult(Diagnostic.BLOOD_TESTS, DiagnosticOutcome.NORMAL)),
                true,
                later(5));
    }

    public static ReferralEvent.Advised advised() {
        return new ReferralEvent.Advised(
                REFERRAL, CASE, CLINIC, PHYSICIAN, List.of(Restriction.NO_IMPACT), NOTE, later(2));
    }

    public static ReferralEvent.Interrupted interrupted() {
        return new ReferralEvent.Interrupted(
                REFERRAL, CASE, CLINIC, TRAINER, InterruptionReason.ATHLETE_AWAY, NOTE, later(4));
    }

    public static ReferralEvent.Cancelled cancelled() {
        return new ReferralEvent.Cancelled(
                REFERRAL, CASE, CLINIC, TRAINER, CancellationReason.SEEN_ELSEWHERE, Urgency.ROUTINE, NOTE, later(4));
    }

    public static ReferralEvent.Reopened reopened() {
        return reopened(ReopenedFrom.CANCELLED);
    }

    static ReferralEvent.Reopened reopened(ReopenedFrom from) {
        return new ReferralEvent.Reopened(
                REFERRAL, CASE, CLINIC, TRAINER, from, Urgency.ROUTINE, NOTE, later(6), CauseCategory.BONY);
    }

    public static ReferralEvent.Stalled stalled() {
        return new ReferralEvent.Stalled(
                REFERRAL, CASE, CLINIC, ReferralStage.DELIVERY, Urgency.ROUTINE, later(1), 1, Role.PHYSICIAN, later(2));
    }

    public static ReferralEvent.Closed closed() {
        return new ReferralEvent.Closed(REFERRAL, CASE, CLINIC, PhysicianAnswer.DECLINE, later(6));
    }
}
