package org.backline.intake.bridge;

import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.codes.CauseCategory;
import org.backline.codes.ReopenedFrom;
import org.backline.events.DiagnosticsOrdered;
import org.backline.events.DiagnosticsReported;
import org.backline.events.FindingsRecorded;
import org.backline.events.PhysicianReported;
import org.backline.events.ProgramAssigned;
import org.backline.events.ProgramCompleted;
import org.backline.events.ProgramStopped;
import org.backline.events.PublishedEvent;
import org.backline.events.ReferralCancelled;
import org.backline.events.ReferralClosed;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralReopened;
import org.backline.events.ReferralRequested;
import org.backline.events.ReturnGateOpened;
import org.backline.intake.domain.CaseCommand;
import org.backline.intake.domain.ProgramCourse;
import org.backline.intake.door.ParticipationLimits;
import org.backline.support.processing.Policies;
import org.springframework.stereotype.Component;

/**
 * Keeps the case open and the athlete safe while a physician is asked, takes over what the trainer decided when the loop
 * closed, lets participation follow the return gate, knows when the program is completed, and which findings can be
 * corrected.
 */
@Component
@ProcessingGroup(Policies.GROUP)
class CaseListener {

    private final CommandGateway commands;
    private final ParticipationLimits limits;

    CaseListener(CommandGateway commands, ParticipationLimits limits) {
        this.commands = commands;
        this.limits = limits;
    }

    @EventHandler
    void on(ReferralRequested event) {
        commands.sendAndWait(new CaseCommand.NoteReferral(
                event.caseId(),
                event.referralId(),
                event.urgency(),
                limits.of(event.urgency(), event.category()).orElse(null),
                event.occurredAt()));
    }

    @EventHandler
    void on(ReferralCancelled event) {
        commands.sendAndWait(new CaseCommand.ReleaseReferral(event.caseId(), event.referralId(), event.occurredAt()));
        results(event, event.referralId(), false);
    }

    /** A referral that rested was open all along. Where it is not said what is suspected, the limits of the urgency hold. */
    @EventHandler
    void on(ReferralReopened event) {
        if (event.from() != ReopenedFrom.INTERRUPTED) {
            commands.sendAndWait(new CaseCommand.NoteReferral(
                    event.caseId(),
                    event.referralId(),
                    event.urgency(),
                    limits.of(event.urgency(), Objects.requireNonNullElse(event.category(), CauseCategory.UNDETERMINED))
                            .orElse(null),
                    event.occurredAt()));
            results(event, event.referralId(), false);
        }
    }

    @EventHandler
    void on(DiagnosticsOrdered event) {
        results(event, event.referralId(), true);
    }

    /** With the answer a physician may order more. */
    @EventHandler
    void on(PhysicianReported event) {
        if (!event.diagnosticsOrdered().isEmpty()) {
            results(event, event.referralId(), true);
        }
    }

    @EventHandler
    void on(DiagnosticsReported event) {
        if (event.complete()) {
            results(event, event.referralId(), false);
        }
    }

    /** A loop closes when nothing of it is awaited. */
    @EventHandler
    void on(ReferralClosed event) {
        results(event, event.referralId(), false);
    }

    private void results(PublishedEvent event, UUID referralId, boolean awaited) {
        commands.sendAndWait(new CaseCommand.NoteResults(event.caseId(), referralId, awaited, event.occurredAt()));
    }

    @EventHandler
    void on(FindingsRecorded event) {
        commands.sendAndWait(new CaseCommand.NoteEntry(
                event.caseId(), event.entryId(), event.findings(), event.redFlags(), event.occurredAt()));
    }

    @EventHandler
    void on(ReferralReconciled event) {
        commands.sendAndWait(new CaseCommand.SettleReferral(
                event.caseId(), event.referralId(), event.participation(), event.restrictions(), event.occurredAt()));
    }

    @EventHandler
    void on(ProgramAssigned event) {
        note(event, event.programId(), ProgramCourse.RUNNING);
    }

    @EventHandler
    void on(ProgramStopped event) {
        note(event, event.programId(), ProgramCourse.NONE);
    }

    /** The loop of the program closes here: the case is ready to be closed by its trainer. */
    @EventHandler
    void on(ProgramCompleted event) {
        note(event, event.programId(), ProgramCourse.COMPLETED);
    }

    private void note(PublishedEvent event, UUID programId, ProgramCourse course) {
        commands.sendAndWait(new CaseCommand.NoteProgram(event.caseId(), programId, course, event.occurredAt()));
    }

    @EventHandler
    void on(ReturnGateOpened event) {
        commands.sendAndWait(new CaseCommand.FollowGate(event.caseId(), event.occurredAt()));
    }
}
