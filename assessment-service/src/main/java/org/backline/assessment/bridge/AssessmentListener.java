package org.backline.assessment.bridge;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.backline.assessment.domain.AssessmentCommand;
import org.backline.assessment.domain.IntakeFacts;
import org.backline.codes.IntakeCorrection;
import org.backline.codes.StopReason;
import org.backline.events.CaseClosed;
import org.backline.events.CaseReopened;
import org.backline.events.EntryAmended;
import org.backline.events.IntakeRecorded;
import org.backline.events.PhysicianReported;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralDeclined;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRedirected;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ResponsibilityTransferred;
import org.backline.support.processing.Policies;
import org.springframework.stereotype.Component;

/** Turns what other services published into commands to the assessment of the case. */
@Component
@ProcessingGroup(Policies.GROUP)
public class AssessmentListener {

    /** The events it turns into commands. */
    public static final Set<Class<? extends PublishedEvent>> LISTENS_TO = Set.of(
            IntakeRecorded.class,
            ReferralRequested.class,
            ReferralDeclined.class,
            ReferralCancelled.class,
            ReferralRedirected.class,
            ReferralReopened.class,
            PhysicianReported.class,
            ReferralReconciled.class,
            ProgramStopped.class,
            ResponsibilityTransferred.class,
            EntryAmended.class,
            CaseClosed.class,
            CaseReopened.class);

    private final CommandGateway commands;

    AssessmentListener(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(IntakeRecorded event, @MessageIdentifier String eventId) {
        send(new AssessmentCommand.Open(
                event.caseId(),
                event.clinicId(),
                event.trainerId(),
                event.athleteId(),
                UUID.fromString(eventId),
                new IntakeFacts(
                        event.sport(),
                        event.age(),
                        event.sex(),
                        event.sickleCellTrait(),
                        event.onsetManner(),
                        event.onsetDaysAgo(),
                        event.mechanism(),
                        event.painNow(),
                        event.painBest(),
                        event.painWorst(),
                        event.regions(),
                        event.aggravatedBy(),
                        event.easedBy(),
                        event.night(),
                        event.legSymptoms(),
                        event.legWorseThanBack(),
                        event.morningStiffnessMinutes(),
                        event.redFlags(),
                        event.notAssessedBecause(),
                        event.proms()),
                event.occurredAt()));
    }

    @EventHandler
    void on(EntryAmended event) {
        send(new AssessmentCommand.Amend(
                event.caseId(),
                event.amendmentId(),
                event.entryId(),
                event.reason(),
                Objects.requireNonNullElse(event.intake(), IntakeCorrection.NONE),
                event.findings(),
                event.retracted(),
                event.redFlags(),
                event.notAssessedBecause(),
                event.occurredAt()));
    }

    @EventHandler
    void on(ReferralRequested event) {
        send(new AssessmentCommand.NoteReferral(
                event.caseId(),
                event.referralId(),
                event.origin(),
                event.category(),
                event.urgency(),
                event.occurredAt()));
    }

    @EventHandler
    void on(ReferralDeclined event) {
        send(new AssessmentCommand.NoteDecline(event.caseId(), event.referralId(), event.reason(), event.occurredAt()));
    }

    @EventHandler
    void on(ReferralCancelled event) {
        send(new AssessmentCommand.NoteCancellation(
                event.caseId(), event.referralId(), event.reason(), event.occurredAt()));
    }

    /** One physician declined, another is asked: the referral is open again. */
    @EventHandler
    void on(ReferralRedirected event) {
        send(new AssessmentCommand.NoteRenewal(event.caseId(), event.referralId(), null, event.occurredAt()));
    }

    @EventHandler
    void on(ReferralReopened event) {
        send(new AssessmentCommand.NoteRenewal(
                event.caseId(), event.referralId(), event.urgency(), event.occurredAt()));
    }

    @EventHandler
    void on(PhysicianReported event) {
        send(new AssessmentCommand.NoteDiagnosis(
                event.caseId(),
                event.referralId(),
                event.diagnosisCode(),
                event.category(),
                event.remainingUrgency(),
                event.occurredAt()));
    }

    @EventHandler
    void on(ReferralReconciled event) {
        send(new AssessmentCommand.TakeBack(
                event.caseId(), event.referralId(), event.choice(), event.remainingUrgency(), event.occurredAt()));
    }

    /** Any other end of a program was decided by somebody who knows why. */
    @EventHandler
    void on(ProgramStopped event) {
        if (event.reason() == StopReason.NEW_RED_FLAG) {
            send(new AssessmentCommand.Retriage(event.caseId(), event.programId(), event.reason(), event.occurredAt()));
        }
    }

    @EventHandler
    void on(ResponsibilityTransferred event) {
        send(new AssessmentCommand.HandOver(event.caseId(), event.clinicId(), event.toTrainerId(), event.occurredAt()));
    }

    @EventHandler
    void on(CaseClosed event) {
        send(new AssessmentCommand.Close(event.caseId(), event.outcome(), event.occurredAt()));
    }

    @EventHandler
    void on(CaseReopened event) {
        send(new AssessmentCommand.Reopen(event.caseId(), event.reason(), event.occurredAt()));
    }

    private void send(AssessmentCommand command) {
        commands.sendAndWait(command);
    }
}
