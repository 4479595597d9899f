package org.backline.referral.bridge;

import java.time.Instant;
import java.util.Optional;
import org.backline.events.AdviceGiven;
import org.backline.events.AppointmentAttended;
import org.backline.events.AppointmentMissed;
import org.backline.events.AppointmentScheduled;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
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
import org.backline.events.ReferralReviewed;
import org.backline.events.ReferralStalled;
import org.backline.referral.domain.ReferralEvent;
import org.backline.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other services hear of a referral. That it was opened they know: one of them asked. */
@Component
class ReferralPublisher implements Publisher {

    @Override
    public Optional<PublishedEvent> publish(Object storedEvent, Instant recordedAt) {
        return storedEvent instanceof ReferralEvent event ? Optional.ofNullable(published(event)) : Optional.empty();
    }

    private static @Nullable PublishedEvent published(ReferralEvent event) {
        return switch (event) {
            case ReferralEvent.Opened opened -> null;
            case ReferralEvent.Acknowledged acknowledged ->
                new ReferralAcknowledged(
                        acknowledged.caseId(),
                        acknowledged.clinicId(),
                        acknowledged.at(),
                        acknowledged.referralId(),
                        acknowledged.physicianId());
            case ReferralEvent.Accepted accepted ->
                new ReferralAccepted(
                        accepted.caseId(),
                        accepted.clinicId(),
                        accepted.at(),
                        accepted.referralId(),
                        accepted.physicianId());
            case ReferralEvent.Declined declined ->
                new ReferralDeclined(
                        declined.caseId(),
                        declined.clinicId(),
                        declined.at(),
                        declined.referralId(),
                        declined.physicianId(),
                        declined.reason());
            case ReferralEvent.Scheduled scheduled ->
                new AppointmentScheduled(
                        scheduled.caseId(),
                        scheduled.clinicId(),
                        scheduled.at(),
                        scheduled.referralId(),
                        scheduled.startsAt());
            case ReferralEvent.Reported reported ->
                new PhysicianReported(
                        reported.caseId(),
                        reported.clinicId(),
                        reported.at(),
                        reported.referralId(),
                        reported.physicianId(),
                        reported.diagnosisCode(),
                        reported.category(),
                        reported.diagnosticsOrdered(),
                        reported.restrictions(),
                        reported.remainingUrgency(),
                        reported.noteId());
            case ReferralEvent.Reviewed reviewed ->
                new ReferralReviewed(
                        reviewed.caseId(),
                        reviewed.clinicId(),
                        reviewed.at(),
                        reviewed.referralId(),
                        reviewed.trainerId());
            case ReferralEvent.Reconciled reconciled ->
                new ReferralReconciled(
                        reconciled.caseId(),
                        reconciled.clinicId(),
                        reconciled.at(),
                        reconciled.referralId(),
                        reconciled.athleteId(),
                        reconciled.trainerId(),
                        reconciled.choice(),
                        reconciled.remainingUrgency(),
                        reconciled.participation(),
                        reconciled.restrictions());
            case ReferralEvent.Delivered delivered ->
                new ReferralDelivered(
                        delivered.caseId(),
                        delivered.clinicId(),
                        delivered.at(),
                        delivered.referralId(),
                        delivered.channel(),
                        delivered.physicianIds());
            case ReferralEvent.Redirected redirected ->
                new ReferralRedirected(
                        redirected.caseId(),
                        redirected.clinicId(),
                        redirected.at(),
                        redirected.referralId(),
                        redirected.by(),
                        redirected.reason(),
                        redirected.physicianIds());
            case ReferralEvent.Attended attended ->
                new AppointmentAttended(
                        attended.caseId(),
                        attended.clinicId(),
                        attended.at(),
                        attended.referralId(),
                        attended.startsAt());
            case ReferralEvent.Missed missed ->
                new AppointmentMissed(
                        missed.caseId(), missed.clinicId(), missed.at(), missed.referralId(), missed.startsAt());
            case ReferralEvent.DiagnosticsOrdered ordered ->
                new DiagnosticsOrdered(
                        ordered.caseId(),
                        ordered.clinicId(),
                        ordered.at(),
                        ordered.referralId(),
                        ordered.physicianId(),
                        ordered.diagnostics());
            case ReferralEvent.DiagnosticsReported results ->
                new DiagnosticsReported(
                        results.caseId(),
                        results.clinicId(),
                        results.at(),
                        results.referralId(),
                        results.results(),
                        results.complete());
            case ReferralEvent.Advised advised ->
                new AdviceGiven(
                        advised.caseId(),
                        advised.clinicId(),
                        advised.at(),
                        advised.referralId(),
                        advised.physicianId(),
                        advised.restrictions(),
                        advised.noteId());
            case ReferralEvent.Interrupted interrupted ->
                new ReferralInterrupted(
                        interrupted.caseId(),
                        interrupted.clinicId(),
                        interrupted.at(),
                        interrupted.referralId(),
                        interrupted.by(),
                        interrupted.reason(),
                        interrupted.noteId());
            case ReferralEvent.Cancelled cancelled ->
                new ReferralCancelled(
                        cancelled.caseId(),
                        cancelled.clinicId(),
                        cancelled.at(),
                        cancelled.referralId(),
                        cancelled.by(),
                        cancelled.reason(),
                        cancelled.remainingUrgency(),
                        cancelled.noteId());
            case ReferralEvent.Reopened reopened ->
                new ReferralReopened(
                        reopened.caseId(),
                        reopened.clinicId(),
                        reopened.at(),
                        reopened.referralId(),
                        reopened.by(),
                        reopened.from(),
                        reopened.urgency(),
                        reopened.noteId(),
                        reopened.category());
            case ReferralEvent.Stalled stalled ->
                new ReferralStalled(
                        stalled.caseId(),
                        stalled.clinicId(),
                        stalled.at(),
                        stalled.referralId(),
                        stalled.stage(),
                        stalled.urgency(),
                        stalled.dueAt(),
                        stalled.escalation(),
                        stalled.owner());
            case ReferralEvent.Closed closed ->
                new ReferralClosed(
                        closed.caseId(), closed.clinicId(), closed.at(), closed.referralId(), closed.answer());
        };
    }
}
