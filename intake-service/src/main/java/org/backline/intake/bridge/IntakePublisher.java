package org.backline.intake.bridge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.backline.codes.Diagnostic;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.ReferralOrigin;
import org.backline.codes.ReferralQuestion;
import org.backline.codes.Urgency;
import org.backline.events.AthleteErased;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.EmergencyAccessGranted;
import org.backline.events.EmergencyAccessReviewed;
import org.backline.events.EntryAmended;
import org.backline.events.IntakeRecorded;
import org.backline.events.ParticipationStatusChanged;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralRequested;
import org.backline.events.ResponsibilityTransferred;
import org.backline.intake.domain.CaseEvent;
import org.backline.intake.domain.EmergencyEvent;
import org.backline.intake.domain.IntakeForm;
import org.backline.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What other services hear of a case. */
@Component
class IntakePublisher implements Publisher {

    @Override
    public Optional<PublishedEvent> publish(Object storedEvent, Instant recordedAt) {
        return switch (storedEvent) {
            case CaseEvent event -> Optional.ofNullable(published(event));
            case EmergencyEvent event -> Optional.ofNullable(published(event));
            default -> Optional.empty();
        };
    }

    private static @Nullable PublishedEvent published(EmergencyEvent event) {
        return switch (event) {
            case EmergencyEvent.CaseOpened opened ->
                new EmergencyAccessGranted(
                        opened.caseId(),
                        opened.clinicId(),
                        opened.at(),
                        opened.accessId(),
                        opened.athleteId(),
                        opened.subject(),
                        opened.until(),
                        opened.reason());
            case EmergencyEvent.CaseReviewed reviewed ->
                new EmergencyAccessReviewed(
                        reviewed.caseId(),
                        reviewed.clinicId(),
                        reviewed.at(),
                        reviewed.accessId(),
                        reviewed.athleteId(),
                        reviewed.reviewerId(),
                        reviewed.outcome());
            case EmergencyEvent.Granted granted -> null;
            case EmergencyEvent.Reviewed reviewed -> null;
        };
    }

    private static @Nullable PublishedEvent published(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Recorded recorded -> recorded(recorded);
            case CaseEvent.ReferredAtTheDoor referred -> referred(referred);
            case CaseEvent.ParticipationSet set ->
                new ParticipationStatusChanged(
                        set.caseId(),
                        set.clinicId(),
                        set.at(),
                        set.athleteId(),
                        set.participation(),
                        set.restrictions(),
                        set.until());
            case CaseEvent.Transferred transferred ->
                new ResponsibilityTransferred(
                        transferred.caseId(),
                        transferred.toClinicId(),
                        transferred.at(),
                        transferred.fromClinicId(),
                        transferred.fromTrainerId(),
                        transferred.toTrainerId());
            case CaseEvent.Closed closed ->
                new CaseClosed(closed.caseId(), closed.clinicId(), closed.at(), closed.athleteId(), closed.outcome());
            case CaseEvent.Reopened reopened ->
                new CaseReopened(
                        reopened.caseId(), reopened.clinicId(), reopened.at(), reopened.athleteId(), reopened.reason());
            case CaseEvent.Forgotten gone ->
                new AthleteErased(gone.caseId(), gone.clinicId(), gone.at(), gone.athleteId());
            case CaseEvent.Amended amended ->
                new EntryAmended(
                        amended.caseId(),
                        amended.clinicId(),
                        amended.at(),
                        amended.athleteId(),
                        amended.amendmentId(),
                        amended.entryId(),
                        amended.reason(),
                        amended.intake().equals(IntakeCorrection.NONE) ? null : amended.intake(),
                        amended.findings(),
                        amended.retracted(),
                        amended.redFlags(),
                        amended.notAssessedBecause());
            case CaseEvent.EntryNoted noted -> null;
            case CaseEvent.ProgramNoted noted -> null;
            case CaseEvent.ResultsNoted noted -> null;
            case CaseEvent.TransferOffered offered -> null;
            case CaseEvent.TransferRefused refused -> null;
            case CaseEvent.ReferralNoted noted -> null;
            case CaseEvent.ReferralSettled settled -> null;
        };
    }

    private static IntakeRecorded recorded(CaseEvent.Recorded recorded) {
        IntakeForm form = recorded.form();
        return new IntakeRecorded(
                recorded.caseId(),
                recorded.clinicId(),
                recorded.occurredAt(),
                recorded.athleteId(),
                recorded.trainerId(),
                form.sport(),
                form.age(),
                form.sex(),
                form.sickleCellTrait(),
                form.onsetManner(),
                form.onsetDaysAgo(),
                form.mechanism(),
                form.painNow(),
                form.painBest(),
                form.painWorst(),
                form.regions(),
                form.aggravatedBy(),
                form.easedBy(),
                form.night(),
                form.legSymptoms(),
                form.legWorseThanBack(),
                form.morningStiffnessMinutes(),
                form.redFlags(),
                form.notAssessedBecause(),
                form.proms(),
                form.intakeSeconds());
    }

    private static ReferralRequested referred(CaseEvent.ReferredAtTheDoor referred) {
        return new ReferralRequested(
                referred.caseId(),
                referred.clinicId(),
                referred.at(),
                referred.referralId(),
                referred.athleteId(),
                referred.trainerId(),
                ReferralOrigin.INTAKE,
                referred.category(),
                referred.urgency(),
                referred.because(),
                referred.urgency() == Urgency.EMERGENCY
                        ? ReferralQuestion.EMERGENCY_EVALUATION
                        : ReferralQuestion.DIAGNOSIS,
                List.<Diagnostic>of(),
                referred.summary());
    }
}
