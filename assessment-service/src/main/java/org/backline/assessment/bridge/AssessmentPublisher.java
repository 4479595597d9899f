package org.backline.assessment.bridge;

import java.time.Instant;
import java.util.Optional;
import org.backline.assessment.domain.AssessmentEvent;
import org.backline.events.AssessmentProposed;
import org.backline.events.FindingsRecorded;
import org.backline.events.MuscularCauseIdentified;
import org.backline.events.NonMuscularCauseSuspected;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which of the stored events other services may know, and in which words. Notes stay here. */
@Component
class AssessmentPublisher implements Publisher {

    @Override
    public Optional<PublishedEvent> publish(Object storedEvent, Instant recordedAt) {
        return storedEvent instanceof AssessmentEvent event ? Optional.ofNullable(published(event)) : Optional.empty();
    }

    private static @Nullable PublishedEvent published(AssessmentEvent event) {
        return switch (event) {
            case AssessmentEvent.FindingsRecorded e ->
                new FindingsRecorded(
                        e.caseId(),
                        e.clinicId(),
                        e.occurredAt(),
                        e.entryId(),
                        e.findings(),
                        e.redFlags(),
                        e.notAssessedBecause(),
                        e.proms());
            case AssessmentEvent.Proposed e ->
                new AssessmentProposed(
                        e.caseId(),
                        e.clinicId(),
                        e.occurredAt(),
                        e.proposalId(),
                        e.knowledgeVersion(),
                        e.knowledgeHash(),
                        e.disposition(),
                        e.category(),
                        e.suspicions(),
                        e.patterns(),
                        e.missing(),
                        e.trace());
            case AssessmentEvent.NonMuscularCauseSuspected e ->
                new NonMuscularCauseSuspected(
                        e.caseId(), e.clinicId(), e.occurredAt(), e.proposalId(), e.suspicions(), e.urgency());
            case AssessmentEvent.MuscularCauseIdentified e ->
                new MuscularCauseIdentified(
                        e.caseId(),
                        e.clinicId(),
                        e.occurredAt(),
                        e.athleteId(),
                        e.proposalId(),
                        e.causes(),
                        e.contraindications(),
                        e.hipFlexorsTight(),
                        e.overridden(),
                        e.overrideReason());
            case AssessmentEvent.ReferralRequested e ->
                new ReferralRequested(
                        e.caseId(),
                        e.clinicId(),
                        e.occurredAt(),
                        e.referralId(),
                        e.athleteId(),
                        e.trainerId(),
                        e.origin(),
                        e.category(),
                        e.urgency(),
                        e.because(),
                        e.question(),
                        e.suggestedDiagnostics(),
                        e.summary());
            case AssessmentEvent.Opened _,
                    AssessmentEvent.Amended _,
                    AssessmentEvent.ReferralNoted _,
                    AssessmentEvent.ReferralDeclined _,
                    AssessmentEvent.ReferralCancelled _,
                    AssessmentEvent.ReferralRenewed _,
                    AssessmentEvent.ReferralReconciled _,
                    AssessmentEvent.UrgencyLowered _,
                    AssessmentEvent.ProgressReviewed _,
                    AssessmentEvent.Diagnosed _,
                    AssessmentEvent.MissedReferralReviewed _,
                    AssessmentEvent.ProgramStopped _,
                    AssessmentEvent.HandedOver _,
                    AssessmentEvent.Closed _,
                    AssessmentEvent.Reopened _ -> null;
        };
    }
}
