package org.backline.referral.bridge;

import java.time.Instant;
import java.util.Optional;
import org.backline.events.AppointmentScheduled;
import org.backline.events.PhysicianReported;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralAccepted;
import org.backline.events.ReferralAcknowledged;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReviewed;
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
        };
    }
}
