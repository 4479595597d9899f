package org.backline.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.backline.codes.CancellationReason;
import org.backline.codes.CauseCategory;
import org.backline.codes.ClinicalSummary;
import org.backline.codes.ClinicalTest;
import org.backline.codes.DeclineReason;
import org.backline.codes.DeliveryChannel;
import org.backline.codes.Diagnostic;
import org.backline.codes.DiagnosticOutcome;
import org.backline.codes.DiagnosticResult;
import org.backline.codes.FindingResult;
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
import org.backline.codes.Unit;
import org.backline.codes.Urgency;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentAttended;
import org.backline.events.AppointmentMissed;
import org.backline.events.AppointmentScheduled;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.PhysicianReported;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralDelivered;
import org.backline.events.ReferralInterrupted;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ReferralReviewed;
import org.backline.events.ReferralStalled;

/**
 * The loop with the physician.
 *
 * @param <S> the story that is told on
 */
public abstract class ReferralTelling<S extends ReferralTelling<S>> extends ProgramTelling<S> {

    ReferralTelling(
            int number,
            Instant opened,
            String clinic,
            String trainer,
            String sport,
            int age,
            Sex sex,
            PainSite... regions) {
        super(number, opened, clinic, trainer, sport, age, sex, regions);
    }

    public S referred(Urgency urgency, CauseCategory category, ReferralOrigin origin, String... because) {
        String by = origin == ReferralOrigin.INTAKE ? "intake-service" : trainer;
        return tell(
                by,
                at -> new ReferralRequested(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        athleteId,
                        trainer,
                        origin,
                        category,
                        urgency,
                        List.of(because),
                        urgency == Urgency.EMERGENCY
                                ? ReferralQuestion.EMERGENCY_EVALUATION
                                : ReferralQuestion.IMAGING_NEEDED,
                        List.of(Diagnostic.MRI),
                        new ClinicalSummary(
                                age,
                                sex,
                                sport,
                                6,
                                2,
                                8,
                                regions,
                                List.of(RedFlag.ADOL_EXT),
                                List.of(
                                        finding(ClinicalTest.STORK, Side.LEFT, FindingResult.POSITIVE, null, null),
                                        finding(ClinicalTest.SLR, Side.LEFT, FindingResult.NEGATIVE, 78.0, Unit.DEGREE),
                                        finding(ClinicalTest.SLUMP, Side.LEFT, FindingResult.NEGATIVE, null, null)))));
    }

    public S seen() {
        return tell(
                "physician.haddad", at -> new ReferralAcknowledged(caseId, clinic, at, referralId, "physician.haddad"));
    }

    public S accepted() {
        return tell("physician.haddad", at -> new ReferralAccepted(caseId, clinic, at, referralId, "physician.haddad"));
    }

    public S declined() {
        return tell(
                "physician.haddad",
                at -> new ReferralDeclined(
                        caseId, clinic, at, referralId, "physician.haddad", DeclineReason.NO_CAPACITY));
    }

    public S scheduled() {
        return tell(
                "physician.haddad",
                at -> new AppointmentScheduled(caseId, clinic, at, referralId, at.plus(Duration.ofDays(2))));
    }

    public S answered(Urgency remaining) {
        return tell(
                "physician.haddad",
                at -> new PhysicianReported(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        "physician.haddad",
                        "M43.06",
                        CauseCategory.BONY,
                        List.of(Diagnostic.MRI),
                        List.of(Restriction.NO_IMPACT, Restriction.NO_EXTENSION),
                        remaining,
                        id("0e0e", number, 0)));
    }

    public S read() {
        return tell(trainer, at -> new ReferralReviewed(caseId, clinic, at, referralId, trainer));
    }

    public S reconciled(ReconciliationChoice choice, Urgency remaining) {
        return tell(
                trainer,
                at -> new ReferralReconciled(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        athleteId,
                        trainer,
                        choice,
                        remaining,
                        Participation.LIMITED,
                        List.of(Restriction.NO_IMPACT)));
    }

    public S delivered() {
        return tell(
                "referral-service",
                at -> new ReferralDelivered(
                        caseId, clinic, at, referralId, DeliveryChannel.INBOX, List.of("physician.haddad")));
    }

    public S redirected() {
        return tell(
                "referral-service",
                at -> new ReferralRedirected(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        "referral-service",
                        RedirectReason.DECLINED,
                        List.of("physician.ito")));
    }

    public S attended() {
        return tell(
                "physician.haddad",
                at -> new AppointmentAttended(caseId, clinic, at, referralId, at.minusSeconds(600)));
    }

    public S missed() {
        return tell(trainer, at -> new AppointmentMissed(caseId, clinic, at, referralId, at.minusSeconds(600)));
    }

    public S studiesOrdered(Diagnostic... studies) {
        return tell(
                "physician.haddad",
                at -> new DiagnosticsOrdered(caseId, clinic, at, referralId, "physician.haddad", List.of(studies)));
    }

    public S resultsIn(Diagnostic study, boolean complete) {
        return tell(
                "physician.haddad",
                at -> new DiagnosticsReported(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        List.of(new DiagnosticResult(study, DiagnosticOutcome.ABNORMAL)),
                        complete));
    }

    public S advised() {
        return tell(
                "physician.haddad",
                at -> new AdviceGiven(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        "physician.haddad",
                        List.of(Restriction.NO_IMPACT),
                        id("0e0e", number, 1)));
    }

    public S interrupted() {
        return tell(
                trainer,
                at -> new ReferralInterrupted(
                        caseId, clinic, at, referralId, trainer, InterruptionReason.ATHLETE_AWAY, null));
    }

    public S cancelled() {
        return tell(
                trainer,
                at -> new ReferralCancelled(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        trainer,
                        CancellationReason.SEEN_ELSEWHERE,
                        Urgency.ROUTINE,
                        null));
    }

    public S askedAgain(ReopenedFrom from) {
        return tell(
                trainer,
                at -> new ReferralReopened(
                        caseId, clinic, at, referralId, trainer, from, Urgency.URGENT, id("0e0e", number, 2), null));
    }

    public S stalled(ReferralStage stage, int escalation) {
        return tell(
                "referral-service",
                at -> new ReferralStalled(
                        caseId,
                        clinic,
                        at,
                        referralId,
                        stage,
                        Urgency.ROUTINE,
                        at.minusSeconds(60),
                        escalation,
                        Role.PHYSICIAN));
    }

    public S loopClosed() {
        return tell(trainer, at -> new ReferralClosed(caseId, clinic, at, referralId, PhysicianAnswer.REPORT));
    }
}
