package org.backline.intake.bridge;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.events.ReferralReconciled;
import org.backline.events.ReferralRequested;
import org.backline.intake.domain.CaseCommand;
import org.backline.support.processing.Policies;
import org.springframework.stereotype.Component;

/** Keeps the case open while a physician is asked, and takes over what the trainer decided when the loop closed. */
@Component
@ProcessingGroup(Policies.GROUP)
class CaseListener {

    private final CommandGateway commands;

    CaseListener(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ReferralRequested event) {
        commands.sendAndWait(new CaseCommand.NoteReferral(event.caseId(), event.referralId(), event.occurredAt()));
    }

    @EventHandler
    void on(ReferralReconciled event) {
        commands.sendAndWait(new CaseCommand.SettleReferral(
                event.caseId(), event.referralId(), event.participation(), event.restrictions(), event.occurredAt()));
    }
}
