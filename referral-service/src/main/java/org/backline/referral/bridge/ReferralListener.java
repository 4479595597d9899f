package org.backline.referral.bridge;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.backline.events.ReferralRequested;
import org.backline.referral.domain.ReferralCommand;
import org.backline.support.processing.Policies;
import org.springframework.stereotype.Component;

/** Opens a referral as soon as a physician is asked, whoever asks. */
@Component
@ProcessingGroup(Policies.GROUP)
class ReferralListener {

    private final CommandGateway commands;

    ReferralListener(CommandGateway commands) {
        this.commands = commands;
    }

    @EventHandler
    void on(ReferralRequested event) {
        commands.sendAndWait(new ReferralCommand.Open(
                event.referralId(),
                event.caseId(),
                event.clinicId(),
                event.athleteId(),
                event.trainerId(),
                event.origin(),
                event.category(),
                event.urgency(),
                event.because(),
                event.question(),
                event.suggestedDiagnostics(),
                event.summary(),
                event.occurredAt()));
    }
}
